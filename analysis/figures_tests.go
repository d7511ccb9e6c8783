package analysis

// Rows of tests, intervals and stability are in the CSV only if there are any: a design
// without tests has no p in it, not even an empty one.

func (f *figures) design(d Design) {
	if d.Tests != nil {
		f.figure("corpus", "", "", "", "p_min", d.PMin)
		f.count("corpus", "", "", "", "tests", int64(*d.Tests))
	}
	if d.Detectable != nil {
		f.figure("corpus", "", "", d.Detectable.Outlet, "detectable_ratio", d.Detectable.Ratio)
	}
}

func (f *figures) tested(section, category, name, outlet string, t *Test) {
	if t != nil {
		f.figure(section, category, name, outlet, "p", &t.P)
		f.figure(section, category, name, outlet, "q", &t.Q)
	}
}

func (f *figures) interval(section, category, name, outlet, measure string, iv *Interval) {
	if iv != nil {
		f.figure(section, category, name, outlet, measure+"_lo", &iv.Lo)
		f.figure(section, category, name, outlet, measure+"_hi", &iv.Hi)
	}
}

// stability writes whether one article, or one passage of an outlet's only article,
// drives the comparison.
func (f *figures) stability(section, category, name, outlet string, s *Stability) {
	if s == nil {
		return
	}
	driven := int64(0)
	if s.OneArticle {
		driven = 1
	}
	f.count(section, category, name, outlet, "one_"+s.Unit, driven)
}

func (f *figures) distinctive(list []Distinctive) {
	for _, d := range list {
		f.count("distinctive", "", "", d.Outlet, "words", d.Words)
		f.count("distinctive", "", "", d.Outlet, "reference_words", d.ReferenceWords)
		for _, part := range []struct {
			name string
			list []DistinctiveWord
		}{{"wording", d.Wording}, {"name", d.Names}, {"topic", d.Topics}, {"single", d.Single}} {
			for _, w := range part.list {
				f.count("distinctive", part.name, w.Word, d.Outlet, "count", w.Count)
				f.count("distinctive", part.name, w.Word, d.Outlet, "reference_count", w.ReferenceCount)
				f.count("distinctive", part.name, w.Word, d.Outlet, "articles", w.Articles)
				f.count("distinctive", part.name, w.Word, d.Outlet, "of_articles", w.OfArticles)
				f.figure("distinctive", part.name, w.Word, d.Outlet, "per_1000", &w.PerThousand)
				f.figure("distinctive", part.name, w.Word, d.Outlet, "log_odds", &w.LogOdds)
				f.figure("distinctive", part.name, w.Word, d.Outlet, "z", &w.Z)
				f.figure("distinctive", part.name, w.Word, d.Outlet, "log_ratio", &w.LogRatio)
				f.interval("distinctive", part.name, w.Word, d.Outlet, "log_ratio", w.Interval)
				if w.OneArticle != nil {
					driven := int64(0)
					if *w.OneArticle {
						driven = 1
					}
					f.count("distinctive", part.name, w.Word, d.Outlet, "one_article", driven)
				}
			}
		}
	}
}

// statistics writes each value under its statistic and column, such as "g2 p"; values
// that could not be worked out are left out.
func (f *figures) statistics(section, category string, list []Statistic) {
	for _, s := range list {
		for _, r := range s.Rows {
			for i, v := range r.Values {
				if v != nil {
					f.figure(section, category, r.Entry, r.Outlet, s.Name+" "+s.Columns[i], v)
				}
			}
		}
	}
}

// similarity writes a pair as its first outlet, with the second as the name.
func (f *figures) similarity(s Similarity) {
	for _, m := range s.Sets {
		for _, o := range m.Outlets {
			f.count("similarity", m.ID, "", o.Outlet, "uses", o.Uses)
			f.figure("similarity", m.ID, "", o.Outlet, "halves", &o.Halves)
		}
		for _, p := range m.Pairs {
			f.figure("similarity", m.ID, p.Second, p.First, "distance", &p.Distance)
		}
	}
}
