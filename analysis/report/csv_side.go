package report

import (
	"strings"

	"rashomon/analysis"
)

// sideBySide writes the figures of sections 6 to 8 and what stands before the
// names of section 2.
func (c csvWriter) sideBySide(r *analysis.Report) {
	for _, s := range r.Naming {
		for _, m := range s.Modifiers {
			for _, o := range m.Outlets {
				name := m.Modifier + " (" + strings.Join(m.Names, ", ") + ")"
				c.count("naming", s.ID, name, o.Outlet, "modifier_wording", o.Wording)
				c.count("naming", s.ID, name, o.Outlet, "modifier_quoted", o.Quoted)
			}
		}
	}
	for _, q := range r.Quotations.Rows {
		for _, k := range q.Carriers {
			c.count("quotations", k.Kind, q.Text, k.Outlet, "words", int64(k.Words))
			c.count("quotations", k.Kind, q.Text, k.Outlet, "shared_words", int64(k.Shared))
			c.text("quotations", k.Kind, q.Text, k.Outlet, "verb", k.Verb)
			c.text("quotations", k.Kind, q.Text, k.Outlet, "stance", k.Stance)
			c.text("quotations", k.Kind, q.Text, k.Outlet, "speaker", k.Speaker)
			c.text("quotations", k.Kind, q.Text, k.Outlet, "cut", strings.Join(k.Cut, " "))
		}
	}
	for _, s := range r.Quotations.Short {
		for _, o := range s.Outlets {
			c.count("quotations", "short", s.Text, o.Outlet, "quoted", o.Quoted)
			c.count("quotations", "short", s.Text, o.Outlet, "plain", o.Plain)
		}
	}
	for _, p := range r.Shared.Passages {
		for _, v := range p.Versions {
			c.count("shared", v.Voice, p.Text, v.Outlet, "words", int64(v.Words))
			c.count("shared", v.Voice, p.Text, v.Outlet, "shared_words", int64(v.Shared))
		}
		for _, v := range p.Variants {
			for _, w := range v.Wordings {
				for _, o := range w.Outlets {
					c.text("shared", v.Kind, p.Text, o, "after "+v.Before, w.Text)
				}
			}
		}
	}
	for _, o := range r.Shared.OwnCopy {
		c.count("shared", "own copy", "", o.Outlet, "texts", o.Texts)
		c.count("shared", "own copy", "", o.Outlet, "words", o.Words)
		c.count("shared", "own copy", "", o.Outlet, "shared_wording", o.SharedWording)
		c.count("shared", "own copy", "", o.Outlet, "shared_quoted", o.SharedQuoted)
		c.count("shared", "own copy", "", o.Outlet, "own_words", o.Own)
		c.figure("shared", "own copy", "", o.Outlet, "own_share", o.OwnShare)
	}
	for _, row := range r.Coverage.Rows {
		for _, o := range row.Outlets {
			c.count("coverage", string(row.Kind), row.Name, o.Outlet, "articles", o.Articles)
			c.count("coverage", string(row.Kind), row.Name, o.Outlet, "mentions", o.Mentions)
			c.text("coverage", string(row.Kind), row.Name, o.Outlet, "first", o.First)
		}
		for _, o := range row.NotFound {
			c.count("coverage", string(row.Kind), row.Name, o, "articles", 0)
		}
	}
	for _, p := range r.Coverage.Titles {
		for _, o := range p.Outlets {
			for _, t := range o.Titles {
				c.count("coverage", "title", p.Name+": "+t.Head, o.Outlet, "count", t.Count)
			}
			for _, s := range o.Spelling {
				c.text("coverage", "spelling", p.Name, o.Outlet, "form", s)
			}
		}
	}
}

// text writes a value that is a word, nothing where there is none.
func (c csvWriter) text(section, category, name, outlet, measure, value string) {
	if value != "" && c.wants(section) {
		c.row(section, category, name, outlet, measure, value)
	}
}
