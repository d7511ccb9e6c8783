package analysis

import "math"

// wordTally counts one stem in one outlet's wording. Sums but for most, which is a
// maximum; both merge in any order.
type wordTally struct {
	k        int64 // occurrences
	squares  int64 // sum over articles of k²
	products int64 // sum over articles of k·n, n the article's words in the outlet's wording
	articles int32 // articles with the stem
	most     int32 // occurrences in the article that has most
}

func (t *wordTally) add(o *wordTally) {
	t.k += o.k
	t.squares += o.squares
	t.products += o.products
	t.articles += o.articles
	t.most = max(t.most, o.most)
}

// observe adds an article's k occurrences, in so many words.
func (t *wordTally) observe(k, of int64) {
	t.add(&wordTally{k, k * k, k * of, 1, int32(k)})
}

// wordTallies holds an outlet's tallies by stem.
type wordTallies struct {
	noted
	list []heldTally
	wide []wordTally
}

// A heldTally is a wordTally in half the memory, as nearly all are: of most outlets a
// profile has ten thousands. Of one that does not fit, k is its place among the wide
// ones and articles isWide, to which no other comes.
type heldTally struct {
	k, squares, products uint32
	articles, most       uint16
}

const isWide = math.MaxUint16

// k is how often the outlet has the stem at a place of the table.
func (w *wordTallies) k(at int32) int64 {
	h := &w.list[at]
	if h.articles == isWide {
		return w.wide[h.k].k
	}
	return int64(h.k)
}

// at is the tally at a place of the table.
func (w *wordTallies) at(at int32) wordTally {
	h := &w.list[at]
	if h.articles == isWide {
		return w.wide[h.k]
	}
	return wordTally{int64(h.k), int64(h.squares), int64(h.products), int32(h.articles), int32(h.most)}
}

// set makes t the tally at a place of the table, which may be new and zero.
func (w *wordTallies) set(at int32, t *wordTally) {
	h := &w.list[at]
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

// note adds what an article has, in time.
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
	s.begin(&w.noted)
	for i := 0; i < len(w.fresh); {
		from, to, of := unpackHead(w.fresh, i)
		packed := w.fresh[from:to]
		found := s.find(&w.noted, packed)
		w.list = longer(w.list, len(w.keys))
		fetched, list := s.fetched, w.list
		for _, at := range found {
			fetched += list[at].k // in a loop as short as this, many are fetched together
		}
		s.fetched = fetched
		w.observe(packed, found, of)
		i = to
	}
	s.end(&w.noted)
	w.fresh = w.fresh[:0]
}

// observe adds an article's uses, in so many words, to the tallies at their places.
func (w *wordTallies) observe(packed []uint32, found []int32, of uint32) {
	list, n := w.list, 0
	for i := 0; i < len(packed); i++ {
		var k uint32
		k, i = countAt(packed, i)
		at := found[n]
		n++
		h, more := &list[at], uint64(k)
		sum, squares, products := uint64(h.k)+more, uint64(h.squares)+more*more, uint64(h.products)+more*uint64(of)
		articles, most := uint32(h.articles)+1, max(uint32(h.most), k)
		// One more article than there are, since isWide is no number of articles.
		if (sum|squares|products)>>32|uint64((articles+1)|most)>>16 == 0 {
			h.k, h.squares, h.products = uint32(sum), uint32(squares), uint32(products)
			h.articles, h.most = uint16(articles), uint16(most)
			continue
		}
		t := w.at(at)
		t.observe(int64(k), int64(of))
		w.set(at, &t)
	}
}

// sort puts the settled tallies in the order of their stems. As a rule none will come.
func (w *wordTallies) sort(s *settler) {
	w.list, w.fresh = sortNoted(&w.noted, w.list, s), nil
}

// tallyOf returns the tally of a stem, zero where the outlet does not have it. They must
// be in order.
func tallyOf(w *wordTallies, stem int32) wordTally {
	if at := w.place(stem); at >= 0 {
		return w.at(at)
	}
	return wordTally{}
}

// merge adds the tallies of o, whose stems have the numbers ids here.
func (w *wordTallies) merge(o *wordTallies, ids []int32) {
	sum := wordTallies{list: make([]heldTally, 0, len(w.list)+len(o.list))}
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

// append adds a tally at the end of the list.
func (w *wordTallies) append(t *wordTally) {
	w.list = append(w.list, heldTally{})
	w.set(int32(len(w.list)-1), t)
}
