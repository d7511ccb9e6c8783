package report

import "rashomon/analysis"

// Rows of tests, intervals and stability stand in the CSV only where there are
// any: a design without tests has no p in it, not even an empty one.

func (c csvWriter) design(d analysis.Design) {
	if d.Tests != nil {
		c.figure("corpus", "", "", "", "p_min", d.PMin)
		c.count("corpus", "", "", "", "tests", int64(*d.Tests))
	}
	if d.Detectable != nil {
		c.figure("corpus", "", "", d.Detectable.Outlet, "detectable_ratio", d.Detectable.Ratio)
	}
}

func (c csvWriter) tested(section, category, name, outlet string, t *analysis.Test) {
	if t != nil {
		c.figure(section, category, name, outlet, "p", &t.P)
		c.figure(section, category, name, outlet, "q", &t.Q)
	}
}

func (c csvWriter) interval(section, category, name, outlet, measure string, iv *analysis.Interval) {
	if iv != nil {
		c.figure(section, category, name, outlet, measure+"_lo", &iv.Lo)
		c.figure(section, category, name, outlet, measure+"_hi", &iv.Hi)
	}
}

// stability writes whether one article, or one passage of an only article, drives
// the comparison.
func (c csvWriter) stability(section, category, name, outlet string, s *analysis.Stability) {
	if s == nil {
		return
	}
	driven := int64(0)
	if s.OneArticle {
		driven = 1
	}
	c.count(section, category, name, outlet, "one_"+s.Unit, driven)
}

func (c csvWriter) distinctive(list []analysis.Distinctive) {
	for _, d := range list {
		c.count("distinctive", "", "", d.Outlet, "words", d.Words)
		c.count("distinctive", "", "", d.Outlet, "reference_words", d.ReferenceWords)
		for _, part := range []struct {
			name string
			list []analysis.DistinctiveWord
		}{{"wording", d.Wording}, {"name", d.Names}, {"topic", d.Topics}, {"single", d.Single}} {
			for _, w := range part.list {
				c.count("distinctive", part.name, w.Word, d.Outlet, "count", w.Count)
				c.count("distinctive", part.name, w.Word, d.Outlet, "reference_count", w.ReferenceCount)
				c.count("distinctive", part.name, w.Word, d.Outlet, "articles", w.Articles)
				c.count("distinctive", part.name, w.Word, d.Outlet, "of_articles", w.OfArticles)
				c.figure("distinctive", part.name, w.Word, d.Outlet, "per_1000", &w.PerThousand)
				c.figure("distinctive", part.name, w.Word, d.Outlet, "log_odds", &w.LogOdds)
				c.figure("distinctive", part.name, w.Word, d.Outlet, "z", &w.Z)
				c.figure("distinctive", part.name, w.Word, d.Outlet, "log_ratio", &w.LogRatio)
				c.interval("distinctive", part.name, w.Word, d.Outlet, "log_ratio", w.Interval)
				if w.OneArticle != nil {
					driven := int64(0)
					if *w.OneArticle {
						driven = 1
					}
					c.count("distinctive", part.name, w.Word, d.Outlet, "one_article", driven)
				}
			}
		}
	}
}

// statistics writes each value as its statistic and column, such as "g2 p"; those
// that are not to be had are left out.
func (c csvWriter) statistics(section, category string, list []analysis.Statistic) {
	for _, s := range list {
		for _, r := range s.Rows {
			for i, v := range r.Values {
				if v != nil {
					c.figure(section, category, r.Entry, r.Outlet, s.Name+" "+s.Columns[i], v)
				}
			}
		}
	}
}

// similarity writes a pair as its first outlet, with the second as the name.
func (c csvWriter) similarity(s analysis.Similarity) {
	for _, m := range s.Sets {
		for _, o := range m.Outlets {
			c.count("similarity", m.ID, "", o.Outlet, "uses", o.Uses)
			c.figure("similarity", m.ID, "", o.Outlet, "halves", &o.Halves)
		}
		for _, p := range m.Pairs {
			c.figure("similarity", m.ID, p.Second, p.First, "distance", &p.Distance)
		}
	}
}
