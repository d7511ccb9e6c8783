package voice

import (
	"cmp"
	"slices"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

// pairQuotations fills into.Quotations. Marks are paired within a paragraph; a quotation left
// open is carried on when the next paragraph opens with a mark, and otherwise ends with its
// paragraph and a Caution.
func (r *Reader) pairQuotations(into *Reading) {
	r.allMarks, r.markRuns, r.carriedInto = r.allMarks[:0], r.markRuns[:0], -1
	src := into.Document.Text
	doubles, singles := 0, 0
	glyphs := r.glyphs
	for i := range into.Regions {
		first, last := r.regionTokens[i].first, r.regionTokens[i].last
		for len(glyphs) > 0 && glyphs[0] < first {
			glyphs = glyphs[1:]
		}
		from, n := len(r.allMarks), 0
		for n < len(glyphs) && glyphs[n] < last {
			n++
		}
		if n > 0 && readable(into.Regions[i]) {
			r.allMarks = r.marks(r.allMarks, src, into.Tokens, glyphs[:n], first, last)
		}
		glyphs = glyphs[n:]
		r.markRuns = append(r.markRuns, run{int32(from), int32(len(r.allMarks))})
		for _, m := range r.allMarks[from:] {
			switch {
			case m.opens && m.glyph.double():
				doubles++
			case m.opens:
				singles++
			}
		}
	}
	// British houses quote with single marks and nest double ones inside; which kind is the outer
	// one shows only over the article as a whole.
	british := singles > doubles
	for i := range into.Regions {
		ms := r.allMarks[r.markRuns[i].first:r.markRuns[i].last]
		if len(ms) == 0 && i != r.carriedInto {
			continue
		}
		r.pairRegion(into, ms, i, british)
	}
}

// readable reports whether quotations are looked for in a region.
func readable(region corpus.Region) bool {
	if region.Duplicate {
		return false
	}
	switch region.Zone {
	case corpus.Metadata, corpus.Boilerplate, corpus.Credit:
		return false
	}
	return true
}

// pairRegion pairs the marks of one region. The outer marks are the article's
// main kind; the other kind counts only where no outer quotation is open.
func (r *Reader) pairRegion(into *Reading, ms []mark, region int, british bool) {
	r.balances = balances(r.balances[:0], ms, british)
	open, depth := int32(-1), 0 // the first token of the open quotation
	if region == r.carriedInto && !r.carriedMark {
		open = r.regionTokens[region].first
	}
	other := -1 // an opening mark of the other kind, outside
	for i := range ms {
		m := &ms[i]
		if outer := m.glyph.double() != british; !outer {
			if open < 0 {
				other = r.pairOther(into, region, ms, i, other, british)
			}
			continue
		}
		if open < 0 {
			if r.mayOpen(ms, i, british) {
				open, depth, other = m.first, 0, -1
			} else if m.closes && m.glyph.double() && other >= 0 {
				r.quote(into, region, ms[other].first, m.last, false) // 'opened one way, closed another"
				other = -1
			} else if m.closes && m.glyph.double() {
				into.caution(into.Tokens[m.first].Span, "closing mark without an opening one; it was passed over")
			}
			continue
		}
		switch {
		case !british && m.opens && !m.closes && r.balances[i+1] >= 2:
			depth++
		case m.opens && !m.closes && nextCloses(ms, i, british):
			// A second opening mark: the first was never closed.
			r.quote(into, region, open, m.first, true)
			into.caution(into.Tokens[open].Span, unclosedMessage)
			open, depth = m.first, 0
		case british && !closesSingle(ms, i, into):
			// an apostrophe
		case depth > 0:
			depth--
		default:
			r.quote(into, region, open, m.last, false)
			open = -1
		}
	}
	if open < 0 {
		return
	}
	next, marked := r.carries(into, region, british)
	if next < 0 && british {
		return // more likely an apostrophe that no list knows
	}
	r.quote(into, region, open, r.regionTokens[region].last, next < 0)
	r.carriedInto, r.carriedMark = next, marked
	if next < 0 {
		into.caution(into.Tokens[open].Span, unclosedMessage)
	}
}

const unclosedMessage = "quotation opened here has no closing mark; it was ended with its paragraph"

// mayOpen reports whether outer mark i may open a quotation. The glyph does not decide, since
// many texts close with an opening one; only a mark in the position of a closing one, with
// nothing after it to close it, may not.
func (r *Reader) mayOpen(ms []mark, i int, british bool) bool {
	m := ms[i]
	if m.opens {
		return !british || r.closerAfter(ms, i) || m.glyph == singleOpen
	}
	if british {
		return false
	}
	if !m.closes {
		return true
	}
	next := nextOuter(ms, i, british)
	return next >= 0 && !(ms[next].opens && !ms[next].closes)
}

// closerAfter reports whether a single mark that can close follows mark i.
func (r *Reader) closerAfter(ms []mark, i int) bool {
	for j := i + 1; j < len(ms); j++ {
		if ms[j].glyph.double() {
			continue
		}
		return ms[j].closes || ms[j].opens
	}
	return false
}

// closesSingle reports whether single mark i closes a quotation rather than being the apostrophe
// of a plural ("the diplomats' table"): after an s and before more text it closes only when no
// other mark does before the next opening one.
func closesSingle(ms []mark, i int, into *Reading) bool {
	m := ms[i]
	if !m.closes {
		return false
	}
	src := into.Document.Text
	at, end := into.Tokens[m.first].Start, into.Tokens[m.last-1].End
	if at == 0 || src[at-1]|0x20 != 's' || int(end)+1 >= len(src) || src[end] != ' ' || src[end+1] < 'a' || src[end+1] > 'z' {
		return true
	}
	for j := i + 1; j < len(ms); j++ {
		if ms[j].glyph.double() {
			continue
		}
		return ms[j].opens && !ms[j].closes
	}
	return true
}

// pairOther handles a mark of the kind that is not the article's main one, outside any quotation.
// Such marks must be placed exactly as pairs are.
func (r *Reader) pairOther(into *Reading, region int, ms []mark, i, other int, british bool) int {
	m := ms[i]
	switch {
	case m.opens && !m.closes:
		return i
	case other >= 0 && m.closes && (british || closesSingle(ms, i, into)):
		r.quote(into, region, ms[other].first, m.last, false)
		return -1
	}
	return other
}

// carriedParagraphs is how many paragraphs ahead the closing mark of a quotation is looked for
// when those between have no mark at all.
const carriedParagraphs = 12

// carries returns the next body paragraph when a quotation left open in region continues in it,
// and -1 otherwise. It does when that paragraph begins with an opening mark (marked), or when the
// first mark in it or after it can only close, as when a block of several paragraphs has one pair
// of marks.
func (r *Reader) carries(into *Reading, region int, british bool) (next int, marked bool) {
	next = -1
	if into.Regions[region].Zone != corpus.Body {
		return next, false
	}
	for j := region + 1; j < len(into.Regions) && j <= region+carriedParagraphs; j++ {
		if into.Regions[j].Zone != corpus.Body || into.Regions[j].Duplicate || r.regionTokens[j].first == r.regionTokens[j].last {
			continue
		}
		ms := r.allMarks[r.markRuns[j].first:r.markRuns[j].last]
		m := nextOuter(ms, -1, british)
		switch {
		case m < 0 && next < 0:
			next = j
		case m >= 0 && next < 0 && ms[m].first == r.regionTokens[j].first && ms[m].opens:
			return j, true
		case m >= 0 && ms[m].closes && !ms[m].opens && !british:
			if next < 0 {
				next = j
			}
			return next, false
		case m >= 0:
			return -1, false
		}
	}
	return -1, false
}

func nextOuter(ms []mark, i int, british bool) int {
	for j := i + 1; j < len(ms); j++ {
		if ms[j].glyph.double() != british {
			return j
		}
	}
	return -1
}

func nextCloses(ms []mark, i int, british bool) bool {
	j := nextOuter(ms, i, british)
	return j >= 0 && ms[j].closes && !ms[j].opens
}

// balances returns, for every mark, how many more of the outer marks from it on can only close
// than can only open.
func balances(dst []int32, ms []mark, british bool) []int32 {
	for range len(ms) + 1 {
		dst = append(dst, 0)
	}
	for i := len(ms) - 1; i >= 0; i-- {
		dst[i] = dst[i+1]
		if ms[i].glyph.double() == british {
			continue
		}
		switch {
		case ms[i].closes && !ms[i].opens:
			dst[i]++
		case ms[i].opens && !ms[i].closes:
			dst[i]--
		}
	}
	return dst
}

// quote appends the quotation over tokens first to last of a region, unless it contains no word.
func (r *Reader) quote(into *Reading, region int, first, last int32, unclosed bool) {
	q := Quotation{
		Span:  text.Span{Start: into.Tokens[first].Start, End: into.Tokens[last-1].End},
		First: first, Last: last, Speaker: -1, Attribution: -1, Unclosed: unclosed,
	}
	q.Words = int32(text.CountWords(into.Tokens[first:last]))
	q.Continued = region == r.carriedInto && first == r.regionTokens[region].first
	if q.Words > 0 {
		into.Quotations = append(into.Quotations, q)
	}
}

func (into *Reading) caution(span text.Span, message string) {
	into.Cautions = append(into.Cautions, Caution{Span: span, Message: message})
}

// isQuoted reports whether token t is inside a quotation.
func isQuoted(into *Reading, t int32) bool {
	i, _ := slices.BinarySearchFunc(into.Quotations, t, func(q Quotation, t int32) int { return cmp.Compare(q.Last, t+1) })
	return i < len(into.Quotations) && into.Quotations[i].First <= t
}

// within returns the quotations, which are in order, whose first token is in tokens.
func within(quotations []Quotation, tokens run) []Quotation {
	before := func(q Quotation, t int32) int { return cmp.Compare(q.First, t) }
	lo, _ := slices.BinarySearchFunc(quotations, tokens.first, before)
	hi, _ := slices.BinarySearchFunc(quotations, tokens.last, before)
	return quotations[lo:hi]
}
