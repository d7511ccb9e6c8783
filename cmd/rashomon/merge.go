package main

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rashomon/analysis"
)

func newMerge() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "merge FILE… -o FILE",
		Short: "Add profiles up",
		Long: `Merge adds profiles up, in any order and any number of steps: the result has the
same bytes as one profile of all the articles. Profiles that were counted with
other lexicons, or in another way, are refused, and so is one that is given twice.`,
		Example: "  rashomon merge a.profile b.profile -o all.profile",
		Args:    wants(1, -1),
		RunE: func(cmd *cobra.Command, files []string) error {
			if err := checkOutput(cmd, output); err != nil {
				return err
			}
			p, err := readProfiles(cmd, files, nil)
			if err != nil {
				return err
			}
			if err := writeProfile(cmd, output, p); err != nil {
				return err
			}
			sayCounted(cmd.ErrOrStderr(), p)
			return nil
		},
	}
	registerProfileOutput(cmd, &output)
	return cmd
}

// readProfiles reads profiles for some sections of a report, or for all if sections is empty, and
// adds them up.
func readProfiles(cmd *cobra.Command, files, sections []string) (*analysis.Profile, error) {
	useHugePages(profileHeap * largestOf(files))
	var sum *analysis.Profile
	seen := map[checksum]string{}
	for _, file := range files {
		if err := cmd.Context().Err(); err != nil {
			return nil, err
		}
		p, err := readProfile(cmd, file, sections)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, bare(err))
		}
		if end, ok := checksumOf(file); ok && p.Articles() > 0 { // parts without articles may well be equal
			switch before, twice := seen[end]; {
			case twice && before == file:
				return nil, fmt.Errorf("%s is given twice, and its articles would count twice: name it once", file)
			case twice:
				return nil, fmt.Errorf("%s and %s are the same profile, and its articles would count twice: name one of them", before, file)
			}
			seen[end] = file
		}
		if sum == nil {
			sum = p
			continue
		}
		if err := sum.Merge(p); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return sum, nil
}

// A checksum is what a profile ends with: the sum of everything before it.
type checksum [sha256.Size]byte

// checksumOf is the checksum of a profile in a file, regardless of the name or link that leads to
// it.
func checksumOf(file string) (end checksum, ok bool) {
	in, err := os.Open(file)
	if err != nil {
		return end, false // standard input
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() < int64(len(end)) {
		return end, false
	}
	_, err = in.ReadAt(end[:], info.Size()-int64(len(end)))
	return end, err == nil
}

// profileHeap is how many times its file's size a profile takes in memory, together with what is
// computed from it.
const profileHeap = 4

// largestOf is the size of the largest file.
func largestOf(files []string) (bytes int64) {
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			bytes = max(bytes, info.Size())
		}
	}
	return bytes
}

func readProfile(cmd *cobra.Command, file string, sections []string) (*analysis.Profile, error) {
	if file == "-" {
		return analysis.ReadProfileFor(cmd.InOrStdin(), sections)
	}
	in, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return analysis.ReadProfileFor(in, sections)
}

// parted splits paths into profiles, recognized by how they begin, and articles.
func parted(cmd *cobra.Command, paths []string) (profiles, articles []string) {
	for _, path := range paths {
		is := false
		if path == "-" {
			in := bufio.NewReader(cmd.InOrStdin())
			cmd.SetIn(in)
			head, _ := in.Peek(analysis.MagicLen) // an error recurs when it is read
			is = analysis.IsProfile(head)
		} else {
			is = beginsAsProfile(path)
		}
		if is {
			profiles = append(profiles, path)
		} else {
			articles = append(articles, path)
		}
	}
	return profiles, articles
}

// beginsAsProfile reports whether path is a regular file that begins as a profile does.
func beginsAsProfile(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false // a folder, a glob, or something that is reported when it is read
	}
	in, err := os.Open(path)
	if err != nil {
		return false
	}
	defer in.Close()
	head := make([]byte, analysis.MagicLen)
	n, err := io.ReadFull(in, head)
	return err == nil && analysis.IsProfile(head[:n])
}

// howRead are the flags that say how articles are read; for articles already counted they come too
// late.
var howRead = []string{"outlet", "map", "encoding", "aliases", "max-article", "max-bytes", "strict"}

// addUp adds profiles up, and counts any articles given beside them in the same way.
func (f *reportFlags) addUp(cmd *cobra.Command, profiles, articles []string) (*analysis.Profile, error) {
	for _, name := range howRead {
		if len(articles) == 0 && cmd.Flags().Changed(name) {
			return nil, fmt.Errorf("--%s says how articles are read, and those of %s are counted already: give it to rashomon profile", name, profiles[0])
		}
	}
	p, err := readProfiles(cmd, profiles, f.only)
	if err != nil {
		return nil, err
	}
	if len(articles) == 0 && !cmd.Flags().Changed("lexicon") {
		return p, nil
	}
	lexs, err := f.load()
	if err != nil {
		return nil, err
	}
	if err := p.CheckLexicons(lexs); err != nil {
		return nil, fmt.Errorf("%s: %w", profiles[0], err)
	}
	if len(articles) == 0 {
		return p, nil
	}
	f.countsOnly, f.keep = true, nil
	more, err := f.count(cmd, articles, lexs, p.Statistics()...)
	if err != nil {
		return nil, err
	}
	return p, p.Merge(more)
}

// askedOfText refuses a condition on a section that needs the articles' text.
func askedOfText(conditions []*analysis.Condition, r *analysis.Report) error {
	for _, c := range conditions {
		for _, l := range r.LeftOut {
			if l.Section == c.Section() && l.Part == "" {
				return fmt.Errorf("--fail-on: condition %q asks about section %s, which is left out: %s", c, l.Section, l.Reason)
			}
		}
	}
	return nil
}
