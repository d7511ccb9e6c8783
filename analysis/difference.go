package analysis

import (
	"cmp"
	"fmt"
	"slices"
)

// DifferenceSchema names the form of a Difference as JSON.
const DifferenceSchema = "rashomon.diff/1"

// A Difference is what changed between two reports, the base and a later one. It says
// what changed, but not why or whether it matters: a report on more articles has
// different counts, and one with other lexicons looks for other words. Such changes
// therefore come first in it.
type Difference struct {
	Schema   string          `json:"schema"`
	Settings []SettingChange `json:"settings"` // what the reports were made with
	Lexicons []LexiconChange `json:"lexicons"`
	Articles []ArticleChange `json:"articles"` // by id
	Sections []SectionChange `json:"sections"` // figures, by section; those that both reports worked out
	Left     []string        `json:"left_out"` // sections that only one of the reports has
	Cautions LinesChange     `json:"cautions"`
}

// A SettingChange is an option, or the digest of the inputs, that is not the same in
// both reports. The program's version and the command are not settings: they may differ
// although nothing else does.
type SettingChange struct {
	Setting string `json:"setting"`
	Base    string `json:"base"`
	Later   string `json:"later"`
}

// A LexiconChange is a lexicon that only one report used, or that the two used in
// different versions; "" for a report without it.
type LexiconChange struct {
	Lexicon string `json:"lexicon"`
	Base    string `json:"base"`  // version and the first digits of its hash
	Later   string `json:"later"` // likewise
}

// An ArticleChange is an article that was added or removed, or whose text or outlet
// changed.
type ArticleChange struct {
	Article string `json:"article"`
	Outlet  string `json:"outlet"`
	Change  string `json:"change"` // added, removed, text, outlet
}

// A SectionChange is every figure of one section that changed.
type SectionChange struct {
	Section string         `json:"section"`
	Same    int            `json:"same"` // figures that did not change
	Changed []FigureChange `json:"changed"`
}

// A FigureChange is one figure in both reports; nil if a report has no such figure, ""
// if it has no data for it.
type FigureChange struct {
	Category string  `json:"category"`
	Name     string  `json:"name"`
	Outlet   string  `json:"outlet"`
	Measure  string  `json:"measure"`
	Base     *string `json:"base"`
	Later    *string `json:"later"`
	Derived  bool    `json:"derived"` // worked out from counts: a share, a rate, a ratio, a p
}

// LinesChange holds the lines that only one report has.
type LinesChange struct {
	Removed []string `json:"removed"`
	Added   []string `json:"added"`
}

// None reports whether nothing changed.
func (d *Difference) None() bool {
	for _, s := range d.Sections {
		if len(s.Changed) > 0 {
			return false
		}
	}
	return len(d.Settings)+len(d.Lexicons)+len(d.Articles)+len(d.Left)+len(d.Cautions.Removed)+len(d.Cautions.Added) == 0
}

// Diff compares two reports figure by figure.
func Diff(base, later *Report) (*Difference, error) {
	for _, r := range []*Report{base, later} {
		if r.Schema != Schema {
			return nil, fmt.Errorf("comparing reports: schema %q: this program reads %s: make the report again with this program", r.Schema, Schema)
		}
	}
	d := &Difference{
		Schema:   DifferenceSchema,
		Settings: settingChanges(base, later),
		Lexicons: lexiconChanges(base.Provenance.Lexicons, later.Provenance.Lexicons),
		Articles: articleChanges(base.Corpus.Articles, later.Corpus.Articles),
		Sections: []SectionChange{},
		Left:     []string{},
		Cautions: LinesChange{missingFrom(base.Cautions, later.Cautions), missingFrom(later.Cautions, base.Cautions)},
	}
	for _, s := range Sections() {
		switch inBase, inLater := base.worked(s), later.worked(s); {
		case inBase != inLater:
			d.Left = append(d.Left, s)
		case inBase:
			if c := figureChanges(s, base.Figures(s), later.Figures(s)); c.Same > 0 || len(c.Changed) > 0 {
				d.Sections = append(d.Sections, c)
			}
		}
	}
	return d, nil
}

func settingChanges(base, later *Report) []SettingChange {
	changes := []SettingChange{}
	add := func(setting string, b, l any) {
		if b, l := fmt.Sprint(b), fmt.Sprint(l); b != l {
			changes = append(changes, SettingChange{setting, b, l})
		}
	}
	correction := func(r *Report) string {
		if r.Design.Correction == nil {
			return ""
		}
		return *r.Design.Correction
	}
	add("inputs", base.Provenance.Inputs, later.Provenance.Inputs)
	add("seed", base.Provenance.Seed, later.Provenance.Seed)
	add("alpha", base.Provenance.Alpha, later.Provenance.Alpha)
	add("correction", correction(base), correction(later))
	add("tier", base.Design.Tier, later.Design.Tier)
	return changes
}

func lexiconChanges(base, later []LexiconRef) []LexiconChange {
	const digits = 8
	versions := func(list []LexiconRef) map[string]string {
		m := map[string]string{}
		for _, l := range list {
			m[l.Name] = l.Version + " (" + l.SHA256[:min(digits, len(l.SHA256))] + ")"
		}
		return m
	}
	b, l := versions(base), versions(later)
	changes := []LexiconChange{}
	for _, name := range unionKeys(b, l) {
		if b[name] != l[name] {
			changes = append(changes, LexiconChange{name, b[name], l[name]})
		}
	}
	return changes
}

func articleChanges(base, later []ArticleSummary) []ArticleChange {
	byID := func(list []ArticleSummary) map[string]ArticleSummary {
		m := make(map[string]ArticleSummary, len(list))
		for _, a := range list {
			m[a.ID] = a
		}
		return m
	}
	b, l := byID(base), byID(later)
	changes := []ArticleChange{}
	for _, id := range unionKeys(b, l) {
		was, inBase := b[id]
		is, inLater := l[id]
		switch {
		case !inLater:
			changes = append(changes, ArticleChange{id, was.Outlet, "removed"})
		case !inBase:
			changes = append(changes, ArticleChange{id, is.Outlet, "added"})
		case was.SHA256 != is.SHA256:
			changes = append(changes, ArticleChange{id, is.Outlet, "text"})
		case was.Outlet != is.Outlet:
			changes = append(changes, ArticleChange{id, is.Outlet, "outlet"})
		}
	}
	return changes
}

// figureChanges pairs the figures of one section. Figures with the same key, such as
// two carriers of a quotation in one outlet, are paired as sets.
func figureChanges(section string, base, later []Figure) SectionChange {
	order := func(a, b Figure) int {
		return cmp.Or(
			cmp.Compare(a.Category, b.Category), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Outlet, b.Outlet),
			cmp.Compare(a.Measure, b.Measure), cmp.Compare(a.Value, b.Value),
		)
	}
	slices.SortFunc(base, order)
	slices.SortFunc(later, order)
	key := func(f Figure) Figure { f.Value = ""; return f }
	c := SectionChange{Section: section, Changed: []FigureChange{}}
	change := func(f Figure, b, l *string) {
		c.Changed = append(c.Changed, FigureChange{f.Category, f.Name, f.Outlet, f.Measure, b, l, f.Kind == DerivedFigure})
	}
	for len(base) > 0 || len(later) > 0 {
		var of Figure
		if len(later) == 0 || len(base) > 0 && order(key(base[0]), key(later[0])) <= 0 {
			of = key(base[0])
		} else {
			of = key(later[0])
		}
		var b, l []string
		for ; len(base) > 0 && key(base[0]) == of; base = base[1:] {
			b = append(b, base[0].Value)
		}
		for ; len(later) > 0 && key(later[0]) == of; later = later[1:] {
			l = append(l, later[0].Value)
		}
		gone, came := missingFrom(b, l), missingFrom(l, b)
		c.Same += len(b) - len(gone)
		for i := range max(len(gone), len(came)) {
			var was, is *string
			if i < len(gone) {
				was = &gone[i]
			}
			if i < len(came) {
				is = &came[i]
			}
			change(of, was, is)
		}
	}
	return c
}

// missingFrom lists the elements of list that others does not have, each as many times
// as list has it more often.
func missingFrom(list, others []string) []string {
	have := map[string]int{}
	for _, o := range others {
		have[o]++
	}
	missing := []string{}
	for _, s := range list {
		if have[s] > 0 {
			have[s]--
			continue
		}
		missing = append(missing, s)
	}
	return missing
}

// unionKeys lists the keys of two maps, sorted.
func unionKeys[V any](a, b map[string]V) []string {
	keys := make([]string, 0, len(a)+len(b))
	for k := range a {
		keys = append(keys, k)
	}
	for k := range b {
		if _, ok := a[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}
