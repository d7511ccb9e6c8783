package analysis

import "strings"

// sideBySide adds the figures of sections 6 to 8, and the words before the names of
// section 2.
func (f *figures) sideBySide(r *Report) {
	for _, s := range r.Naming {
		for _, m := range s.Modifiers {
			for _, o := range m.Outlets {
				name := m.Modifier + " (" + strings.Join(m.Names, ", ") + ")"
				f.count("naming", s.ID, name, o.Outlet, "modifier_wording", o.Wording)
				f.count("naming", s.ID, name, o.Outlet, "modifier_quoted", o.Quoted)
			}
		}
	}
	if r.worked(SectionQuotations) {
		f.count("quotations", "", "", "", "total", int64(r.Quotations.Total))
		f.count("quotations", "", "", "", "common", int64(r.Quotations.Common))
	}
	if r.worked(SectionShared) {
		f.count("shared", "", "", "", "passages", int64(r.Shared.Total))
		f.count("shared", "", "", "", "republished", int64(len(r.Shared.Republished)))
	}
	for _, q := range r.Quotations.Rows {
		for _, k := range q.Carriers {
			f.count("quotations", k.Kind, q.Text, k.Outlet, "words", int64(k.Words))
			f.count("quotations", k.Kind, q.Text, k.Outlet, "shared_words", int64(k.Shared))
			f.text("quotations", k.Kind, q.Text, k.Outlet, "verb", k.Verb)
			f.text("quotations", k.Kind, q.Text, k.Outlet, "stance", k.Stance)
			f.text("quotations", k.Kind, q.Text, k.Outlet, "speaker", k.Speaker)
			f.text("quotations", k.Kind, q.Text, k.Outlet, "cut", strings.Join(k.Cut, " "))
		}
	}
	for _, s := range r.Quotations.Short {
		for _, o := range s.Outlets {
			f.count("quotations", "short", s.Text, o.Outlet, "quoted", o.Quoted)
			f.count("quotations", "short", s.Text, o.Outlet, "plain", o.Plain)
		}
	}
	for _, p := range r.Shared.Passages {
		for _, v := range p.Versions {
			f.count("shared", v.Voice, p.Text, v.Outlet, "words", int64(v.Words))
			f.count("shared", v.Voice, p.Text, v.Outlet, "shared_words", int64(v.Shared))
		}
		for _, v := range p.Variants {
			for _, w := range v.Wordings {
				for _, o := range w.Outlets {
					f.text("shared", v.Kind, p.Text, o, "after "+v.Before, w.Text)
				}
			}
		}
	}
	for _, o := range r.Shared.OwnCopy {
		f.count("shared", "own copy", "", o.Outlet, "texts", o.Texts)
		f.count("shared", "own copy", "", o.Outlet, "words", o.Words)
		f.count("shared", "own copy", "", o.Outlet, "shared_wording", o.SharedWording)
		f.count("shared", "own copy", "", o.Outlet, "shared_quoted", o.SharedQuoted)
		f.count("shared", "own copy", "", o.Outlet, "own_words", o.Own)
		f.figure("shared", "own copy", "", o.Outlet, "own_share", o.OwnShare)
	}
	for _, row := range r.Coverage.Rows {
		for _, o := range row.Outlets {
			f.count("coverage", string(row.Kind), row.Name, o.Outlet, "articles", o.Articles)
			f.count("coverage", string(row.Kind), row.Name, o.Outlet, "mentions", o.Mentions)
			f.text("coverage", string(row.Kind), row.Name, o.Outlet, "first", o.First)
		}
		for _, o := range row.NotFound {
			f.count("coverage", string(row.Kind), row.Name, o, "articles", 0)
		}
	}
	for _, p := range r.Coverage.Titles {
		for _, o := range p.Outlets {
			for _, t := range o.Titles {
				f.count("coverage", "title", p.Name+": "+t.Head, o.Outlet, "count", t.Count)
			}
			for _, s := range o.Spelling {
				f.text("coverage", "spelling", p.Name, o.Outlet, "form", s)
			}
		}
	}
}
