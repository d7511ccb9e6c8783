package analysis

import "math"

// wordTally counts one stem in one outlet's wording. All fields are sums except most, a
// maximum; both merge in any order.
type wordTally struct {
	k        int64 // occurrences
	squares  int64 // sum over articles of k²
	products int64 // sum over articles of k·n, n being the article's words in the outlet's wording
	articles int32 // articles with the stem
	most     int32 // occurrences in the article with the most
}

func (t *wordTally) add(o *wordTally) {
	t.k += o.k
	t.squares += o.squares
	t.products += o.products
	t.articles += o.articles
	t.most = max(t.most, o.most)
}

// observe adds an article's k occurrences, in the given number of words.
func (t *wordTally) observe(k, of int64) {
	t.add(&wordTally{k, k * k, k * of, 1, int32(k)})
}

// wordTallies holds an outlet's tallies by stem.
type wordTallies struct {
	noted[heldTally]
	wide []wordTally
}

// A heldTally is a wordTally in half the memory, which nearly all fit: a profile has tens
// of thousands for most outlets. For one that does not fit, k is its index in wide, and
// articles is isWide, a number that no other reaches.
type heldTally struct {
	k, squares, products uint32
	articles, most       uint16
}

const isWide = math.MaxUint16

// k is the count of the stem at an index of the list.
func (w *wordTallies) k(at int32) int64 {
	h := &w.list[at]
	if h.articles == isWide {
		return w.wide[h.k].k
	}
	return int64(h.k)
}

// at is the tally at an index of the list.
func (w *wordTallies) at(at int32) wordTally { return w.tally(&w.list[at]) }

// tally is the one that h holds.
func (w *wordTallies) tally(h *heldTally) wordTally {
	if h.articles == isWide {
		return w.wide[h.k]
	}
	return wordTally{int64(h.k), int64(h.squares), int64(h.products), int32(h.articles), int32(h.most)}
}

// hold makes h, which may be new and zero, hold the tally t.
func (w *wordTallies) hold(h *heldTally, t *wordTally) {
	switch {
	case h.articles == isWide:
		w.wide[h.k] = *t
	case max(t.k, t.squares, t.products) <= math.MaxUint32 && t.articles < isWide && t.most <= math.MaxUint16:
		*h = heldTally{uint32(t.k), uint32(t.squares), uint32(t.products), uint16(t.articles), uint16(t.most)}
	default:
		*h = heldTally{k: uint32(len(w.wide)), articles: isWide}
		w.wide = append(w.wide, *t)
	}
}

// note adds an article's uses, eventually.
func (w *wordTallies) note(uses *wordUses, s *settler) {
	if !w.takes(uses) {
		w.settle(s)
		w.room(uses)
	}
	w.noted.note(uses)
}

// settle adds what was noted.
func (w *wordTallies) settle(s *settler) {
	if len(w.fresh) == 0 {
		return
	}
	// The notes of a few articles need nearly every line of the table.
	fetched := s.fetched
	for _, part := range w.parts {
		for i := 0; i < notedTogether; i += 4 {
			fetched += part.values[i].k // in a loop this short, many are fetched together
		}
	}
	s.fetched = fetched
	w.noted.settle(s, w.observe)
}

// observe adds an article's uses, in the given number of words, to the tallies at their
// places.
func (w *wordTallies) observe(uses []settledUse, of uint32) {
	parts := w.parts
	for _, use := range uses {
		h := &parts[uint32(use.at)/notedTogether].values[uint32(use.at)%notedTogether]
		more := uint64(use.k)
		sum, squares, products := uint64(h.k)+more, uint64(h.squares)+more*more, uint64(h.products)+more*uint64(of)
		articles, most := uint32(h.articles)+1, max(uint32(h.most), use.k)
		// articles+1 is checked, since isWide is not a number of articles.
		if (sum|squares|products)>>32|uint64((articles+1)|most)>>16 == 0 {
			h.k, h.squares, h.products = uint32(sum), uint32(squares), uint32(products)
			h.articles, h.most = uint16(articles), uint16(most)
			continue
		}
		t := w.tally(h)
		t.observe(int64(use.k), int64(of))
		w.hold(h, &t)
	}
}

// tallyOf returns the tally of a stem, zero if the outlet does not have it. The tallies
// must be in order.
func tallyOf(w *wordTallies, stem int32) wordTally {
	if at := w.place(stem); at >= 0 {
		return w.at(at)
	}
	return wordTally{}
}

// merge adds the tallies of o, whose stems have the numbers ids here.
func (w *wordTallies) merge(o *wordTallies, ids []int32) {
	var sum wordTallies
	sum.list = make([]heldTally, 0, len(w.list)+len(o.list))
	w.noted.merge(&o.noted, ids, func(own, other int32) {
		var t wordTally
		if own >= 0 {
			t = w.at(own)
		}
		if other >= 0 {
			of := o.at(other)
			t.add(&of)
		}
		sum.append(&t)
	})
	w.list, w.wide = sum.list, sum.wide
}

// append appends a tally to the list.
func (w *wordTallies) append(t *wordTally) {
	w.list = append(w.list, heldTally{})
	w.hold(&w.list[len(w.list)-1], t)
}
