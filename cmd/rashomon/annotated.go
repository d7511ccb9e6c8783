package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/lexicons"
)

// annotated calls do with every article, read for who speaks and for the terms of m. The Article is
// valid until do returns. Inputs that cannot be read are named on standard error; if none could be
// read, that is an error.
func (f *inputFlags) annotated(cmd *cobra.Command, paths []string, m *lexicons.Matcher, do func(*analysis.Article) error) error {
	opts, err := f.voice()
	if err != nil {
		return err
	}
	a, said := analysis.NewAnnotator(m, opts), inputsSaid{cmd: cmd}
	err = f.each(cmd, paths, said.fault, func(doc *corpus.Document) error {
		said.article(doc)
		return do(a.Annotate(doc))
	})
	if err == nil && said.articles == 0 {
		return said.none(paths)
	}
	return err
}

// inputsSaid is what a verb that writes article by article has reported about its inputs.
type inputsSaid struct {
	cmd      *cobra.Command
	articles int
	skipped  int
	only     *corpus.Fault // the first that was skipped, not reported yet: it may be why there is nothing
	decoded  string        // the last file that was noted as decoded
}

func (s *inputsSaid) fault(fault *corpus.Fault) {
	if fault.Note() {
		sayFault(s.cmd.ErrOrStderr(), fault)
		return
	}
	if s.skipped++; s.skipped == 1 && s.articles == 0 {
		s.only = fault
		return
	}
	s.sayOnly()
	sayFault(s.cmd.ErrOrStderr(), fault)
}

func (s *inputsSaid) sayOnly() {
	if s.only != nil {
		sayFault(s.cmd.ErrOrStderr(), s.only)
		s.only = nil
	}
}

// article counts an article, and notes once per decoded file what offsets count in.
func (s *inputsSaid) article(doc *corpus.Document) {
	s.sayOnly()
	s.articles++
	if doc.Decoded != "" && doc.File != s.decoded {
		s.decoded = doc.File
		sayNote(s.cmd.ErrOrStderr(), fmt.Sprintf("%s: it is not UTF-8 and was decoded from %s; offsets count bytes of the decoded text, and --encoding names another encoding", doc.File, doc.Decoded))
	}
}

// none is the error of a verb that has nothing to work on.
func (s *inputsSaid) none(paths []string) error {
	from := strings.Join(paths, " ")
	switch {
	case s.skipped > 1:
		return fmt.Errorf("no article could be read from %s: what is wrong with each input is said above", from)
	case s.only == nil:
		return fmt.Errorf("no article could be read from %s: run rashomon corpus list to see why", from)
	case s.only.File == from && s.only.Line == 0:
		return fmt.Errorf("no article could be read from %w", s.only)
	}
	return fmt.Errorf("no article could be read from %s: %w", from, s.only)
}
