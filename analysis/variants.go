package analysis

import (
	"cmp"
	"slices"
	"strings"

	"rashomon/corpus/text"
)

// A Variant is a place where the versions of one passage differ.
type Variant struct {
	Kind     string    `json:"kind"`   // wording, spelling (one word, written differently) or function (only words such as "its")
	Before   string    `json:"before"` // up to three words of the central version that come before it
	Wordings []Wording `json:"wordings"`
}

// A Wording is what some of the versions have at a Variant, most articles first. Text
// is empty if they have nothing there.
type Wording struct {
	Text     string   `json:"text"`
	Outlets  []string `json:"outlets"`
	Articles int      `json:"articles"`
}

// The kinds of Variant.
const (
	WordingVariant  = "wording"
	SpellingVariant = "spelling"
	FunctionVariant = "function"
)

// beside is a version's words aligned with those of the central one: slot 2i holds what
// it has before the central word i, slot 2i+1 what it has in its place.
type beside struct {
	words    []spokenWord
	slots    [][]int32 // indices into words
	from, to int       // slots that the version covers; outside them it was cut
	differs  []bool
}

// laid aligns a version with the central one.
func (al *aligner) laid(central, words []spokenWord, lead int) beside {
	n := 2*len(central) + 1
	b := beside{words: words, slots: make([][]int32, n), differs: make([]bool, n), from: n}
	lead = min(lead, len(words))
	a := al.whole(central, words[lead:])
	at := 0
	for _, p := range a.pairs {
		slot := 2 * at
		if p.a >= 0 {
			slot = 2*int(p.a) + 1
			at = int(p.a) + 1
		}
		if p.b < 0 {
			continue
		}
		b.slots[slot] = append(b.slots[slot], p.b+int32(lead))
		if p.a >= 0 && central[p.a].key == words[p.b+int32(lead)].key {
			b.from, b.to = min(b.from, slot), slot+1
		}
	}
	// An exchanged word at the very edge is part of the version.
	for b.from >= 2 && b.from < n && len(b.slots[b.from-2]) > 0 {
		b.from -= 2
	}
	for b.to > 0 && b.to+1 < n && len(b.slots[b.to+1]) > 0 {
		b.to += 2
	}
	if lead > 0 && b.from >= 2 && b.from < n && b.from%2 == 1 {
		b.from -= 2
		b.slots[b.from] = b.slots[b.from][:0]
		for i := range lead {
			b.slots[b.from] = append(b.slots[b.from], int32(i))
		}
	}
	for s := b.from; s < b.to; s++ {
		switch {
		case s%2 == 0:
			b.differs[s] = len(b.slots[s]) > 0
		case len(b.slots[s]) == 0:
			b.differs[s] = true
		default:
			b.differs[s] = len(b.slots[s]) > 1 || words[b.slots[s][0]].fold != central[s/2].fold
		}
	}
	return b
}

// mostVersions bounds the number of versions whose wordings are compared one by one.
const mostVersions = 400

// variants lists the places where the versions differ, in the order of the central one.
func (f *finder) variants(p *passage) []Variant {
	versions := p.versions[:min(mostVersions, len(p.versions))]
	central := p.versions[p.central]
	n := min(len(central.words), longestAligned)
	central.words = central.words[:n]
	laid := make([]beside, len(versions))
	for i := range versions {
		laid[i] = f.aligner.laid(central.words, versions[i].words, versions[i].lead)
	}
	list := []Variant{}
	for _, r := range ranges(laid, central.words) {
		if v, ok := f.variantAt(versions, laid, &central, r.from, r.to); ok {
			list = append(list, v)
		}
	}
	return list
}

// A slotRange is the slots of one variant.
type slotRange struct{ from, to int }

// ranges joins slots in which versions differ if they cannot be told apart: neighbours
// in which one version differs, and places between which a version moved a word ("the
// events of June 24", "the June 24 events").
func ranges(laid []beside, central []spokenWord) []slotRange {
	slots := 2*len(central) + 1
	var list []slotRange
	for s := range slots {
		if !anyDiffers(laid, s) {
			continue
		}
		n := len(list) - 1
		if n < 0 {
			list = append(list, slotRange{s, s + 1})
			continue
		}
		last := &list[n]
		near := s == last.to || s == last.to+1 && last.to%2 == 0 // only a slot between two words lies between them
		if near && together(laid, central, last.to-1, s) {
			last.to = s + 1
			continue
		}
		list = append(list, slotRange{s, s + 1})
	}
	joined := list[:0]
	for _, r := range list {
		if n := len(joined) - 1; n >= 0 && r.from-joined[n].to <= 2*mostMoved+1 && moved(laid, central, joined[n], r) {
			joined[n].to = r.to
			continue
		}
		joined = append(joined, r)
	}
	return joined
}

// mostMoved is the largest number of words that may lie between the two places of a
// word that was moved.
const mostMoved = 2

// moved reports whether a version has in one range a word that it lacks in the other.
func moved(laid []beside, central []spokenWord, x, y slotRange) bool {
	for i := range laid {
		b := &laid[i]
		for s := x.from; s < x.to; s++ {
			for t := y.from; t < y.to; t++ {
				if b.differs[s] && b.differs[t] && (b.gained(s, central, t) || b.gained(t, central, s)) {
					return true
				}
			}
		}
	}
	return false
}

// gained reports whether the version's words at one slot have the central word
// of another, which it lacks there.
func (b *beside) gained(at int, central []spokenWord, lacking int) bool {
	if lacking%2 == 0 || central[lacking/2].class == functionWord {
		return false
	}
	return slices.ContainsFunc(b.slots[at], func(w int32) bool { return b.words[w].key == central[lacking/2].key })
}

func anyDiffers(laid []beside, slot int) bool {
	return slices.ContainsFunc(laid, func(b beside) bool { return b.differs[slot] })
}

// together reports whether some version differs at both slots in a way that keeps them
// from being told apart. An exchanged word next to a function word more or less is two
// differences ("confirmed interest", "reaffirmed its interest").
func together(laid []beside, central []spokenWord, a, b int) bool {
	return slices.ContainsFunc(laid, func(v beside) bool {
		if !v.differs[a] || !v.differs[b] {
			return false
		}
		return v.exchanges(a) == v.exchanges(b) || !v.small(a, central) && !v.small(b, central)
	})
}

// exchanges reports whether the version has a word in place of the central one.
func (b *beside) exchanges(slot int) bool { return slot%2 == 1 && len(b.slots[slot]) > 0 }

// small reports whether the version merely has a function word more or less.
func (b *beside) small(slot int, central []spokenWord) bool {
	if slot%2 == 1 {
		return len(b.slots[slot]) == 0 && central[slot/2].class == functionWord
	}
	return !slices.ContainsFunc(b.slots[slot], func(w int32) bool { return b.words[w].class != functionWord })
}

// variantAt describes the variant between two slots; false if it is not one.
func (f *finder) variantAt(versions []version, laid []beside, central *version, from, to int) (Variant, bool) {
	type reading struct {
		Wording
		keys, content string
	}
	var readings []reading
	for i := range laid {
		b := &laid[i]
		if to <= b.from || from >= b.to {
			continue // the version was cut before it, or after
		}
		var words []int32
		for s := from; s < to; s++ {
			words = append(words, b.slots[s]...)
		}
		r := reading{}
		if len(words) > 0 {
			first, last := b.words[words[0]], b.words[words[len(words)-1]]
			r.Text = strings.Join(strings.Fields(f.copies[versions[i].copy].closed(text.Span{Start: first.Start, End: last.End})), " ")
		}
		folds := ""
		for _, w := range words {
			folds += b.words[w].fold + " "
			r.keys += string(appendKey(nil, b.words[w].key))
			if b.words[w].class != functionWord {
				r.content += string(appendKey(nil, b.words[w].key))
			}
		}
		outlet := f.copies[versions[i].copy].Outlet
		at := slices.IndexFunc(readings, func(x reading) bool { return text.Fold(x.Text) == text.Fold(r.Text) })
		if at < 0 {
			at = len(readings)
			readings = append(readings, r)
		}
		readings[at].Articles++
		if !slices.Contains(readings[at].Outlets, outlet) {
			readings[at].Outlets = append(readings[at].Outlets, outlet)
		}
	}
	if len(readings) < 2 {
		return Variant{}, false
	}
	v := Variant{Kind: WordingVariant}
	sameKeys, sameContent := true, true
	for _, r := range readings[1:] {
		sameKeys = sameKeys && r.keys == readings[0].keys
		sameContent = sameContent && r.content == readings[0].content
	}
	switch {
	case sameKeys:
		v.Kind = SpellingVariant
	case sameContent:
		v.Kind = FunctionVariant
	}
	slices.SortStableFunc(readings, func(a, b reading) int { return cmp.Compare(b.Articles, a.Articles) })
	for _, r := range readings {
		v.Wordings = append(v.Wordings, r.Wording)
	}
	if end := from / 2; end > 0 {
		words := central.words[max(0, end-3):end]
		v.Before = strings.Join(strings.Fields(f.copies[central.copy].of(text.Span{Start: words[0].Start, End: words[len(words)-1].End})), " ")
	}
	return v, true
}

// closed returns the text of a span, with a bracket that closes after it.
func (c *Copy) closed(span text.Span) string {
	s := c.of(span)
	if strings.Count(s, "(") > strings.Count(s, ")") && strings.HasPrefix(c.of(text.Span{Start: span.End, End: span.End + 1}), ")") {
		return s + ")"
	}
	return s
}

func appendKey(b []byte, k uint64) []byte {
	for range 8 {
		b = append(b, byte(k))
		k >>= 8
	}
	return b
}
