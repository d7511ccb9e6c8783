package analysis

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/goldtest"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// wordingsOf returns the wordings at one place of a passage, by outlet.
func wordingsOf(v *Variant) map[string]string {
	of := map[string]string{}
	for _, w := range v.Wordings {
		for _, o := range w.Outlets {
			of[o] = w.Text
		}
	}
	return of
}

// TestVariantsOfStatements checks the wording variants against those that were found by
// hand: for every row that compares wordings of one statement, some place of the
// passage says of each outlet what the row says. For a row's longer phrases, only the
// words that differ are at the place, and words such as "its" are looked at too.
func TestVariantsOfStatements(t *testing.T) {
	dir := sharedDir(t)
	_, s := laidOut(t, filepath.Join(dir, "seeds"))
	files := s.byFile()
	outlets := map[string]string{} // by the table's column
	at := map[string][]placed{}
	for _, r := range goldtest.Table(t, filepath.Join(dir, "gold", "shared_statements.tsv")) {
		c := files[r["file"]]
		outlets["a"+r["article"]] = s.copies[c].Outlet
		at[r["id"]] = append(at[r["id"]], placed{c, text.Span{Start: int32(goldtest.Number(t, r["byte_start"])), End: int32(goldtest.Number(t, r["byte_end"]))}})
	}
	// If the row of the table compares whole phrases, the words in them that differ;
	// "-" if an outlet has none.
	differing := map[string][5]string{
		"SH1 verb_1":        {"has", "", "", "", ""},
		"SH1 leadership_np": {"leadership of the Russian Federation", "leadership of the Russian Federation", "leadership of the Russian Federation", "leadership of the Russian Federation", "Russian leadership"},
		"SH1 event_np":      {"events of June 24", "June 24 events", "events of June 24", "events of June 24", "events of June 24"},
		"SH1 determiner":    {"", "its", "its", "its", "its"},
		"SH1 np_order":      {"the", "Russia’s", "the", "the", "the"},
		"SH6 adjective":     {"-", "-", "severe", "-", "grim"},
		"SH6 noun":          {"-", "-", "situation", "-", "environment"},
	}
	checked := 0
	for _, r := range goldtest.Table(t, filepath.Join(dir, "gold", "variants.tsv")) {
		if !strings.HasPrefix(r["group"], "SH") || r["group"] == "SH4" { // SH4 is a short quotation, with its forms in one row
			continue
		}
		want := map[string]string{}
		name := r["group"] + " " + r["slot"]
		for i, column := range []string{"a0", "a1", "a2", "a3", "a4"} {
			w := r[column]
			if words, ok := differing[name]; ok {
				w = words[i]
			}
			if w != "-" {
				want[outlets[column]] = w
			}
		}
		found := false
		var seen []map[string]string
		for i := range s.passages {
			p := &s.passages[i]
			if !slices.ContainsFunc(p.versions, func(v version) bool {
				return slices.ContainsFunc(at[r["group"]], func(g placed) bool { return g.copy == v.copy && g.Overlaps(v.Span) })
			}) {
				continue
			}
			s.finder.load(p)
			for _, v := range s.finder.variants(p) {
				of := wordingsOf(&v)
				seen = append(seen, of)
				all := true
				for o, w := range want {
					got, ok := of[o]
					all = all && ok && got == w
				}
				found = found || all
			}
			s.finder.release(p)
		}
		checked++
		if !found {
			t.Errorf("%s: no place of a passage has %v; those there are: %v", name, want, seen)
		}
	}
	if checked < 12 {
		t.Errorf("%d rows were compared, want 12", checked)
	}
}

// TestLabelsByHand checks titles and spellings against the rows on names and labels
// that were found by hand.
func TestLabelsByHand(t *testing.T) {
	dir := sharedDir(t)
	c, s := laidOut(t, filepath.Join(dir, "seeds"))
	titles := map[string]map[string]TitlesOfOne{} // by the last name, then outlet
	for _, p := range c.coverage(s).Titles {
		f := strings.Fields(p.Name)
		of := map[string]TitlesOfOne{}
		for _, o := range p.Outlets {
			of[o.Outlet] = o
		}
		titles[f[len(f)-1]] = of
	}
	outlets := map[string]string{}
	for _, r := range goldtest.Table(t, filepath.Join(dir, "gold", "shared_statements.tsv")) {
		outlets["a"+r["article"]] = s.copies[s.byFile()[r["file"]]].Outlet
	}
	rows := map[string]struct {
		person string
		head   bool // of titles; otherwise of first names
	}{
		"NAME Rudenko": {"Rudenko", false}, "NAME Prigozhin": {"Prigozhin", false}, "NAME Matsegora": {"Matsegora", false},
		"NAME Ma title": {"Zhaoxu", true}, "LABEL Prigozhin title": {"Prigozhin", true},
	}
	for _, r := range goldtest.Table(t, filepath.Join(dir, "gold", "variants.tsv")) {
		row, ok := rows[r["group"]+" "+r["slot"]]
		if !ok {
			continue
		}
		delete(rows, r["group"]+" "+r["slot"])
		for column, outlet := range outlets {
			if r[column] == "-" {
				continue
			}
			for _, want := range strings.Split(r[column], "|") {
				o := titles[row.person][outlet]
				have := false
				if row.head {
					have = slices.ContainsFunc(o.Titles, func(c TitleCount) bool { return c.Head == strings.ToLower(want) })
				} else {
					have = slices.ContainsFunc(o.Spelling, func(s string) bool { return strings.HasPrefix(s, want+" ") })
				}
				if !have {
					t.Errorf("%s %s: %s is not said to have %q: %v", r["group"], r["slot"], outlet, want, o)
				}
			}
		}
	}
	if len(rows) > 0 {
		t.Errorf("rows that the table does not have: %v", rows)
	}
}

// TestLabelSetsByHand checks the choice sets against the rows on labels that were found
// by hand: each outlet has the option, in its wording or a quotation.
func TestLabelSetsByHand(t *testing.T) {
	dir := sharedDir(t)
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	lexs := []*lexicons.Lexicon{l}
	p, err := Count(t.Context(), corpus.Documents(t.Context(), corpus.DefaultOptions(), filepath.Join(dir, "seeds")), CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compare(p, CompareOptions{Lexicons: lexs, Sections: []string{SectionNaming}})
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, c := range r.Naming {
		for _, n := range c.Names {
			for _, o := range n.Outlets {
				used[c.ID+"/"+n.Option+"/"+o.Outlet] = o.Wording+o.Quoted > 0
			}
		}
	}
	// Outlets in the order of the table's columns, options by its words.
	outlets := []string{"UPI", "Press TV", "The Epoch Times", "WION", "Bloomberg"}
	for _, row := range []struct {
		slot, set string
		options   [5][]string
	}{
		{"Ukraine war", "war-naming", [5][]string{{"special military operation"}, {"crisis", "military operation"}, {"war"}, nil, nil}},
		{"main event noun", "armed-challenge", [5][]string{{"rebellion"}, {"mutiny"}, {"uprising", "rebellion", "mutiny", "crisis"}, {"mutiny", "rebellion"}, {"drama"}}},
		{"outcome for charges", "charges", [5][]string{nil, {"charges dismissed"}, {"charges dropped"}, {"not prosecuted"}, {"charges dropped"}}},
	} {
		for i, outlet := range outlets {
			for _, option := range row.options[i] {
				if !used[row.set+"/"+option+"/"+outlet] {
					t.Errorf("%s: %s is not found to say %q", row.slot, outlet, option)
				}
			}
			if row.set == "charges" && row.options[i] == nil {
				for key, has := range used {
					if has && strings.HasPrefix(key, "charges/") && strings.HasSuffix(key, "/"+outlet) {
						t.Errorf("%s: %s is found to have %s", row.slot, outlet, key)
					}
				}
			}
		}
	}
}
