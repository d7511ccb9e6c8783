package analysis

import "math"

// This file aligns two runs of words by the keys of their words.

// A wordPair is two words that an alignment pairs; -1 means no word.
type wordPair struct{ a, b int32 }

// The costs besides the weights of shared words. Pairing two words of different key costs
// less than leaving both out, so that a word that was exchanged is paired with its
// replacement.
const (
	exchanged      = 4
	exchangedClass = 2 * leftOut // a content word does not stand in for "its"
	leftOut        = 3
)

// exchange is the cost of pairing two different words.
func exchange(a, b *spokenWord) int32 {
	if (a.class == functionWord) != (b.class == functionWord) {
		return exchangedClass
	}
	return exchanged
}

// longestAligned limits the words of a side.
const longestAligned = 400

// aligner holds the scratch space of alignments.
type aligner struct {
	score [2][]int32 // of two rows
	step  []uint8
	other []alignedWord // b
	pairs []wordPair
}

// An alignedWord is what an alignment needs of a word.
type alignedWord struct {
	key      uint64
	weight   int32
	function bool
}

const (
	stepNone uint8 = iota
	stepBoth
	stepA
	stepB
)

// An alignment is the best local match of two runs of words.
type alignment struct {
	pairs            []wordPair // in order; valid until the next alignment
	score            int32
	matched, content int   // words of equal key, and the content words among them
	aFrom, aTo       int32 // the words of a that it spans
	bFrom, bTo       int32
	longest          int     // words of the longest run without a difference
	said             [2]bool // of either side: one of these words is a source's, quoted or reported
	quoted           bool    // one of them is inside quotation marks on either side
}

// local aligns the best matching parts of a and b (Smith and Waterman 1981).
func (al *aligner) local(a, b []spokenWord) alignment { return al.align(a, b, false) }

// whole aligns all of a with all of b (Needleman and Wunsch 1970), at the same costs.
func (al *aligner) whole(a, b []spokenWord) alignment { return al.align(a, b, true) }

func (al *aligner) align(a, b []spokenWord, whole bool) alignment {
	a, b = a[:min(len(a), longestAligned)], b[:min(len(b), longestAligned)]
	w := len(b) + 1
	size := (len(a) + 1) * w
	if cap(al.step) < size {
		al.step = make([]uint8, size)
	}
	if al.other == nil {
		al.other = make([]alignedWord, 0, longestAligned)
		al.score = [2][]int32{make([]int32, longestAligned+1), make([]int32, longestAligned+1)}
	}
	step, score, last := al.step[:size], al.score[0][:w], al.score[1][:w]
	al.other = al.other[:0]
	for j := range b {
		al.other = append(al.other, alignedWord{b[j].key, weights[b[j].class], b[j].class == functionWord})
	}
	// The edges: what is left out before the first word costs something only when all is
	// aligned.
	edge, before, above, floor := int32(0), stepNone, stepNone, int32(0)
	if whole {
		edge, before, above, floor = leftOut, stepB, stepA, math.MinInt32
	}
	for j := range w {
		score[j], step[j] = -edge*int32(j), before
	}
	best, at := int32(0), 0
	for i := 1; i <= len(a); i++ {
		score, last = last, score
		row := step[i*w : i*w+w]
		score[0], row[0] = -edge*int32(i), above
		key, weight, function := a[i-1].key, weights[a[i-1].class], a[i-1].class == functionWord
		diagonal, before := last[0], score[0]
		for j, o := range al.other {
			s := diagonal
			switch {
			case key == o.key:
				s += min(weight, o.weight)
			case function != o.function:
				s -= exchangedClass
			default:
				s -= exchanged
			}
			how := stepBoth
			diagonal = last[j+1]
			if v := diagonal - leftOut; v > s {
				s, how = v, stepA
			}
			if v := before - leftOut; v > s {
				s, how = v, stepB
			}
			if s <= floor {
				s, how = floor, stepNone
			}
			before, score[j+1], row[j+1] = s, s, how
			if s > best {
				best, at = s, i*w+j+1
			}
		}
	}
	if whole {
		best, at = score[w-1], size-1
	}
	step[0] = stepNone
	al.pairs = al.pairs[:0]
	for i, j := at/w, at%w; step[i*w+j] != stepNone; {
		switch step[i*w+j] {
		case stepBoth:
			i, j = i-1, j-1
			al.pairs = append(al.pairs, wordPair{int32(i), int32(j)})
		case stepA:
			i--
			al.pairs = append(al.pairs, wordPair{int32(i), -1})
		default:
			j--
			al.pairs = append(al.pairs, wordPair{-1, int32(j)})
		}
	}
	out := alignment{score: best}
	al.finish(&out, a, b)
	return out
}

// finish puts the pairs, found from the end, in their order.
func (al *aligner) finish(out *alignment, a, b []spokenWord) {
	for i, j := 0, len(al.pairs)-1; i < j; i, j = i+1, j-1 {
		al.pairs[i], al.pairs[j] = al.pairs[j], al.pairs[i]
	}
	out.sum(al.pairs, a, b)
}

// sum computes what an alignment's pairs amount to, except its score.
func (out *alignment) sum(pairs []wordPair, a, b []spokenWord) {
	out.pairs = pairs
	out.aFrom, out.bFrom = -1, -1
	run := 0
	for _, p := range pairs {
		if p.a >= 0 {
			if out.aFrom < 0 {
				out.aFrom = p.a
			}
			out.aTo = p.a + 1
		}
		if p.b >= 0 {
			if out.bFrom < 0 {
				out.bFrom = p.b
			}
			out.bTo = p.b + 1
		}
		if p.a < 0 || p.b < 0 || a[p.a].key != b[p.b].key {
			run = 0
			continue
		}
		run++
		out.longest = max(out.longest, run)
		out.matched++
		x, y := a[p.a].place, b[p.b].place
		out.said[0] = out.said[0] || x.Claim()
		out.said[1] = out.said[1] || y.Claim()
		out.quoted = out.quoted || x.Quoted() || y.Quoted()
		if a[p.a].class == contentWord && b[p.b].class == contentWord {
			out.content++
		}
	}
	out.aFrom, out.bFrom = max(out.aFrom, 0), max(out.bFrom, 0)
}

// trim removes from both ends what only introduces a source: "..., the ministry said" is
// not part of what the ministry said.
func (out *alignment) trim(a, b []spokenWord) {
	from, to := 0, len(out.pairs)
	outside := func(p wordPair) bool {
		return p.a < 0 || p.b < 0 || a[p.a].key != b[p.b].key || a[p.a].place == Cue && b[p.b].place == Cue
	}
	for from < to && outside(out.pairs[from]) {
		from++
	}
	for to > from && outside(out.pairs[to-1]) {
		to--
	}
	out.reduce(out.pairs[from:to], a, b)
	// A quotation that both sides have is the passage; the few words that happen to surround
	// it in both are not.
	from, to = -1, -1
	for i, p := range out.pairs {
		if p.a >= 0 && p.b >= 0 && (a[p.a].place == Quote || b[p.b].place == Quote) {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 || from == 0 && to == len(out.pairs) {
		return
	}
	inside := *out
	inside.reduce(out.pairs[from:to], a, b)
	if inside.fits() && out.content-inside.content <= passageContent {
		*out = inside
	}
}

// reduce narrows an alignment to some of its pairs.
func (out *alignment) reduce(pairs []wordPair, a, b []spokenWord) {
	*out = alignment{}
	out.sum(pairs, a, b)
	for _, p := range pairs {
		switch {
		case p.a < 0 || p.b < 0:
			out.score -= leftOut
		case a[p.a].key != b[p.b].key:
			out.score -= exchange(&a[p.a], &b[p.b])
		default:
			out.score += min(weights[a[p.a].class], weights[b[p.b].class])
		}
	}
}
