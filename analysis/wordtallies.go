package analysis

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

// A wordUse is how often an article has a stem in the outlet's wording, of which it
// has of words.
type wordUse struct{ stem, k, of int32 }

func (t *wordTally) observe(u *wordUse) {
	k := int64(u.k)
	t.k += k
	t.squares += k * k
	t.products += k * int64(u.of)
	t.articles++
	t.most = max(t.most, u.k)
}

// wordTallies holds an outlet's tallies by stem.
type wordTallies = noted[wordTally, *wordTally]

// tallyOf returns the tally of a stem, zero where the outlet does not have it. All
// must be settled.
func tallyOf(w *wordTallies, stem int32) wordTally {
	if t := w.get(stem); t != nil {
		return *t
	}
	return wordTally{}
}
