package analysis

import (
	"encoding/binary"
	"strings"
)

// soughtName is a way to write a name that some outlet's articles were not found to have.
type soughtName struct {
	item    *inventoryItem
	words   []string // folded
	surname bool     // a person's last name alone: it has to be capitalised, or "rice" would do
}

// nameSuffixes follow a last name.
var nameSuffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true}

// doubtAbsences notes the outlets whose articles have a name's words, or a person's last
// name, although the name was not found there: as part of another name ("Trump" where all
// are of Donald Trump), written otherwise ("James Clyburn" for "James E. Clyburn"), in
// lower case, or in a republished article. Likewise words that an outlet has only with a
// capital, where they may be names. That they are not found there would not be true.
func (inv *inventory) doubtAbsences(items []*inventoryItem, outlets int) {
	sought := map[string][]soughtName{} // by first word
	byLemma := map[uint64]*inventoryItem{}
	for _, it := range items {
		switch it.kind {
		case WordKind:
			it.doubtful = make([]bool, outlets)
			byLemma[binary.LittleEndian.Uint64([]byte(it.key))] = it // see appendKey
		case PersonKind, OrganisationKind, PlaceKind, NameKind:
			if len(it.cells) < outlets {
				it.doubtful = make([]bool, outlets)
				inv.seek(sought, it)
			}
		}
	}
	if len(sought) == 0 && len(byLemma) == 0 {
		return
	}
	s, family := inv.side, inv.families()
	var words []spokenWord
	for i := range s.copies {
		c, outlet := &s.copies[i], s.outlet[i]
		for k := range c.Sentences {
			words = s.finder.opener.words(words[:0], c, k)
			for w := range words {
				if it := byLemma[words[w].lemma]; it != nil {
					it.doubtful[outlet] = true
				}
				for _, name := range sought[base(words[w].fold)] {
					if name.item.cells[outlet] == nil && name.at(words[w:]) && !(name.surname && family.others(name.item, name.words[0], outlet)) {
						name.item.doubtful[outlet] = true
					}
				}
			}
		}
	}
}

// families are the names of several words by their last.
type families map[string][]*inventoryItem

func (inv *inventory) families() families {
	f := families{}
	for _, it := range inv.items {
		if it.kind != PersonKind && it.kind != NameKind {
			continue
		}
		if given, last := givenAndLast(foldedName(it.name)); given != "" {
			f[last] = append(f[last], it)
		}
	}
	return f
}

// others reports whether an outlet's people of that last name are all of other given names,
// such as "Rurik Tammask" where "Yelka Tammask" is looked for. Given names of which two begin
// with the same letter may be the same: "J. Christopher", "Chris".
func (f families) others(of *inventoryItem, last string, outlet int32) bool {
	given, _ := givenAndLast(foldedName(of.name))
	found := false
	for _, it := range f[last] {
		if it.cells[outlet] == nil {
			continue
		}
		if other, _ := givenAndLast(foldedName(it.name)); strings.ContainsAny(initials(other), initials(given)) {
			return false
		}
		found = true
	}
	return found
}

// initials are the first letters of words.
func initials(words string) string {
	out := ""
	for w := range strings.FieldsSeq(words) {
		for _, r := range w {
			out += string(r)
			break
		}
	}
	return out
}

// givenAndLast is a folded name's last word and those before it, none if there is one word.
func givenAndLast(folded string) (given, last string) {
	words := strings.Fields(folded)
	n := len(words)
	for n > 2 && nameSuffixes[strings.TrimRight(words[n-1], ".")] {
		n--
	}
	if n < 2 {
		return "", folded
	}
	return strings.Join(words[:n-1], " "), words[n-1]
}

// seek adds the ways in which an item is written.
func (inv *inventory) seek(sought map[string][]soughtName, it *inventoryItem) {
	forms := map[string]int32{it.name: 1}
	if k := inv.names.known[it.key]; k != nil {
		forms = k.forms
	}
	for form := range forms {
		words := strings.Fields(strings.TrimPrefix(foldedName(form), "the "))
		for i := range words {
			words[i] = base(strings.TrimRight(words[i], "."))
		}
		if len(words) == 0 {
			continue
		}
		sought[words[0]] = append(sought[words[0]], soughtName{it, words, false})
		if given, last := givenAndLast(strings.Join(words, " ")); it.kind == PersonKind && given != "" {
			sought[last] = append(sought[last], soughtName{it, []string{last}, true})
		}
	}
}

// at reports whether the words begin with the name.
func (n *soughtName) at(words []spokenWord) bool {
	if len(words) < len(n.words) || n.surname && !words[0].capital {
		return false
	}
	for i := range n.words {
		if base(words[i].fold) != n.words[i] {
			return false
		}
	}
	return true
}
