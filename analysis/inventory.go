package analysis

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// An inventory counts what occurs where in the articles laid side by side.
type inventory struct {
	side  *side
	items map[string]*inventoryItem // by kind and key
	names *nameFinder
	title map[string]*titleItem // by key of a person

	guesses []guessedTitle
	floor   int64           // items with this many articles or fewer were dropped
	only    map[string]bool // when counting again, the items that count

	seen func(id string, copy int32, span text.Span) // called for every place, in tests; otherwise nil

	open  sentenceKey  // the sentence that wordAt looked at last: the next place is often in it,
	words []spokenWord // and a line without an end may have very many
}

// inventoryItem is a coverage row being counted.
type inventoryItem struct {
	kind   EntityKind
	key    string
	name   string
	spread float64
	weight float64
	last   int32 // the copy counted most recently
	cells  map[int32]*inventoryCell

	doubtful []bool // by outlet: not found there, although its words are
}

type inventoryCell struct {
	articles, mentions int64
	positions          Positions
	copy               int32 // of its first place
	span               text.Span
}

// mostItems bounds the items counted at a time. Beyond it, the items in the fewest
// articles so far are dropped (lossy counting, Manku and Motwani 2002); rows are for
// items that many articles have, which stay, and these are then counted again from the
// start, so that no absence is of one that was dropped.
const mostItems = 1 << 18

// mostWordsForTerms is the number of words in a set up to which single words and pairs
// are rows of their own.
const mostWordsForTerms = 1 << 20

func (s *side) newInventory() *inventory {
	return &inventory{side: s, items: map[string]*inventoryItem{}, names: newNameFinder(s.finder.opener), title: map[string]*titleItem{}}
}

// takeAllNames counts names, numbers and dates. It goes over the articles three times:
// whether a word is a name, and whose a surname is, is known only once all of them have
// been seen.
func (inv *inventory) takeAllNames() {
	s := inv.side
	s.each(func(_ int32, c *Copy) { inv.names.learnCases(c) })
	var buffer []mention
	s.each(func(_ int32, c *Copy) { buffer = inv.names.learnNames(buffer, c) })
	inv.names.settle()
	inv.takeNames(buffer)
	if inv.floor > 0 {
		inv.only = map[string]bool{}
		for id, it := range inv.items {
			if it.articles() > 2*inv.floor {
				inv.only[id] = true
			}
		}
		clear(inv.items)
		clear(inv.title)
		inv.guesses = nil
		inv.takeNames(buffer)
	}
	inv.settleGuesses()
}

// takeStatements counts passages, short quotations and, in a small set, words.
func (inv *inventory) takeStatements() {
	s := inv.side
	for i := range s.passages {
		p := &s.passages[i]
		for _, v := range p.versions {
			inv.note(StatementKind, "passage "+string(appendKey(nil, uint64(i))), s.textOf(&p.versions[p.central]), v.copy, inv.wordAt(v.copy, v.Start), v.Span)
		}
	}
	for i := range s.short {
		q := &s.short[i]
		if len(s.copies) > mostPlacedArticles {
			break // not all of their places are kept
		}
		for _, p := range q.list {
			if !p.exact {
				continue
			}
			inv.note(StatementKind, "short "+string(appendKey(nil, uint64(i))), q.name(), p.copy, inv.wordAt(p.copy, p.Start), p.Span)
		}
	}
	var words int64
	s.each(func(_ int32, c *Copy) { words += c.Words })
	if words <= mostWordsForTerms {
		s.each(func(i int32, c *Copy) { inv.noteWords(i, c) })
	}
}

func (inv *inventory) takeNames(buffer []mention) {
	inv.side.each(func(i int32, c *Copy) {
		buffer = inv.names.mentions(buffer[:0], c)
		for k := range buffer {
			m := &buffer[k]
			if inv.note(m.kind, m.key, m.name, i, m.word, m.Span) && m.kind == PersonKind {
				inv.noteTitle(m, i)
			}
		}
		inv.noteAlone(i, c, buffer)
		inv.bound()
	})
}

// each calls do with the copies that are looked at, in order.
func (s *side) each(do func(i int32, c *Copy)) {
	for i := range s.copies {
		if s.finder.stands[i] {
			do(int32(i), &s.copies[i])
		}
	}
}

// wordAt is the number of counted words of a copy before a byte.
func (inv *inventory) wordAt(copy, at int32) int32 {
	s := inv.side
	i := s.copies[copy].sentenceAt(at)
	if i < 0 {
		return 0
	}
	if key := (sentenceKey{copy, int32(i)}); inv.words == nil || inv.open != key {
		inv.open, inv.words = key, s.finder.sentence(copy, int32(i))
	}
	k, _ := slices.BinarySearchFunc(inv.words, at, func(w spokenWord, at int32) int { return cmp.Compare(w.Start, at) })
	return s.copies[copy].Sentences[i].Word + int32(k)
}

// note counts a place; false if the item does not count.
func (inv *inventory) note(kind EntityKind, key, name string, copy, word int32, span text.Span) bool {
	id := string(kind) + "\x00" + key
	it := inv.items[id]
	if it == nil && inv.only != nil && !inv.only[id] {
		return false
	}
	if it == nil {
		it = &inventoryItem{kind: kind, key: key, name: name, last: -1, cells: map[int32]*inventoryCell{}}
		inv.items[id] = it
	}
	outlet := inv.side.outlet[copy]
	cell := it.cells[outlet]
	if cell == nil {
		cell = &inventoryCell{copy: copy, span: span}
		it.cells[outlet] = cell
	}
	cell.mentions++
	if inv.seen != nil {
		inv.seen(id, copy, span)
	}
	if it.last != copy {
		it.last = copy
		cell.articles++
		cell.positions[inv.position(copy, word, span)]++
	}
	return true
}

func (it *inventoryItem) articles() int64 {
	var n int64
	for _, cell := range it.cells {
		n += cell.articles
	}
	return n
}

// position is the index of a place in positionNames.
func (inv *inventory) position(copy, word int32, span text.Span) int {
	c := &inv.side.copies[copy]
	if r := c.runAt(span.Start); r >= 0 && c.Runs[r].Place == Headline {
		return 0
	}
	return 1 + min(4, int(5*int64(word)/max(1, c.Words)))
}

func (inv *inventory) bound() {
	if inv.only != nil || len(inv.items) <= mostItems {
		return
	}
	for len(inv.items) > mostItems/2 {
		inv.floor++
		for id, it := range inv.items {
			if it.articles() <= inv.floor {
				delete(inv.items, id)
				delete(inv.title, it.key)
			}
		}
	}
}

// noteWords notes the content words of a copy and the pairs of neighbours.
func (inv *inventory) noteWords(i int32, c *Copy) {
	n := inv.names
	at := int32(0)
	for s := range c.Sentences {
		n.words = n.opener.words(n.words[:0], c, s)
		at = c.Sentences[s].Word
		for k := range n.words {
			w := &n.words[k]
			if w.class != contentWord || w.Len() > longestName {
				continue
			}
			inv.note(WordKind, string(appendKey(nil, w.lemma)), base(w.fold), i, at+int32(k), w.Span)
			if k == 0 || !n.joined(c, k-1, k) {
				continue
			}
			before := &n.words[k-1]
			name := ""
			switch {
			case before.Len() > longestName:
				continue
			case before.class == contentWord:
				name = before.fold
			case n.gazetteer.adjectives[base(before.fold)] != "":
				name = n.gazetteer.adjectives[base(before.fold)]
			case n.gazetteer.names[base(before.fold)].kind == PlaceKind:
				name = n.gazetteer.names[base(before.fold)].name
			default:
				continue
			}
			// "Chinese state media" and "China's state media" are one pair, or three words.
			inv.note(PhraseKind, hashedPair(name, w), name+" "+base(w.fold), i, at+int32(k-1), text.Span{Start: before.Start, End: w.End})
			if before.class == contentWord && k > 1 && n.joined(c, k-2, k-1) {
				place := n.gazetteer.adjectives[base(n.words[k-2].fold)]
				if place == "" && n.gazetteer.names[base(n.words[k-2].fold)].kind == PlaceKind {
					place = n.gazetteer.names[base(n.words[k-2].fold)].name
				}
				if place != "" {
					inv.note(PhraseKind, place+hashedPair(name, w), place+" "+name+" "+base(w.fold), i, at+int32(k-2), text.Span{Start: n.words[k-2].Start, End: w.End})
				}
			}
		}
	}
}

func hashedPair(name string, w *spokenWord) string {
	return lexicons.Lemma(americanSpelling(strings.ToLower(name))) + " " + string(appendKey(nil, w.lemma))
}

var kindsInOrder = []EntityKind{PersonKind, OrganisationKind, PlaceKind, NameKind, NumberKind, DateKind, StatementKind, WordKind, PhraseKind}

// sorted returns the items worth a row, kind by kind, those on which the outlets differ
// most first.
func (inv *inventory) sorted(total []CoverageSize) []*inventoryItem {
	var list []*inventoryItem
	for _, it := range inv.items {
		if !it.worth(len(total)) {
			continue
		}
		it.name = inv.shown(it)
		it.measure(total)
		list = append(list, it)
	}
	slices.SortFunc(list, func(a, b *inventoryItem) int {
		return cmp.Or(
			cmp.Compare(slices.Index(kindsInOrder, a.kind), slices.Index(kindsInOrder, b.kind)),
			cmp.Compare(b.weight, a.weight), cmp.Compare(a.name, b.name), cmp.Compare(a.key, b.key),
		)
	})
	return list
}

// shown returns an item's name as most articles write it.
func (inv *inventory) shown(it *inventoryItem) string {
	switch it.kind {
	case PersonKind, PlaceKind, NameKind, OrganisationKind:
		if inv.names.known[it.key] != nil {
			return inv.names.form(it.key)
		}
	}
	return it.name
}

// worth reports whether an item is worth a row among that many outlets: a word if at
// least two outlets have it but not all, a phrase if not all have it.
func (it *inventoryItem) worth(outlets int) bool {
	switch it.kind {
	case WordKind:
		return len(it.cells) > 1 && len(it.cells) < outlets
	case PhraseKind:
		return len(it.cells) < outlets
	}
	return true
}

// measure works out how much the outlets differ on an item.
func (it *inventoryItem) measure(total []CoverageSize) {
	var sum, squares, mentions float64
	for i := range total {
		if total[i].Articles == 0 {
			continue
		}
		share := 0.0
		if cell := it.cells[int32(i)]; cell != nil {
			share = float64(cell.articles) / float64(total[i].Articles)
			mentions += float64(cell.mentions)
		}
		sum += share
		squares += share * share
	}
	n := float64(len(total))
	it.spread = math.Sqrt(max(0, squares/n-sum*sum/(n*n)))
	it.weight = it.spread * math.Log2(1+mentions)
}
