package analysis

import (
	"slices"
	"strings"
)

// courtesies come before any name and are no part of it.
var courtesies = strings.Fields("mr mrs ms dr")

// abbreviations are the titles and courtesies that are written with a full stop.
var abbreviations = slices.Concat(courtesies, strings.Fields("rep reps sen sens gov govs gen lt col capt cmdr maj sgt adm rev hon"))

// abbreviated reports whether a full stop after the folded word ends no sentence: after an
// initial or an abbreviated title.
func abbreviated(fold string) bool {
	r := []rune(fold)
	return len(r) == 1 || slices.Contains(abbreviations, fold)
}

// keyOf is the key of a name whether or not it is written with a middle initial or with
// the full stops of an acronym: some outlets write "James E. Clyburn" and "F.B.I.", others
// "James Clyburn" and "FBI", and each by its house style.
func (n *nameFinder) keyOf(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if strings.Contains(strings.TrimRight(w, "."), ".") && acronym(w) {
			words[i] = strings.ReplaceAll(w, ".", "")
		}
	}
	if len(words) > 2 {
		last := len(words) - 1
		words = append(slices.DeleteFunc(slices.Clone(words[:last]), func(w string) bool { return w != words[0] && len([]rune(strings.TrimRight(w, "."))) == 1 }), words[last])
	}
	return n.keys.Key(strings.Join(words, " "))
}

// entry looks a folded name up, an acronym with full stops also without them. Two letters
// may be a word without them: "u.s".
func (g *gazetteer) entry(folded string) (gazetteerEntry, bool) {
	e, ok := g.names[folded]
	if !ok && strings.Count(folded, ".") > 1 && acronym(folded) {
		e, ok = g.names[strings.ReplaceAll(folded, ".", "")]
	}
	return e, ok
}

// acronym reports whether a word is single letters with full stops between them.
func acronym(w string) bool {
	for part := range strings.SplitSeq(strings.TrimRight(w, "."), ".") {
		if len([]rune(part)) != 1 {
			return false
		}
	}
	return true
}
