package serve

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"slices"
	"strings"

	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/lexicons/packs"
)

// Bounds on what a page shows.
const (
	shownRows   = 400 // articles, with names that can be changed
	shownFaults = 200
	pasteFields = 2 // for texts; a script adds more
)

// A view is all that the templates print.
type view struct {
	Root   string // with which every address begins
	Action string // where the form goes
	Token  string
	Title  string
	Deck   string

	Problem   string
	Kept      bool // whether there is a set
	Rows      []rowView
	Said      string // what was read, in a sentence
	More      int    // articles without a row
	Unnamed   int    // articles that go by their file's name
	Faults    []string
	Notes     []string
	Cut       string
	Packs     []packView
	Report    string // its address; "" if there is nothing to report on
	Downloads []report.Link
	Pastes    []int        // numbers of the fields, from 0
	Plain     template.CSS // style of a page for those who do not have the address
}

// A rowView is an article with the names it goes by.
type rowView struct {
	Key, Where, As             string
	Outlet, Title, Date, Event string
	Words                      int
	Unnamed                    bool
}

type packView struct {
	Name, Title, Language string
	On                    bool
}

func (s *Server) start(w http.ResponseWriter, _ *http.Request) {
	v := s.view("How did they tell it?", "Supply articles from several outlets on the same event. You get a page that shows what each outlet calls things, in whose voice, and whom it lets speak, together with the sentences.")
	v.Action, v.Token = v.Root+"sets", s.secrets.formToken("")
	v.Packs = s.packs(s.options.Lexicons)
	s.write(w, http.StatusOK, "serve.tmpl", v)
}

// create makes a set from what the start page sends.
func (s *Server) create(w http.ResponseWriter, r *http.Request) {
	f, err := readForm(r, s.secrets.isToken(""))
	if err == nil && f.empty() {
		err = refuse(http.StatusUnprocessableEntity, "There is nothing to read yet: go back, and paste a text or choose a file.")
	}
	if err != nil {
		s.problem(w, err)
		return
	}
	x := newSet(randomWord(), s.options.Lexicons)
	if err := f.apply(x); err != nil {
		s.problem(w, err)
		return
	}
	s.sets.put(x)
	s.next(w, r, f, x)
}

// next redirects to what the form's button asked for.
func (s *Server) next(w http.ResponseWriter, r *http.Request, f *form, x *set) {
	to := s.home(x)
	if f.do == "report" {
		to += "/report"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// edit does what the form on a set's page asks for.
func (s *Server) edit(w http.ResponseWriter, r *http.Request, x *set) {
	f, err := readForm(r, s.secrets.isToken(x.id))
	if err != nil {
		s.problem(w, err)
		return
	}
	if f.do == "forget" {
		s.sets.forget(x.id)
		http.Redirect(w, r, "/"+s.secrets.word+"/", http.StatusSeeOther)
		return
	}
	err = s.working(r.Context(), x, func(ctx context.Context) error {
		// Names are kept only for articles that are in the list.
		if err := x.read(ctx); err != nil {
			return err
		}
		return f.apply(x)
	})
	if err != nil {
		s.showWith(w, r, x, err)
		return
	}
	s.next(w, r, f, x)
}

func (s *Server) show(w http.ResponseWriter, r *http.Request, x *set) { s.showWith(w, r, x, nil) }

// showWith shows a set with what went wrong.
func (s *Server) showWith(w http.ResponseWriter, r *http.Request, x *set, problem error) {
	v := s.view("The articles", "")
	v.Kept, v.Action, v.Token = true, s.home(x), s.secrets.formToken(x.id)
	err := s.working(r.Context(), x, func(ctx context.Context) error {
		err := x.read(ctx)
		s.fill(v, x)
		return err
	})
	status := http.StatusOK
	if err = errors.Join(problem, err); err != nil {
		v.Problem, status = s.sentence(err)
	}
	s.write(w, status, "serve.tmpl", v)
}

// fill puts what was read from a set into its page.
func (s *Server) fill(v *view, x *set) {
	outlets := map[string]bool{}
	articles := 0
	for _, l := range x.listing {
		if l.Fault != nil {
			list := &v.Faults
			if l.Fault.Note() {
				list = &v.Notes
			}
			*list = append(*list, report.Clean(l.Fault.Error()))
			continue
		}
		articles++
		row := rowOf(l, x.changed(l.File, l.Line))
		outlets[row.Outlet] = true
		if row.Unnamed {
			v.Unnamed++
		}
		if articles > shownRows {
			v.More++
			continue
		}
		v.Rows = append(v.Rows, row)
	}
	v.Said = fmt.Sprintf("%s of %s", counted(articles, "article"), counted(len(outlets), "outlet"))
	v.Faults, v.Notes = bounding(v.Faults), bounding(v.Notes)
	if x.cut {
		v.Cut = fmt.Sprintf("Only the first %s articles, or %d MB of text, are read here. Run in a terminal, the program reads any number.", report.Number(maxArticles), maxText>>20)
	}
	v.Packs = s.packs(x.lexicons)
	if articles > 0 {
		v.Report = s.home(x) + "/report"
		v.Downloads = s.downloads(x)
	}
}

// rowOf is an article as it was read, with the changes that the reader made.
func rowOf(l corpus.Listed, c change) rowView {
	row := rowView{
		Key: articleKey{l.File, l.Line}.String(), Where: report.Clean(l.File), As: l.Format, Words: l.Words,
		Outlet: cmp.Or(c.outlet, report.Clean(l.Outlet)), Title: cmp.Or(c.title, report.Clean(l.Title)),
		Date: cmp.Or(c.date, report.Clean(l.Date)), Event: cmp.Or(c.event, report.Clean(l.Event)),
	}
	if l.Line > 0 {
		row.Where += fmt.Sprintf(", %d", l.Line)
	}
	if l.Decoded != "" {
		row.As += ", " + l.Decoded
	}
	stem, _, _ := strings.Cut(path.Base(l.File), ".")
	row.Unnamed = c.outlet == "" && l.Line == 0 && l.Outlet == stem
	return row
}

func bounding(list []string) []string {
	if more := len(list) - shownFaults; more > 0 {
		return append(list[:shownFaults:shownFaults], fmt.Sprintf("and %d more", more))
	}
	return list
}

func counted(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return report.Number(n) + " " + noun + "s"
}

func (s *Server) packs(on []string) []packView {
	var list []packView
	for _, name := range packs.Names() {
		l, err := packs.Load(name)
		if err != nil {
			continue // a test of the packs makes sure that this does not happen
		}
		list = append(list, packView{name, l.Title, l.Language, slices.Contains(on, name)})
	}
	return list
}

func (s *Server) view(title, deck string) *view {
	v := &view{Root: "/" + s.secrets.word + "/", Title: title, Deck: deck}
	for i := range pasteFields {
		v.Pastes = append(v.Pastes, i)
	}
	return v
}

// problem answers with a sentence on what is wrong, and a way back for those who know
// the address.
func (s *Server) problem(w http.ResponseWriter, err error) {
	v := s.view("That did not work", "")
	var status int
	v.Problem, status = s.sentence(err)
	s.write(w, status, "problem.tmpl", v)
}

// refusal answers requests that do not come from the run's own pages. The answer does
// not give their address away, and so contains its own style.
func (s *Server) refusal(w http.ResponseWriter, err error) {
	reason, status := s.sentence(err)
	w.Header().Set("Content-Security-Policy", plainPolicy)
	s.write(w, status, "problem.tmpl", &view{Title: "That did not work", Problem: reason, Plain: plainStyle})
}

// sentence is what a reader is told about an error, and the status that goes with it.
func (s *Server) sentence(err error) (string, int) {
	var r *refusal
	switch {
	case errors.As(err, &r):
		return r.reason, r.status
	case errors.Is(err, errNothing):
		return sentenceCase(err.Error()), http.StatusUnprocessableEntity
	case errors.Is(err, context.Canceled):
		return "The program is ending.", http.StatusServiceUnavailable
	}
	return sentenceCase(err.Error()), http.StatusUnprocessableEntity
}

func sentenceCase(s string) string {
	s = report.Clean(s)
	if s == "" {
		return ""
	}
	return text.Capital(strings.TrimSuffix(s, ".")) + "."
}

// write writes a page whole, or a bare sentence in its place if that fails.
func (s *Server) write(w http.ResponseWriter, status int, name string, v *view) {
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, name, v); err != nil {
		s.log.Printf("writing a page: %v", err)
		http.Error(w, "The page could not be written.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // it is not a fault if the reader has gone
}
