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

// registerProfileOutput adds the -o flag of a verb that writes a profile.
func registerProfileOutput(cmd *cobra.Command, output *string) {
	cmd.Flags().StringVarP(output, "output", "o", "", "write the profile to `FILE`, whole or not at all; - is standard output")
}

// heapForCounts prepares memory for what is counted in the articles of paths, if their texts are
// not kept; done restores the garbage collector. Most of what is alive lives as long as the run, so
// the room beside it determines both the memory used and how often it is collected.
func heapForCounts(paths []string) (done func()) {
	size := largestOf(paths)
	useHugePages(min(countingHeap, profileHeap*size))
	return collectSeldom(profileRoom, uint64(min(usualHeap, 2*size)), profileGC)
}

// manyArticles is the size of a file, in bytes, from which a run is no longer small.
const manyArticles = smallRun

// countingHeap bounds the memory prepared for counting, in bytes. The tables that are consulted for
// every word are spread all over it, and with small pages a processor must look up where these are
// too: for 100 MB of articles 68,000 pages become 5,000.
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

// nothingRead reports whether there were inputs and none could be read; a part of a corpus without
// articles counts nothing and is fine.
func nothingRead(p *analysis.Profile) bool {
	skipped := p.Skipped()
	for _, k := range skipped.Kinds {
		if k.Kind == corpus.Empty.String() {
			skipped.Total -= k.Count
		}
	}
	return p.Articles() == 0 && skipped.Total > 0
}

// profileGC is the garbage collector's target while a profile is counted, in per cent of what is
// alive. There is no memory limit: what is alive may come near any, and constant collecting then
// costs more than counting.
const profileGC = 18

// profileRoom is how much the heap may grow in any case, in bytes.
const profileRoom = 40 << 20

// usualHeap is the size of the heap, in bytes, while a large file is counted, most of it reached in
// the first 75 MB: it is granted at once.
const usualHeap = 160 << 20

// checkOutput requires a place to write a profile to, and refuses to write bytes to a terminal.
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

// sayCounted reports what a profile holds, and what could not be read.
func sayCounted(stderr io.Writer, p *analysis.Profile) {
	for _, line := range p.Counted() {
		say(stderr, "%s", line)
	}
}
