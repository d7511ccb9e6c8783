package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis/class"
	"rashomon/analysis/report"
)

type agreeFlags struct {
	key           string
	format        string
	output        string
	disagreements string
	cannotTell    string
	seed          uint64
	alpha         float64
	strict        bool
	noColor       bool
}

// cannotTell lists the values of --cannot-tell.
var cannotTell = []string{"answer", "missing"}

func newAgree() *cobra.Command {
	var f agreeFlags
	cmd := &cobra.Command{
		Use:   "agree CODINGS.csv…",
		Short: "Say how far the coders of a class pack agree, question by question",
		Long: `Agree reads the codings that students saved from the form of a class pack, one
file or more, or folders of them, and works out Krippendorff's alpha with its
interval for every question, lists the sentences on which coders differ, and with
the key says, apart from that, how far each coder agrees with the tool.`,
		Example: "  rashomon agree codings --key class/teacher/key.csv",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("agree needs codings: name the CSV files that coders saved, or their folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.key, "key", "", "`FILE` of the key, teacher/key.csv of the class pack, or the pack's folder")
	fl.StringVar(&f.format, "format", "", "table, csv or json; by default what the output file's extension says, else table")
	fl.StringVarP(&f.output, "output", "o", "", "write to `FILE` instead of standard output, whole or not at all")
	fl.StringVar(&f.disagreements, "disagreements", "12", "items listed on which coders differ, a number or all")
	fl.StringVar(&f.cannotTell, "cannot-tell", "answer", "whether “cannot tell” is an answer or missing")
	fl.Uint64Var(&f.seed, "seed", 1, "seed of the intervals")
	fl.Float64Var(&f.alpha, "alpha", 0.05, "intervals have 1 - alpha")
	fl.BoolVar(&f.strict, "strict", false, "stop at the first row that cannot be used")
	fl.BoolVar(&f.noColor, "no-color", false, "no bold or dim text in the terminal")
	return cmd
}

func (f *agreeFlags) run(cmd *cobra.Command, paths []string) error {
	format, err := formatNamed("agree", f.format, f.output)
	if err != nil {
		return err
	}
	opts := report.Options{}
	if opts.Evidence = -1; f.disagreements != "all" {
		if opts.Evidence, err = strconv.Atoi(f.disagreements); err != nil || opts.Evidence < 0 {
			return fmt.Errorf("--disagreements %q: give a number of items, or all", f.disagreements)
		}
	}
	if err := chosen("cannot-tell", f.cannotTell, cannotTell); err != nil {
		return err
	}
	if err := checkLevel(f.alpha); err != nil {
		return err
	}
	if f.output == "" {
		opts.Width = terminalWidth(cmd.OutOrStdout())
		opts.Color = colours(cmd.OutOrStdout(), f.noColor)
	}
	c, err := f.read(cmd, paths)
	if err != nil {
		return err
	}
	a, err := class.Agree(c, class.AgreeOptions{Seed: f.seed, Alpha: f.alpha, Missing: f.cannotTell == "missing"})
	if err != nil {
		return fmt.Errorf("%s: %w", strings.Join(paths, " "), err)
	}
	return writeTo(cmd.OutOrStdout(), f.output, func(w io.Writer) error {
		switch format {
		case "json":
			return report.AgreementJSON(w, a)
		case "csv":
			return report.AgreementCSV(w, a)
		}
		return report.AgreementTable(w, a, opts)
	})
}

// mostFaults bounds how many of the rows that could not be used are named.
const mostFaults = 20

// read reads the key and the codings.
func (f *agreeFlags) read(cmd *cobra.Command, paths []string) (*class.Codings, error) {
	c := &class.Codings{}
	if f.key != "" {
		file := f.key
		if info, err := os.Stat(file); err == nil && info.IsDir() {
			file = filepath.Join(file, "teacher", "key.csv")
		}
		data, err := readCoding(file)
		if err != nil {
			return nil, fmt.Errorf("--key: %w", err)
		}
		if err := c.AddKey(filepath.ToSlash(file), data); err != nil {
			return nil, err
		}
	}
	files, err := codingFiles(paths)
	if err != nil {
		return nil, err
	}
	if err := notInput(f.output, append(files, f.key)...); err != nil {
		return nil, err
	}
	for _, file := range files {
		data, err := readCoding(file)
		if err != nil {
			return nil, err
		}
		if err := c.Add(filepath.ToSlash(file), data); err != nil {
			return nil, err
		}
	}
	for i := range c.Faults {
		if f.strict {
			return nil, &c.Faults[i]
		}
		if i == mostFaults {
			say(cmd.ErrOrStderr(), "skipped: %d more rows", len(c.Faults)-i)
			break
		}
		say(cmd.ErrOrStderr(), "skipped: %v", &c.Faults[i])
	}
	return c, nil
}

// codingFiles lists the files that paths name: files, and the CSV files in folders.
func codingFiles(paths []string) ([]string, error) {
	var list []string
	for _, p := range paths {
		matches, err := matching(p)
		if err != nil {
			return nil, err
		}
		for _, m := range matches {
			info, err := os.Stat(m)
			if err != nil {
				return nil, fmt.Errorf("there are no codings at %s: name the CSV files that coders saved", m)
			}
			if !info.IsDir() {
				list = append(list, m)
				continue
			}
			inside, err := os.ReadDir(m)
			if err != nil {
				return nil, fmt.Errorf("the folder %s cannot be read: %w", m, bare(err))
			}
			before := len(list)
			for _, e := range inside {
				if strings.EqualFold(filepath.Ext(e.Name()), ".csv") && !strings.HasPrefix(e.Name(), ".") && !e.IsDir() {
					list = append(list, filepath.Join(m, e.Name()))
				}
			}
			if len(list) == before {
				return nil, fmt.Errorf("the folder %s holds no CSV file: name the one that coders saved theirs in", m)
			}
		}
	}
	var once []string // in the order given
	for _, file := range list {
		if !slices.Contains(once, file) {
			once = append(once, file)
		}
	}
	return once, nil
}

// matching is path if something has that name, else what it matches as a pattern.
func matching(path string) ([]string, error) {
	if _, err := os.Stat(path); err == nil || !strings.ContainsAny(path, "*?[") {
		return []string{path}, nil
	}
	found, err := filepath.Glob(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the pattern %s cannot be read: close its bracket, or quote it", path)
	case len(found) == 0:
		return nil, fmt.Errorf("no file matches the pattern %s: name the CSV files that coders saved", path)
	}
	return found, nil
}

// largestCoding is the largest size of a file of codings, in bytes.
const largestCoding = 64 << 20

func readCoding(file string) ([]byte, error) {
	r, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", file, bare(err))
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, largestCoding+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", file, bare(err))
	case len(data) > largestCoding:
		return nil, fmt.Errorf("%s is over %d MB: these are no codings of a class", file, largestCoding>>20)
	}
	return data, nil
}
