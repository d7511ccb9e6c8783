package report

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus/voice"
)

// behind finds the sentences behind a figure: a link that works by itself, and what
// a script picks.
func (t *tableMaker) behind(at cellPlace, v voices) partView {
	outlet := at.outletAt()
	for _, label := range []string{at.name, at.column} {
		g := t.evidence.find(label)
		if g == nil {
			continue
		}
		for _, v := range []voices{v, anyVoice} {
			if list := g.pick(outlet, v); len(list) > 0 {
				return itemLink(list[0], outlet, v)
			}
		}
	}
	if t.section == "sources" && t.hasSaid {
		switch filter := t.saidFilter(at); {
		case outlet >= 0:
			return partView{Href: "#said", Pick: "in=said;o=" + strconv.Itoa(outlet) + filter}
		case filter != "":
			return partView{Href: "#said", Pick: "in=said" + filter}
		}
	}
	if _, ok := t.table.of.(analysis.CueSet); ok && t.evidence != nil {
		for _, g := range t.evidence.Groups {
			if list := g.pick(outlet, v); len(list) > 0 {
				list[0].Linked = true
				return partView{Href: "#" + list[0].ID, Pick: picked("in", t.evidence.ID, outlet, v)}
			}
		}
	}
	if text := t.standing(at.name, outlet); text != "" {
		return partView{Href: outletHref(outlet), Pick: "find=" + url.QueryEscape(text) + ";o=" + strconv.Itoa(outlet)}
	}
	if at.outlet >= 0 && at.columnOutlet >= 0 && at.outlet != at.columnOutlet {
		return partView{Href: "#articles", Pick: fmt.Sprintf("only=%d,%d", at.outlet, at.columnOutlet)}
	}
	if v := voiceOfColumn[at.column]; v != "" && outlet >= 0 && t.section == "corpus" {
		return partView{Href: outletHref(outlet), Pick: fmt.Sprintf("only=%d;voice=%s", outlet, v)}
	}
	if outlet >= 0 {
		return partView{Href: outletHref(outlet), Pick: fmt.Sprintf("only=%d", outlet)}
	}
	return partView{}
}

// itemLink leads to the first of the sentences behind a figure.
func itemLink(it *itemView, outlet int, v voices) partView {
	it.Linked = true
	of := string(v)
	if outlet >= 0 {
		of = "o" + of
	}
	if of == "" {
		of = standsForAll
	}
	return partView{Href: "#" + it.ID, Of: of}
}

// standsForAll is the Of of a link that stands for all sentences of a name.
const standsForAll = "-"

// leaveOut clears what scripts can tell from the place of a link: the outlet from its
// cell, and the voice from its quotation marks or, in a table that counts names, from
// their absence.
func (t *tableMaker) leaveOut(lines []lineView, ofOutlet bool) {
	for _, l := range lines {
		for i := range l.Parts {
			p := &l.Parts[i]
			known := ""
			if ofOutlet {
				known = "o"
			}
			switch {
			case strings.HasPrefix(p.Text, "“"):
				known += string(quoted)
			case t.countsNames():
				known += string(wording)
			}
			if p.Of == known || p.Of == standsForAll && known == "" {
				p.Of = ""
			}
		}
	}
}

func outletHref(outlet int) string { return "#o" + strconv.Itoa(outlet) }

func picked(key, id string, outlet int, v voices) string {
	s := key + "=" + id
	if outlet >= 0 {
		s += ";o=" + strconv.Itoa(outlet)
	}
	if v != anyVoice {
		s += ";v=" + string(v)
	}
	return s
}

// voiceOfColumn is the voice that a column of section 1 counts.
var voiceOfColumn = map[string]string{
	"own": "own", "cue": "cue", "reported": "indirect", "fragment": "fragment", "quote": "quote",
}

// saidFilter says which attributions are behind a cell of section 5, by the names of
// its row and column.
func (t *tableMaker) saidFilter(at cellPlace) string {
	if at.column == "" {
		return ";vb=" + url.QueryEscape(clean(at.name)) // an item of a list of verbs
	}
	s := ""
	if t.table.layouts[0].columns[0].name == "speaker" {
		if i, ok := t.speakers[at.name]; ok {
			s += ";sp=" + strconv.Itoa(i)
		}
		return s
	}
	for _, label := range []string{at.name, at.column} {
		for c := range voice.Classes {
			if voice.Class(c).String() == label {
				s += ";k=" + label
			}
		}
		for st := range voice.Stances {
			if voice.Stance(st).String() == label {
				s += ";st=" + label
			}
		}
	}
	return s
}

var bracketed = regexp.MustCompile(`^(.+) \((.+)\)$`)

// standing is the part of a row's name that occurs in an article of the outlet, so
// that a search finds it: the name, or for "Ashkeld (drama)" the words together or the
// first of them; "" if none occurs.
func (t *tableMaker) standing(name string, outlet int) string {
	if outlet < 0 || t.outletOf(name) >= 0 {
		return ""
	}
	switch t.section {
	case "corpus", "cues", "sources", "reading":
		return ""
	}
	name = strings.Join(strings.Fields(clean(name)), " ")
	tries := []string{name}
	if m := bracketed.FindStringSubmatch(name); m != nil {
		tries = append(tries, m[1]+" "+m[2], m[1])
	}
	for _, try := range tries {
		if len(try) < 2 {
			continue
		}
		for _, a := range t.texts {
			if t.outlets[a.Document.Outlet] == outlet && strings.Contains(strings.ToLower(clean(a.Document.Text)), strings.ToLower(try)) {
				return try
			}
		}
	}
	return ""
}
