package analysis

import (
	"slices"
	"strconv"

	"rashomon/corpus/voice"
)

// A Figure is one number or word of a Report, together with what it describes: the form
// in which reports become tables for other programs, conditions are checked and two
// reports are compared.
type Figure struct {
	Section  string // of Sections
	Category string // choice set, cue category, class of source, kind of row; may be ""
	Name     string // option, entry, source, quotation, word; "" for the whole category
	Outlet   string // "" for all of them together
	Measure  string
	Value    string // a number in the form of JSON, or a word; "" where there is no data
	Kind     FigureKind
}

// FigureKind says what kind of value a Figure has.
type FigureKind uint8

// The kinds of Figure. A DerivedFigure is worked out from counts: a share, a rate, a
// ratio, a p.
const (
	CountFigure FigureKind = iota
	DerivedFigure
	WordFigure
)

// Number returns the value of a figure that is a number and has data.
func (f *Figure) Number() (float64, bool) {
	if f.Kind == WordFigure || f.Value == "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(f.Value, 64)
	return v, err == nil
}

// Figures lists the figures of the report's sections in a fixed order; no sections
// means all. Tests, intervals and stability are among them only if the design has any:
// without tests there is no p, not even an empty one.
func (r *Report) Figures(sections ...string) []Figure {
	f := figures{only: sections}
	f.corpus(r)
	for _, s := range r.Naming {
		for _, o := range s.Sets {
			f.count(SectionNaming, s.ID, "", o.Outlet, "wording", o.Wording)
			f.count(SectionNaming, s.ID, "", o.Outlet, "quoted", o.Quoted)
			f.count(SectionNaming, s.ID, "", o.Outlet, "articles", o.Articles)
			f.count(SectionNaming, s.ID, "", o.Outlet, "of_articles", o.OfArticles)
			f.count(SectionNaming, s.ID, "", o.Outlet, "wording_words", o.Words)
		}
		for _, n := range s.Names {
			f.name(SectionNaming, s.ID, n)
		}
		f.statistics(SectionNaming, s.ID, s.Statistics)
	}
	for _, s := range r.Cues {
		f.cues(s)
	}
	f.distinctive(r.Distinctive)
	f.sources(r.Sources)
	f.similarity(r.Similarity)
	f.sideBySide(r)
	return f.list
}

// worked reports whether a section was worked out.
func (r *Report) worked(section string) bool { return slices.Contains(r.Sections, section) }

// figures collects the figures of some sections.
type figures struct {
	only []string
	list []Figure
}

func (f *figures) add(section, category, name, outlet, measure, value string, kind FigureKind) {
	if len(f.only) == 0 || slices.Contains(f.only, section) {
		f.list = append(f.list, Figure{section, category, name, outlet, measure, value, kind})
	}
}

func (f *figures) count(section, category, name, outlet, measure string, n int64) {
	f.add(section, category, name, outlet, measure, strconv.FormatInt(n, 10), CountFigure)
}

func (f *figures) figure(section, category, name, outlet, measure string, v *float64) {
	s := ""
	if v != nil {
		s = strconv.FormatFloat(*v, 'g', -1, 64)
	}
	f.add(section, category, name, outlet, measure, s, DerivedFigure)
}

// text adds a value that is a word, or nothing if it is empty.
func (f *figures) text(section, category, name, outlet, measure, value string) {
	if value != "" {
		f.add(section, category, name, outlet, measure, value, WordFigure)
	}
}

func (f *figures) places(section, category, name, outlet string, p Places) {
	for place := range NoPlace {
		f.count(section, category, name, outlet, place.String(), p[place])
	}
}

func (f *figures) corpus(r *Report) {
	for _, o := range r.Corpus.Outlets {
		f.count("corpus", "", "", o.Outlet, "articles", o.Articles)
		f.count("corpus", "", "", o.Outlet, "words", o.Words)
		f.places("corpus", "", "", o.Outlet, o.ByVoice)
		f.figure("corpus", "", "", o.Outlet, "quoted_share", o.QuotedShare)
		f.count("corpus", "", "", o.Outlet, "duplicate_words", o.Duplicate)
	}
	f.count("corpus", "", "", "", "skipped", r.Corpus.Skipped.Total)
	for _, k := range r.Corpus.Skipped.Kinds {
		f.count("corpus", "skipped", k.Kind, "", "count", k.Count)
	}
	tier := float64(r.Design.Tier)
	f.figure("corpus", "", "", "", "tier", &tier)
	f.design(r.Design)
}

func (f *figures) name(section, category string, n Name) {
	for _, o := range n.Outlets {
		f.count(section, category, n.Option, o.Outlet, "wording", o.Wording)
		f.count(section, category, n.Option, o.Outlet, "quoted", o.Quoted)
		f.places(section, category, n.Option, o.Outlet, o.ByVoice)
		f.count(section, category, n.Option, o.Outlet, "articles", o.Articles)
		f.tested(section, category, n.Option, o.Outlet, o.Test)
		f.stability(section, category, n.Option, o.Outlet, o.Stability)
		if section == "naming" {
			f.count(section, category, n.Option, o.Outlet, "first_in_articles", o.First)
			f.count(section, category, n.Option, o.Outlet, "headline_articles", o.Headline)
			f.figure(section, category, n.Option, o.Outlet, "share_of_wording", o.Share)
			f.figure(section, category, n.Option, o.Outlet, "article_share", o.ArticleShare)
			f.interval(section, category, n.Option, o.Outlet, "article_share", o.ArticleInterval)
		}
	}
	f.tested(section, category, n.Option, "", n.Test)
}

func (f *figures) cues(s CueSet) {
	for _, o := range s.Outlets {
		f.count("cues", s.ID, "", o.Outlet, "wording", o.Wording)
		f.count("cues", s.ID, "", o.Outlet, "wording_words", o.WordingWords)
		f.count("cues", s.ID, "", o.Outlet, "quoted", o.Quoted)
		f.count("cues", s.ID, "", o.Outlet, "quoted_words", o.QuotedWords)
		f.count("cues", s.ID, "", o.Outlet, "articles", o.Articles)
		f.count("cues", s.ID, "", o.Outlet, "of_articles", o.OfArticles)
		f.figure("cues", s.ID, "", o.Outlet, "wording_per_1000", o.WordingRate)
		f.figure("cues", s.ID, "", o.Outlet, "quoted_per_1000", o.QuotedRate)
		var ratio *float64
		if o.LogRatio != nil {
			ratio = &o.LogRatio.Value
		}
		f.figure("cues", s.ID, "", o.Outlet, "log_ratio", ratio)
		f.interval("cues", s.ID, "", o.Outlet, "log_ratio", o.Interval)
		if w := o.WithinEvents; w != nil {
			f.figure("cues", s.ID, "", o.Outlet, "log_ratio_within", &w.Value)
			f.interval("cues", s.ID, "", o.Outlet, "log_ratio_within", &w.Interval)
		}
		f.tested("cues", s.ID, "", o.Outlet, o.Test)
		f.stability("cues", s.ID, "", o.Outlet, o.Stability)
	}
	f.tested("cues", s.ID, "", "", s.Test)
	for _, n := range s.Entries {
		f.name("cues", s.ID, n)
	}
	f.statistics("cues", s.ID, s.Statistics)
}

func (f *figures) sources(s Sources) {
	for _, o := range s.Outlets {
		f.said("", "", o.Outlet, o.Said)
		f.figure("sources", "", "", o.Outlet, "share_of_words", o.Share)
		f.count("sources", "", "", o.Outlet, "speakers", o.Speakers)
		f.figure("sources", "", "", o.Outlet, "effective_speakers", o.Effective)
		for _, class := range o.Classes {
			f.said(class.Class, "", o.Outlet, class.Said)
		}
		for _, v := range o.Verbs {
			f.count("sources", "verb", v.Verb, o.Outlet, "count", v.Count)
		}
	}
	for _, sp := range s.Speakers {
		for _, o := range sp.Outlets {
			f.said(sp.Class, sp.Name, o.Outlet, o.Said)
		}
	}
	for _, side := range s.Sides {
		for _, o := range side.Outlets {
			f.said("side "+side.Side, "", o.Outlet, o.Said)
		}
	}
}

func (f *figures) said(category, name, outlet string, s Said) {
	f.count("sources", category, name, outlet, "attributions", s.Attributions)
	f.count("sources", category, name, outlet, "quotations", s.Quotations)
	f.count("sources", category, name, outlet, "fragments", s.Fragments)
	f.count("sources", category, name, outlet, "quoted_words", s.QuotedWords)
	f.count("sources", category, name, outlet, "indirect_words", s.Indirect)
	for i, n := range s.Stances {
		f.count("sources", category, name, outlet, voice.Stance(i).String(), n)
	}
}
