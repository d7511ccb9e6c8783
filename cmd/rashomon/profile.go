package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/corpus"
)

type profileFlags struct {
	inputFlags
	output       string
	collocations bool
}

func newProfile() *cobra.Command {
	var f profileFlags
	cmd := &cobra.Command{
		Use:   "profile PATH… -o FILE",
		Short: "Count articles once, into a file that report takes in place of them",
		Long: `Profile counts what a report is made of, in memory that does not grow with the
number of articles, and writes it to FILE. Profiles of parts of a corpus, made on
any number of machines, are added up by rashomon merge or by rashomon report, and
give the same bytes as one profile of the whole.

A profile holds counts and the sentences behind them, and not the articles: the
sections that lay articles side by side are left out of its report.`,
		Example: "  rashomon profile articles.jsonl -o all.profile",
		Args:    wants(1, -1),
		RunE:    func(cmd *cobra.Command, paths []string) error { return f.run(cmd, paths) },
	}
	f.register(cmd)
	registerProfileOutput(cmd, &f.output)
	cmd.Flags().BoolVar(&f.collocations, "collocations", false, "count the words around each name too, for report --stats collocations; they outgrow the rest")
	return cmd
}

// registerProfileOutput adds the -o of a verb that writes a profile.
func registerProfileOutput(cmd *cobra.Command, output *string) {
	cmd.Flags().StringVarP(output, "output", "o", "", "write the profile to `FILE`, whole or not at all; - is standard output")
}

// heapForCounts makes memory ready for what is counted of the articles of paths, where
// their texts are not kept; done puts the garbage collector back. Most of what is alive
// lives as long as the run: the room beside it bounds the memory, and how often it is
// gone through.
func heapForCounts(paths []string) (done func()) {
	size := largestOf(paths)
	useHugePages(min(countingHeap, profileHeap*size))
	return collectSeldom(profileRoom, uint64(min(usualHeap, 2*size)), profileGC)
}

// manyArticles is the size of a file that is no small run any more, in bytes.
const manyArticles = smallRun

// countingHeap bounds what counting is to hold, in bytes. The tables that are asked
// for every word are strewn over it, and where pages are small a processor has to look
// up their places too: of 100 MB of articles 68,000 pages become 5,000.
const countingHeap = 256 << 20

func (f *profileFlags) run(cmd *cobra.Command, paths []string) error {
	if err := checkOutput(cmd, f.output); err != nil {
		return err
	}
	defer heapForCounts(paths)()
	lexs, err := f.load()
	if err != nil {
		return err
	}
	f.countsOnly = true
	var statistics []string
	if f.collocations {
		statistics = []string{analysis.Collocations}
	}
	p, err := f.count(cmd, paths, lexs, statistics...)
	if err != nil {
		return err
	}
	if nothingRead(p) {
		sayCounted(cmd.ErrOrStderr(), p)
		return fmt.Errorf("no article could be read from %s: nothing was written; rashomon corpus list shows why", strings.Join(paths, " "))
	}
	if err := writeProfile(cmd, f.output, p); err != nil {
		return err
	}
	sayCounted(cmd.ErrOrStderr(), p)
	return nil
}

// nothingRead tells a part of a corpus that has no articles, which counts nothing
// and is fine, from paths of which none could be read.
func nothingRead(p *analysis.Profile) bool {
	skipped := p.Skipped()
	for _, k := range skipped.Kinds {
		if k.Kind == corpus.Empty.String() {
			skipped.Total -= k.Count
		}
	}
	return p.Articles() == 0 && skipped.Total > 0
}

// profileGC is the garbage collector's target while a profile is counted, in per
// cent of what is alive. There is no limit besides: what is alive may come near
// any, and collecting all the time then costs more than counting.
const profileGC = 18

// profileRoom is what the heap may grow by all the same, in bytes.
const profileRoom = 40 << 20

// usualHeap is what the heap comes to while a large file is counted, in bytes, of which
// the first 75 MB take most: it is given at once.
const usualHeap = 160 << 20

// checkOutput asks for a place to write a profile to, and refuses to write bytes to a
// screen.
func checkOutput(cmd *cobra.Command, output string) error {
	if output == "" {
		return fmt.Errorf("%s writes a profile: say where to with -o FILE, or -o - for standard output", cmd.Name())
	}
	if output == "-" && isTerminal(cmd.OutOrStdout()) {
		return fmt.Errorf("-o -: a profile is no text for a terminal: name a file, or pipe it on")
	}
	return nil
}

func writeProfile(cmd *cobra.Command, output string, p *analysis.Profile) error {
	return writeTo(cmd.OutOrStdout(), output, func(w io.Writer) error {
		if err := cmd.Context().Err(); err != nil {
			return err
		}
		_, err := p.WriteTo(w)
		return err
	})
}

// sayCounted tells what a profile holds, and what could not be read.
func sayCounted(stderr io.Writer, p *analysis.Profile) {
	for _, line := range p.Counted() {
		fmt.Fprintln(stderr, "rashomon:", line)
	}
}
