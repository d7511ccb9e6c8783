package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/corpus/sample"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/exchange"
	"rashomon/lexicons/packs"
)

// inputFlags are the flags of every verb that reads articles.
type inputFlags struct {
	lexicons []string
	notes    []exchange.Note // what was left out of the lexicons, to be reported
	outlets  []string
	maps     []string
	encoding string
	aliases  string
	article  byteSize
	input    byteSize
	strict   bool
	jobs     int

	examples   int            // sentences kept as evidence for every number
	sections   []string       // of the report; none means all
	countsOnly bool           // no texts are kept
	keep       *report.Keeper // of the articles that count reads; nil if nothing shows them
}

func (f *inputFlags) register(cmd *cobra.Command) {
	f.registerInput(cmd)
	cmd.Flags().StringArrayVar(&f.lexicons, "lexicon", []string{packs.Default}, "lexicon to look for, a shipped `NAME` or a file; may be repeated")
}

// registerInput adds the flags of a verb that brings its own lexicon.
func (f *inputFlags) registerInput(cmd *cobra.Command) {
	f.examples = analysis.DefaultExamples
	fl := cmd.Flags()
	fl.StringArrayVar(&f.outlets, "outlet", nil, "`NAME=GLOB`: files that match GLOB are of outlet NAME; may be repeated")
	fl.StringArrayVar(&f.maps, "map", nil, "`FIELD=COLUMN,...`: where fields stand in tables and records, as in text=article.body,outlet=source; may be repeated")
	fl.StringVar(&f.encoding, "encoding", "", "`NAME` of the encoding of all text without a byte-order mark; else each input is looked at")
	fl.StringVar(&f.aliases, "aliases", "", "YAML `FILE` of names that mean the same outlet or speaker")
	f.article, f.input = byteSize(corpus.DefaultMaxArticle), byteSize(corpus.DefaultMaxBytes)
	fl.Var(&f.article, "max-article", "`SIZE` past which an article is skipped")
	fl.Var(&f.input, "max-bytes", "`SIZE` past which an input is read no further, counted after unpacking")
	fl.BoolVar(&f.strict, "strict", false, "stop at the first input that cannot be read")
	fl.IntVar(&f.jobs, "jobs", 0, fmt.Sprintf("articles read at the same time, %d at most; 0 means one a core", analysis.MostJobs))
}

// documents streams the articles that paths name, or the embedded example if there are none.
func (f *inputFlags) documents(cmd *cobra.Command, paths []string) (iter.Seq2[*corpus.Document, error], error) {
	opts, err := f.options(cmd)
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return corpus.DocumentsFS(cmd.Context(), opts, sample.FS()), nil
	}
	return corpus.Documents(cmd.Context(), opts, paths...), nil
}

// list streams what documents would read.
func (f *inputFlags) list(cmd *cobra.Command, paths []string) (iter.Seq2[corpus.Listed, error], error) {
	opts, err := f.options(cmd)
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return corpus.ListFS(cmd.Context(), opts, sample.FS()), nil
	}
	return corpus.List(cmd.Context(), opts, paths...), nil
}

func (f *inputFlags) options(cmd *cobra.Command) (corpus.Options, error) {
	if f.jobs < 0 {
		return corpus.Options{}, fmt.Errorf("--jobs %d: give a number of articles, or 0 for one a core", f.jobs)
	}
	sayNotes(cmd, f.notes)
	f.notes = nil
	opts := corpus.DefaultOptions()
	opts.Strict = f.strict
	opts.Stdin = cmd.InOrStdin()
	for _, o := range f.outlets {
		rule, err := corpus.ParseOutletRule(o)
		if err != nil {
			return corpus.Options{}, fmt.Errorf("--outlet: %w", err)
		}
		opts.Outlets = append(opts.Outlets, rule)
	}
	for _, m := range f.maps {
		list, err := corpus.ParseFieldMap(m)
		if err != nil {
			return corpus.Options{}, fmt.Errorf("--map: %w", err)
		}
		opts.Map = append(opts.Map, list...)
	}
	aliases, err := f.parseAliases()
	if err != nil {
		return corpus.Options{}, err
	}
	opts.Aliases, opts.Encoding = aliases.Outlets, f.encoding
	opts.MaxArticle, opts.MaxBytes = int64(f.article), int64(f.input)
	if out := cmd.Flags().Lookup("output"); out != nil && out.Value.String() != "-" {
		opts.Output = out.Value.String()
		if err := notInput(opts.Output, append(f.lexicons, f.aliases)...); err != nil {
			return corpus.Options{}, err
		}
	}
	return opts, nil
}

// parseAliases reads the file that --aliases names.
func (f *inputFlags) parseAliases() (corpus.Aliases, error) {
	if f.aliases == "" {
		return corpus.Aliases{}, nil
	}
	data, err := os.ReadFile(f.aliases)
	if err != nil {
		return corpus.Aliases{}, fmt.Errorf("--aliases: %w", err)
	}
	return corpus.ParseAliases(f.aliases, data)
}

// voice is how articles are read for who speaks, with the aliases of speakers.
func (f *inputFlags) voice() (voice.Options, error) {
	opts := voice.DefaultOptions()
	aliases, err := f.parseAliases()
	opts.Aliases = aliases.Speakers
	return opts, err
}

// count counts the articles that paths name.
func (f *inputFlags) count(cmd *cobra.Command, paths []string, lexs []*lexicons.Lexicon, statistics ...string) (*analysis.Profile, error) {
	docs, err := f.documents(cmd, paths)
	if err != nil {
		return nil, err
	}
	if f.keep != nil {
		docs = f.keep.Watch(docs)
	}
	step, done := progress(cmd.ErrOrStderr())
	defer done()
	voices, err := f.voice()
	if err != nil {
		return nil, err
	}
	return analysis.Count(cmd.Context(), docs, analysis.CountOptions{
		Lexicons: lexs, Voice: voices, Jobs: f.jobs, Strict: f.strict, Progress: step, Statistics: statistics, Sections: f.sections,
		Examples: f.examples, CountsOnly: f.countsOnly,
	})
}

// each calls do with every article in the order of reading, and skipped with faults and notes.
func (f *inputFlags) each(cmd *cobra.Command, paths []string, skipped func(*corpus.Fault), do func(*corpus.Document) error) error {
	docs, err := f.documents(cmd, paths)
	if err != nil {
		return err
	}
	step, done := progress(cmd.ErrOrStderr())
	defer done()
	if step != nil && !isTerminal(cmd.OutOrStdout()) { // lines that appear there show the progress
		articles, bytes, work := int64(0), int64(0), do
		do = func(doc *corpus.Document) error {
			articles, bytes = articles+1, bytes+int64(len(doc.Text))
			step(articles, bytes)
			return work(doc)
		}
	}
	return eachDocument(cmd.Context(), docs, f.strict, skipped, do)
}

// noneRead is the error of a command that has nothing to work on: the first reason found.
func noneRead(paths []string, p *analysis.Profile) error {
	from := strings.Join(paths, " ")
	switch {
	case len(paths) == 0:
		from = "the built-in example"
	case from == "":
		from = `""`
	}
	skipped := p.Skipped()
	if skipped.Total == 0 && len(skipped.OtherLanguages) > 0 {
		return fmt.Errorf("no article could be counted of %s: %s", from, otherLanguage(skipped.OtherLanguages, p.Lexicons))
	}
	for _, s := range skipped.List {
		if s.Note {
			continue
		}
		reason := s.Reason
		switch {
		case s.Line > 0:
			reason = fmt.Sprintf("%s:%d: %s", s.File, s.Line, reason)
		case s.File != from:
			reason = s.File + ": " + reason
		}
		if n := skipped.Total - 1; n > 0 {
			reason += fmt.Sprintf(" (and %d more: run rashomon corpus list)", n)
		}
		return fmt.Errorf("no article could be read from %s: %s", from, reason)
	}
	return fmt.Errorf("no article could be read from %s: run rashomon corpus list to see why", from)
}

func eachDocument(ctx context.Context, docs iter.Seq2[*corpus.Document, error], strict bool, skipped func(*corpus.Fault), do func(*corpus.Document) error) error {
	articles := 0
	for doc, err := range docs {
		if err := ctx.Err(); err != nil {
			return &corpus.Interrupted{Articles: articles, Err: err}
		}
		if err != nil {
			var fault *corpus.Fault
			if !errors.As(err, &fault) || strict && !fault.Note() {
				return err
			}
			skipped(fault)
			continue
		}
		if err := do(doc); err != nil {
			return err
		}
		articles++
	}
	if err := ctx.Err(); err != nil {
		return &corpus.Interrupted{Articles: articles, Err: err}
	}
	return nil
}
