package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"rashomon/analysis"
	"rashomon/corpus/voice"
)

// CSV writes the figures of r in long form, one a row, with the columns
// section, category, name, outlet, measure and value. A figure that has no data
// is an empty value.
func CSV(w io.Writer, r *analysis.Report, o Options) error {
	c := csvWriter{Writer: csv.NewWriter(w), only: o.Only}
	c.row("section", "category", "name", "outlet", "measure", "value")
	c.corpus(r)
	for _, s := range r.Naming {
		for _, n := range s.Names {
			c.name("naming", s.ID, n)
		}
		c.statistics("naming", s.ID, s.Statistics)
	}
	for _, s := range r.Cues {
		c.cues(s)
	}
	c.distinctive(r.Distinctive)
	c.sources(r.Sources)
	c.similarity(r.Similarity)
	c.sideBySide(r)
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("writing the report as CSV: %w", err)
	}
	return nil
}

type csvWriter struct {
	*csv.Writer
	only []string
}

// row keeps its errors for Error, as the csv package does.
func (c csvWriter) row(fields ...string) {
	for i, f := range fields {
		fields[i] = clean(f)
	}
	_ = c.Write(fields)
}

func (c csvWriter) count(section, category, name, outlet, measure string, n int64) {
	if c.wants(section) {
		c.row(section, category, name, outlet, measure, strconv.FormatInt(n, 10))
	}
}

// wants reports whether a section is to be written.
func (c csvWriter) wants(section string) bool {
	return len(c.only) == 0 || slices.Contains(c.only, section)
}

func (c csvWriter) figure(section, category, name, outlet, measure string, v *float64) {
	if !c.wants(section) {
		return
	}
	s := ""
	if v != nil {
		s = strconv.FormatFloat(*v, 'g', -1, 64)
	}
	c.row(section, category, name, outlet, measure, s)
}

func (c csvWriter) places(section, category, name, outlet string, p analysis.Places) {
	for place := range analysis.NoPlace {
		c.count(section, category, name, outlet, place.String(), p[place])
	}
}

func (c csvWriter) corpus(r *analysis.Report) {
	for _, o := range r.Corpus.Outlets {
		c.count("corpus", "", "", o.Outlet, "articles", o.Articles)
		c.count("corpus", "", "", o.Outlet, "words", o.Words)
		c.places("corpus", "", "", o.Outlet, o.ByVoice)
		c.figure("corpus", "", "", o.Outlet, "quoted_share", o.QuotedShare)
		c.count("corpus", "", "", o.Outlet, "duplicate_words", o.Duplicate)
	}
	c.count("corpus", "", "", "", "skipped", r.Corpus.Skipped.Total)
	tier := float64(r.Design.Tier)
	c.figure("corpus", "", "", "", "tier", &tier)
	c.design(r.Design)
}

func (c csvWriter) name(section, category string, n analysis.Name) {
	for _, o := range n.Outlets {
		c.count(section, category, n.Option, o.Outlet, "wording", o.Wording)
		c.count(section, category, n.Option, o.Outlet, "quoted", o.Quoted)
		c.places(section, category, n.Option, o.Outlet, o.ByVoice)
		c.count(section, category, n.Option, o.Outlet, "articles", o.Articles)
		c.tested(section, category, n.Option, o.Outlet, o.Test)
		c.stability(section, category, n.Option, o.Outlet, o.Stability)
		if section == "naming" {
			c.count(section, category, n.Option, o.Outlet, "first_in_articles", o.First)
			c.count(section, category, n.Option, o.Outlet, "headline_articles", o.Headline)
			c.figure(section, category, n.Option, o.Outlet, "share_of_wording", o.Share)
			c.figure(section, category, n.Option, o.Outlet, "article_share", o.ArticleShare)
			c.interval(section, category, n.Option, o.Outlet, "article_share", o.ArticleInterval)
		}
	}
	c.tested(section, category, n.Option, "", n.Test)
}

func (c csvWriter) cues(s analysis.CueSet) {
	for _, o := range s.Outlets {
		c.count("cues", s.ID, "", o.Outlet, "wording", o.Wording)
		c.count("cues", s.ID, "", o.Outlet, "wording_words", o.WordingWords)
		c.count("cues", s.ID, "", o.Outlet, "quoted", o.Quoted)
		c.count("cues", s.ID, "", o.Outlet, "quoted_words", o.QuotedWords)
		c.count("cues", s.ID, "", o.Outlet, "articles", o.Articles)
		c.count("cues", s.ID, "", o.Outlet, "of_articles", o.OfArticles)
		c.figure("cues", s.ID, "", o.Outlet, "wording_per_1000", o.WordingRate)
		c.figure("cues", s.ID, "", o.Outlet, "quoted_per_1000", o.QuotedRate)
		var ratio *float64
		if o.LogRatio != nil {
			ratio = &o.LogRatio.Value
		}
		c.figure("cues", s.ID, "", o.Outlet, "log_ratio", ratio)
		c.interval("cues", s.ID, "", o.Outlet, "log_ratio", o.Interval)
		c.tested("cues", s.ID, "", o.Outlet, o.Test)
		c.stability("cues", s.ID, "", o.Outlet, o.Stability)
	}
	c.tested("cues", s.ID, "", "", s.Test)
	for _, n := range s.Entries {
		c.name("cues", s.ID, n)
	}
	c.statistics("cues", s.ID, s.Statistics)
}

func (c csvWriter) sources(s analysis.Sources) {
	for _, o := range s.Outlets {
		c.said("", "", o.Outlet, o.Said)
		c.figure("sources", "", "", o.Outlet, "share_of_words", o.Share)
		c.count("sources", "", "", o.Outlet, "speakers", o.Speakers)
		c.figure("sources", "", "", o.Outlet, "effective_speakers", o.Effective)
		for _, class := range o.Classes {
			c.said(class.Class, "", o.Outlet, class.Said)
		}
	}
	for _, sp := range s.Speakers {
		for _, o := range sp.Outlets {
			c.said(sp.Class, sp.Name, o.Outlet, o.Said)
		}
	}
	for _, side := range s.Sides {
		for _, o := range side.Outlets {
			c.said("side "+side.Side, "", o.Outlet, o.Said)
		}
	}
}

func (c csvWriter) said(category, name, outlet string, s analysis.Said) {
	c.count("sources", category, name, outlet, "attributions", s.Attributions)
	c.count("sources", category, name, outlet, "quotations", s.Quotations)
	c.count("sources", category, name, outlet, "fragments", s.Fragments)
	c.count("sources", category, name, outlet, "quoted_words", s.QuotedWords)
	c.count("sources", category, name, outlet, "indirect_words", s.Indirect)
	for i, n := range s.Stances {
		c.count("sources", category, name, outlet, voice.Stance(i).String(), n)
	}
}
