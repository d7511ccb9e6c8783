package voice

import (
	"rashomon/corpus"
	"rashomon/corpus/text"
)

// span is a half-open range of items of a clause.
type span struct{ from, to int }

func (s span) empty() bool { return s.to <= s.from }

// A finding is an attribution as a rule finds it, in items of its sentence.
type finding struct {
	before, after span // content on both sides of the cue; either may be empty
	source        span
	via           span // the channel of a nested source
	cue           span
	frame         span    // the outlet's introduction: source, cue and their adverbials
	verb          int16   // index into the cue verbs, -1 with a phrase
	stance        Stance  // of the phrase
	phrase        string  // what introduces the source when no verb does
	as            int     // the item of a labelling "as", 0 without one
	confidence    float32 // 0 to 1
}

// A paint is a run of tokens whose voice an attribution decides.
type paint struct {
	run
	voice Voice
}

// attribute finds the attributions of every sentence.
func (r *Reader) attribute(into *Reading) {
	r.paints, r.mentions = r.paints[:0], r.mentions[:0]
	r.thread = thread{attribution: -1, region: -1, waiting: -1}
	r.transcribe(into)
	c := &r.clause
	c.start(r, into)
	q := 0
	for i := range into.Sentences {
		s := into.Sentences[i]
		if !readable(into.Regions[s.Region]) || r.transcript[s.Region] > 0 {
			continue
		}
		c.sentence, s.First = int32(i), r.pastDateline(into, s)
		cues := r.cues.within(s.First, s.Last)
		if q = c.pass(s, q); len(cues) == 0 && c.silent(s, q) {
			c.items, c.quotedAt = nil, c.quotedAt[:0]
			c.begin()
			if r.transcript[s.Region] == 0 {
				c.follow(s, len(into.Attributions))
			}
			continue
		}
		q = c.itemize(s, q, cues)
		c.begin()
		if r.transcript[s.Region] > 0 {
			continue
		}
		before := len(into.Attributions)
		c.read()
		if len(into.Attributions) == before {
			c.headline(s)
		}
		c.float(s)
		c.follow(s, before)
	}
	c.restore()
}

// silent reports whether a sentence without cues has nothing that could name a source: no
// quotation, no colon at its end. q is the first quotation that may be in it.
func (c *clause) silent(s Sentence, q int) bool {
	if q < len(c.into.Quotations) && c.into.Quotations[q].First < s.Last || c.r.plainly {
		return false
	}
	if z := c.into.Regions[s.Region].Zone; z == corpus.Headline || z == corpus.Subhead {
		return false
	}
	for t := s.Last - 1; t >= s.First && !c.into.Tokens[t].Kind.Counts(); t-- {
		if c.r.text[t].classes&colon != 0 {
			return false
		}
	}
	return true
}

// pass returns the first quotation from q on that does not end before a sentence.
func (c *clause) pass(s Sentence, q int) int {
	for q < len(c.into.Quotations) && c.into.Quotations[q].Last <= s.First {
		q++
	}
	return q
}

// read runs the rules over one sentence. Cues that take in what precedes them come first: "A
// warned that B, according to C" is C's. What they leave is read from left to right. Nothing is
// taken twice.
func (c *clause) read() {
	all := c.items
	c.length = len(all)
	c.subject, c.closer, c.main, c.closing, c.gaps = span{}, span{}, span{from: -1}, true, c.gaps[:0]
	c.cue, c.met = 0, c.mets[:0]
	if c.covered = false; c.partClosers() {
		c.scan(0, c.closers)
	}
	c.closing, c.parted, c.cue, c.mets = false, -1, 0, c.met
	if c.covered {
		c.met = nil
		from := 0
		for i := 0; i < len(c.gaps); i++ {
			g := c.gaps[i]
			if from < g.from {
				c.items = all[:g.from]
				c.subject = span{}
				c.scan(from, c.cues)
			}
			from, c.closer = max(from, g.to), g.source
			c.items = all
		}
		if from < len(all) {
			c.subject = span{}
			c.scan(from, c.cues)
		}
	} else {
		c.scan(0, c.cues)
	}
	c.items = all
}

// partClosers looks for what may separate a cue from what precedes it, and reports whether any of
// the closers can take in anything.
func (c *clause) partClosers() bool {
	if len(c.closers) == 0 {
		return false
	}
	last := int(c.closers[len(c.closers)-1])
	c.parted = c.first(0, last, comma|dashMark|quoted|coord)
	c.edge = c.first(c.parted, last, comma|dashMark|quoted)
	if c.r.plainly {
		c.parted = -1
	}
	return c.parted < last || c.phrases
}

// phraseKeys is the set of words that introduce a source without a verb.
const phraseKeys = 1<<according | 1<<per | 1<<words | 1<<asKey | 1<<forKey

// scan runs the rules over the items from the given one on, at the words where some rule begins.
func (c *clause) scan(from int, cues []int32) {
	c.taken, c.covered = from, false
	for ; c.cue < len(cues); c.cue++ {
		i := int(cues[c.cue])
		if i >= len(c.items) {
			return // another attribution's
		}
		if i < c.taken {
			continue
		}
		switch it := &c.items[i]; {
		case phraseKeys>>it.key&1 != 0:
			c.phrase(i)
		case i <= c.parted: // nothing before it that it could take in
		case it.verb >= 0 && c.verb(i):
		case it.noun >= 0 && !c.closing:
			c.noun(i)
		}
	}
}

// begin prepares for a sentence. An attribution that the previous sentence left without content,
// as a colon does, takes the quotation this one begins with.
func (c *clause) begin() {
	c.opened, c.before = false, len(c.into.Attributions)
	t := &c.r.thread
	if !t.opened {
		return
	}
	free := c.isFree()
	if s := c.into.Sentences[c.sentence]; c.at(0)&quoted == 0 && t.colon && s.Region != t.region && c.into.Regions[s.Region].Zone == corpus.Body && t.block {
		c.takeBlock(s.Region)
		return
	}
	if c.at(0)&quoted == 0 || !free && !t.colon || free && !t.colon && c.into.Sentences[c.sentence].Region == t.region {
		*t = thread{attribution: -1, region: -1, waiting: -1}
		return
	}
	if !free {
		// the quotation has words of the outlet around it; it still belongs to that attribution
		c.extend(t.attribution, span{0, 1})
		t.opened = false
	}
}

// emit records a finding.
func (c *clause) emit(f *finding) {
	into := c.into
	n := len(into.Attributions)
	a := c.r.nextAttribution(into)
	a.Confidence, a.Verb, a.Stance = f.confidence, f.phrase, f.stance
	if f.verb >= 0 {
		a.Verb, a.Stance = c.verbs[f.verb].base, c.verbs[f.verb].stance
	}
	paints, gaps, covered, taken := len(c.r.paints), len(c.gaps), c.covered, c.taken
	sure := a.Sure()
	if sure {
		c.paint(f.frame, Cue)
		if f.cue.from < f.frame.from || f.cue.to > f.frame.to {
			c.paint(f.cue, Cue)
		}
	}
	source := c.run(f.source)
	c.r.mentions = append(c.r.mentions[:n], mention{source, c.run(f.via), c.sentence})
	if c.closing {
		g := gap{f.cue, f.source}
		for _, s := range [4]span{f.before, f.after, f.frame, f.source} {
			if !s.empty() {
				g.from, g.to = min(g.from, s.from), max(g.to, s.to)
			}
		}
		c.gaps, c.covered = append(c.gaps, g), true
		c.taken = max(c.taken, g.to)
	}
	for _, s := range [2]span{f.before, f.after} {
		s = c.trim(s)
		if s.empty() {
			continue
		}
		tokens := c.run(s)
		a.Content = append(a.Content, c.into.passage(tokens))
		if sure {
			c.r.paints = append(c.r.paints, paint{tokens, Indirect})
		}
		if f.as > s.from && f.as < s.to {
			c.paint(span{f.as, f.as + 1}, Cue)
		}
		if k := c.key(s.from); k == thatKey || k == toKey {
			c.paint(span{s.from, s.from + 1}, Cue) // the outlet's way into the report
		}
		for q, end := c.quotedIn(s); q < end; q++ {
			if into.Quotations[q].Attribution < 0 && !c.topic(f.verb, q) {
				into.Quotations[q].Attribution = int32(n)
			}
		}
		c.taken = max(c.taken, s.to)
	}
	if len(a.Content) == 0 {
		// An attribution that a colon left open waits for the next sentence.
		if !c.opened {
			into.Attributions = into.Attributions[:n]
			c.r.paints, c.gaps, c.covered, c.taken = c.r.paints[:paints], c.gaps[:gaps], covered, taken
			return
		}
		c.taken = len(c.items)
	}
	if !f.source.empty() {
		a.Source = c.bytes(source)
	}
	if !f.cue.empty() {
		a.Cue = c.text(f.cue)
		c.taken = max(c.taken, f.cue.to)
	}
	if !f.frame.empty() {
		c.taken = max(c.taken, f.frame.to)
	}
}

func (c *clause) paint(s span, v Voice) {
	if !s.empty() {
		c.r.paints = append(c.r.paints, paint{c.run(s), v})
	}
}

// run returns the tokens that items s cover.
func (c *clause) run(s span) run {
	if s.empty() {
		return run{}
	}
	return run{c.extent(s.from).first, c.extent(s.to - 1).last}
}

// text returns the bytes that items s cover.
func (c *clause) text(s span) text.Span { return c.bytes(c.run(s)) }

// bytes returns the bytes that tokens cover.
func (c *clause) bytes(tokens run) text.Span { return c.into.span(tokens) }

// trim takes marks off both ends of s.
func (c *clause) trim(s span) span {
	for s.from < s.to && c.at(s.from)&(stops|closeParen) != 0 {
		s.from++
	}
	for s.to > s.from && c.at(s.to-1)&(stops|openParen) != 0 {
		s.to--
	}
	return s
}

// sortPassages puts a handful of passages in order.
func sortPassages(s []Passage) {
	for i := 1; i < len(s); i++ {
		for j := i; j > 0 && s[j].Start < s[j-1].Start; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

// previousBody returns the body paragraph before region, -1 when region is the first.
func (r *Reader) previousBody(into *Reading, region int32) int32 {
	for j := region - 1; j >= 0; j-- {
		if into.Regions[j].Zone == 0 && !into.Regions[j].Duplicate {
			return j
		}
	}
	return -1
}

// sortAttributions puts the attributions in the order of their first content and updates what
// refers to them.
func (r *Reader) sortAttributions(into *Reading) {
	r.order = r.order[:0]
	a := into.Attributions
	n := 0
	for i := range a {
		if len(a[i].Content) == 0 {
			continue // nothing followed the colon
		}
		if n < i {
			a[n], a[i] = a[i], a[n]
			r.mentions[n] = r.mentions[i]
		}
		r.order = append(r.order, int32(i))
		n++
	}
	r.moved = grow(r.moved, len(a))
	a = a[:n]
	into.Attributions = a
	// Only attributions of the same sentence are out of order: insertion sort is enough.
	for i := 1; i < len(a); i++ {
		for j := i; j > 0 && a[j].Content[0].Start < a[j-1].Content[0].Start; j-- {
			a[j], a[j-1] = a[j-1], a[j]
			r.mentions[j], r.mentions[j-1] = r.mentions[j-1], r.mentions[j]
			r.order[j], r.order[j-1] = r.order[j-1], r.order[j]
		}
	}
	for now, was := range r.order {
		r.moved[was] = int32(now)
	}
	for i := range into.Quotations {
		if q := &into.Quotations[i]; q.Attribution >= 0 {
			q.Attribution = r.moved[q.Attribution]
		}
	}
}

// topic reports whether quotation q, in the object of the verb, is a fragment of what is talked
// about rather than of what is said.
func (c *clause) topic(verb int16, q int32) bool {
	return verb >= 0 && c.verbs[verb].takes(topicFrame) && c.into.Quotations[q].Words <= int32(c.r.options.FragmentWords)
}

// nextAttribution appends an empty attribution, reusing its memory.
func (r *Reader) nextAttribution(into *Reading) *Attribution {
	n := len(into.Attributions)
	if n < cap(into.Attributions) {
		into.Attributions = into.Attributions[:n+1]
	} else {
		into.Attributions = append(into.Attributions, Attribution{})
	}
	a := &into.Attributions[n]
	a.Content, a.Source, a.Cue = a.Content[:0], text.Span{}, text.Span{}
	a.Speaker, a.Via = -1, -1
	a.Verb, a.Stance, a.Confidence = "", Neutral, 0
	return a
}

// paintedFrom is the lowest confidence at which an attribution changes whose voice its words are.
// What is below it may well be the outlet's own judgement: "is expected to", "the plan to".
const paintedFrom = 0.5
