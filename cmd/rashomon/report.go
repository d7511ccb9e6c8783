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

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/analysis/stats"
	"rashomon/lexicons"
)

type reportFlags struct {
	inputFlags
	format   string
	output   string
	only     []string
	evidence string
	noColor  bool
	seed     uint64
	alpha    float64
	correct  string
	stats    []string
	sources  string
	failOn   []string
}

func newReport() *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:   "report [PATH…]",
		Short: "Print the framing report of a set of articles",
		Long: `Report counts the names and framing terms that each outlet uses, in whose
voice, and shows the sentences they stand in. Without a PATH it reports on the
example that is built in: five fictional outlets on one fictional affair.

A PATH may be a profile: what rashomon profile counted, added up and reported on
without reading the articles again. The sections that need their text are left
out, and say so.`,
		Example: "  rashomon report --only naming --evidence 2",
		RunE:    func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	f.registerReport(cmd)
	cmd.Flags().StringSliceVar(&f.only, "only", nil, "write these sections only: "+strings.Join(analysis.Sections(), ", "))
	return cmd
}

// newSources is report with section 5 alone.
func newSources() *cobra.Command {
	f := reportFlags{only: []string{"sources"}}
	cmd := &cobra.Command{
		Use:   "sources [PATH…]",
		Short: "Print who speaks, how much, and introduced by which verbs",
		Long: `Sources is the section “Who speaks?” of the report: the words each outlet gives
to which sources, and the verbs that introduce them. Without a PATH it reads the
built-in example.`,
		Example: "  rashomon sources",
		RunE:    func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	f.registerReport(cmd)
	return cmd
}

// registerReport adds the flags of every verb that writes a report.
func (f *reportFlags) registerReport(cmd *cobra.Command) {
	f.register(cmd)
	fl := cmd.Flags()
	fl.StringVar(&f.format, "format", "", "table, markdown, csv, json or html; by default what the output file's extension says, else table")
	fl.StringVarP(&f.output, "output", "o", "", "write to `FILE` instead of standard output, whole or not at all; with csv a folder that is there, or a name that ends in /, gets one file a section")
	fl.StringVar(&f.sources, "sources", "", "`FILE` that groups sources into sides to compare (YAML)")
	fl.StringVar(&f.evidence, "evidence", "6", "sentences shown under each table, a number or all")
	fl.BoolVar(&f.noColor, "no-color", false, "no bold or dim text in the terminal")
	fl.Uint64Var(&f.seed, "seed", 1, "seed of whatever is random")
	fl.Float64Var(&f.alpha, "alpha", 0.05, "level of the tests; intervals have 1 - alpha")
	fl.StringSliceVar(&f.stats, "stats", nil, "further statistics, with their raw counts: "+strings.Join(analysis.StatisticNames(), ", "))
	fl.StringArrayVar(&f.failOn, "fail-on", nil, "exit with status 1 when `CONDITION` holds, such as 'cues.hedges.wording>0' (repeatable; see docs/scripts.md)")
	fl.StringVar(&f.correct, "correction", stats.BenjaminiHochberg.String(), "correction for many tests: "+strings.Join(corrections(), ", "))
}

func (f *reportFlags) run(cmd *cobra.Command, paths []string) error {
	format, err := formatNamed(cmd.Name(), f.format, f.output)
	if err != nil {
		return err
	}
	if format != "csv" && isFolder(f.output) {
		return fmt.Errorf("-o %s is a folder: name a file in it, or say --format csv for one file a section", f.output)
	}
	opts, err := f.options(cmd.OutOrStdout())
	if err != nil {
		return err
	}
	opts.Brief = format == "table" && len(f.only) == 0
	correction, err := correctionNamed(f.correct)
	if err != nil {
		return err
	}
	if err := analysis.CheckStatistics(f.stats); err != nil {
		return fmt.Errorf("--stats: %w", err)
	}
	sides, err := f.sides()
	if err != nil {
		return err
	}
	if format == "html" {
		f.keep = &report.Keeper{}
	}
	p, lexs, conditions, err := f.counted(cmd, paths)
	if err != nil {
		return err
	}
	if p.Articles() == 0 {
		return noneRead(paths, p)
	}
	reading, err := f.voice()
	if err != nil {
		return err
	}
	compared := compareOptions(cmd, paths, lexs, reading)
	compared.Sections, compared.Statistics, compared.Sides = f.only, f.stats, sides
	compared.Seed, compared.Alpha, compared.Correction = f.seed, f.alpha, correction
	r, err := compare(cmd.Context(), p, compared)
	if err != nil {
		return err
	}
	if err := askedOfText(conditions, r); err != nil {
		return err
	}
	var texts report.Texts
	switch {
	case format == "html" && p.CountsOnly():
		texts.LeftOut = "The articles’ text is left out of this page: it was made from a profile, which holds counts. The sentences behind the figures are all here as far as the profile keeps them."
	case format == "html":
		m, err := lexicons.Compile(lexs...)
		if err != nil {
			return fmt.Errorf("compiling lexicons: %w", err)
		}
		texts, err = unlessInterrupted(cmd.Context(), p.Articles(), func() (report.Texts, error) { return f.keep.Texts(m, reading), nil })
		if err != nil {
			return err
		}
	}
	if format == "csv" && isFolder(f.output) {
		err = writeSections(f.output, r, opts)
	} else {
		err = f.write(cmd, p.Articles(), r, format, texts, opts)
	}
	if err != nil {
		return err
	}
	return crossed(cmd.ErrOrStderr(), conditions, r, p.Outlets())
}

// write writes the report on that many articles in one format.
func (f *reportFlags) write(cmd *cobra.Command, articles int64, r *analysis.Report, format string, texts report.Texts, opts report.Options) error {
	return writeTo(cmd.OutOrStdout(), f.output, func(w io.Writer) error {
		if f.output != "" && f.output != "-" {
			w = untilInterrupted{cmd.Context(), articles, w}
		}
		switch format {
		case "html":
			return report.HTML(w, r, texts, opts)
		case "json":
			return report.JSON(w, r)
		case "csv":
			return report.CSV(w, r, opts)
		case "markdown":
			return report.Markdown(w, r, opts)
		}
		return report.Terminal(w, r, opts)
	})
}

// isFolder reports whether file names a folder, judging by its last character if none exists yet.
func isFolder(file string) bool {
	if file == "" || file == "-" {
		return false
	}
	info, err := os.Stat(file)
	return err == nil && info.IsDir() || strings.HasSuffix(file, string(filepath.Separator))
}

// writeSections writes the figures into a folder, one file per section. Each file is written whole
// or not at all.
func writeSections(dir string, r *analysis.Report, opts report.Options) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("writing the figures: %w", err)
	}
	for _, s := range r.Sections {
		if s == analysis.SectionReading {
			continue // words, not figures
		}
		opts.Only = []string{s}
		err := writeTo(nil, filepath.Join(dir, s+".csv"), func(w io.Writer) error { return report.CSV(w, r, opts) })
		if err != nil {
			return err
		}
	}
	return nil
}

// counted is what the articles or profiles that paths name hold, the lexicons it was counted with,
// and the conditions of --fail-on, which are parsed before anything that takes long.
func (f *reportFlags) counted(cmd *cobra.Command, paths []string) (p *analysis.Profile, lexs []*lexicons.Lexicon, conditions []*analysis.Condition, err error) {
	profiles, articles := parted(cmd, paths)
	if err := notInput(f.output, append(profiles, f.sources)...); err != nil {
		return nil, nil, nil, err
	}
	f.sections = f.only
	f.countsOnly = f.keep == nil && !analysis.NeedText(f.only) // a page shows the articles themselves
	if f.countsOnly && len(profiles) == 0 && largestOf(articles) > manyArticles {
		defer heapForCounts(articles)()
	} else {
		fewSteps()
	}
	if len(profiles) > 0 {
		if p, err = f.addUp(cmd, profiles, articles); err != nil {
			return nil, nil, nil, err
		}
		conditions, err = f.conditions(p.Outline())
		return p, p.Outline(), conditions, err
	}
	if lexs, err = f.load(); err != nil {
		return nil, nil, nil, err
	}
	if conditions, err = f.conditions(lexs); err != nil {
		return nil, nil, nil, err
	}
	p, err = f.count(cmd, paths, lexs, f.stats...)
	return p, lexs, conditions, err
}

// sides reads the sources file, if one is given.
func (f *reportFlags) sides() ([]analysis.Side, error) {
	if f.sources == "" {
		return nil, nil
	}
	data, err := os.ReadFile(f.sources)
	if err != nil {
		return nil, fmt.Errorf("reading the sources file: %w", err)
	}
	return analysis.ParseSides(f.sources, data)
}

func (f *reportFlags) options(stdout io.Writer) (report.Options, error) {
	o := report.DefaultOptions()
	o.Only = f.only
	for _, s := range f.only {
		if !slices.Contains(analysis.Sections(), s) {
			return o, fmt.Errorf("--only %s: there is no such section: choose from %s", s, strings.Join(analysis.Sections(), ", "))
		}
	}
	if f.evidence == "all" {
		o.Evidence = -1
	} else {
		n, err := strconv.Atoi(f.evidence)
		if err != nil || n < 0 {
			return o, fmt.Errorf("--evidence %q: give a number of sentences, or all", f.evidence)
		}
		o.Evidence = n
	}
	if err := checkLevel(f.alpha); err != nil {
		return o, err
	}
	if f.output == "" {
		o.Width = terminalWidth(stdout)
		o.Color = colours(stdout, f.noColor)
	}
	return o, nil
}

// corrections lists the values of --correction.
func corrections() []string {
	var names []string
	for _, a := range stats.Adjustments() {
		names = append(names, a.String())
	}
	return names
}

func correctionNamed(name string) (stats.Adjustment, error) {
	for _, a := range stats.Adjustments() {
		if a.String() == name {
			return a, nil
		}
	}
	return 0, notOneOf("correction", name, corrections())
}
