package analysis

import (
	"cmp"
	"slices"
	"strings"
)

// A TitledPerson is what outlets call one person: the titles used with the name, and
// its spellings.
type TitledPerson struct {
	Name    string        `json:"name"`
	Outlets []TitlesOfOne `json:"outlets"` // that name the person
}

// TitlesOfOne is what one outlet calls a person.
type TitlesOfOne struct {
	Outlet   string       `json:"outlet"`
	Titles   []TitleCount `json:"titles"` // most frequent first
	Spelling []string     `json:"spelling"`
	Untitled int64        `json:"untitled"` // mentions without a title
}

// TitleCount is how often a title occurs with a name, or in place of it. Head is its
// own words, without what it is a title of.
type TitleCount struct {
	Head     string    `json:"head"`
	Count    int64     `json:"count"`
	Alone    int64     `json:"alone"` // of these, without the name: "the rebel leader", taken to be the person named last
	Evidence *Evidence `json:"evidence"`
}

// MaxTitled bounds the number of persons that a Report lists with their titles.
const MaxTitled = 300

// titleItem is a TitledPerson being counted.
type titleItem struct {
	cells    map[int32]*TitlesOfOne
	heads    map[string]bool
	mentions int64
}

func (inv *inventory) noteTitle(m *mention, copy int32) {
	it := inv.title[m.key]
	if it == nil {
		it = &titleItem{cells: map[int32]*TitlesOfOne{}, heads: map[string]bool{}}
		inv.title[m.key] = it
	}
	outlet := inv.side.outlet[copy]
	cell := it.cells[outlet]
	if cell == nil {
		cell = &TitlesOfOne{Outlet: inv.side.copies[copy].Outlet, Titles: []TitleCount{}, Spelling: []string{}}
		it.cells[outlet] = cell
	}
	it.mentions++
	if strings.Contains(m.name, " ") && !slices.Contains(cell.Spelling, m.name) {
		cell.Spelling = append(cell.Spelling, m.name)
	}
	if m.head == "" {
		cell.Untitled++
		return
	}
	it.note(cell, m.head, false, func() Evidence { return inv.side.spanEvidence(copy, m.title) })
}

// note counts a title of one outlet.
func (it *titleItem) note(cell *TitlesOfOne, head string, alone bool, evidence func() Evidence) {
	it.heads[head] = true
	i := slices.IndexFunc(cell.Titles, func(t TitleCount) bool { return t.Head == head })
	if i < 0 {
		i = len(cell.Titles)
		e := evidence()
		cell.Titles = append(cell.Titles, TitleCount{Head: head, Evidence: &e})
	}
	cell.Titles[i].Count++
	if alone {
		cell.Titles[i].Alone++
	}
}

// titles lists the persons whom outlets call by different titles or spell differently,
// those with most titles first.
func (inv *inventory) titles(outlets []string) []TitledPerson {
	type ranked struct {
		TitledPerson
		heads, having int
		mentions      int64
		key           string
	}
	var list []ranked
	for key, it := range inv.title {
		r := ranked{TitledPerson: TitledPerson{Name: inv.names.form(key)}, heads: len(it.heads), mentions: it.mentions, key: key}
		spellings := map[string]bool{}
		for i := range outlets {
			cell := it.cells[int32(i)]
			if cell == nil {
				continue
			}
			r.having++
			slices.SortStableFunc(cell.Titles, func(a, b TitleCount) int { return cmp.Compare(b.Count, a.Count) })
			for _, s := range cell.Spelling {
				spellings[s] = true
			}
			r.Outlets = append(r.Outlets, *cell)
		}
		if r.having < 2 || r.heads < 2 && len(spellings) < 2 {
			continue
		}
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.having, a.having), cmp.Compare(b.heads, a.heads), cmp.Compare(b.mentions, a.mentions), cmp.Compare(a.key, b.key))
	})
	out := []TitledPerson{}
	for _, r := range list[:min(MaxTitled, len(list))] {
		out = append(out, r.TitledPerson)
	}
	return out
}
