package voice

import "rashomon/corpus"

// A thread is what a free-standing quotation may continue or wait for.
type thread struct {
	attribution int32 // the last one in reach, -1 when there is none
	region      int32 // the region of its last content
	quoted      bool  // that content ends in a quotation
	waiting     int32 // the first of the sentences that are quotations still without a source, -1
	opened      bool  // the attribution has no content yet
	colon       bool  // if opened: it ended in a colon
	block       bool  // if opened: after a verb of saying, so a block without marks may follow
}

// follow decides what a sentence without a source of its own continues, and what a sentence with
// one takes up: "Q." "Q," she said. "Q."
//
// A paragraph that is a quotation and nothing else continues the speaker of the previous
// paragraph, when that one ended in a quotation.
func (c *clause) follow(s Sentence, before int) {
	into, t := c.into, &c.r.thread
	if into.Regions[s.Region].Zone != corpus.Body {
		return
	}
	if n := len(c.items); n > 1 && c.at(n-1)&colon != 0 && !c.opened && len(c.quotedAt) == 0 {
		c.announce(before)
	}
	found := len(into.Attributions) > before
	free := !found && c.isFree()
	near := free && t.attribution >= 0 && (t.region == s.Region || t.quoted && c.r.previousBody(into, s.Region) == t.region)
	switch {
	case near:
		c.extend(t.attribution, span{0, len(c.items)})
		t.region, t.quoted = s.Region, true
		if t.opened {
			t.opened = false
		}
	case free:
		if t.waiting < 0 {
			t.waiting = c.sentence
		}
	case found:
		last := int32(len(into.Attributions) - 1)
		if c.opened {
			last = int32(len(into.Attributions) - 1)
		}
		if t.waiting >= 0 && c.beginsQuoted(int32(before)) {
			c.takeUp(t.waiting, int32(before))
		}
		t.attribution, t.region, t.quoted, t.waiting = last, s.Region, c.opened || c.endsQuoted(), -1
		t.opened, t.colon, t.block = c.opened, false, false
		if c.opened {
			t.colon = c.at(len(c.items)-1)&colon != 0
			t.block = t.colon && c.writes()
		}
	default:
		t.waiting = -1
		if t.region != s.Region || len(c.quotedAt) > 0 {
			t.attribution = -1
		} else {
			t.quoted = false
		}
	}
}

// isFree reports whether the sentence is quotations and marks only.
func (c *clause) isFree() bool {
	if len(c.quotedAt) == 0 {
		return false
	}
	any := false
	for i := range c.items {
		switch k := c.items[i].classes; {
		case k&quoted != 0:
			any = true
		case k&(stops|coord) == 0:
			return false
		}
	}
	return any
}

// endsQuoted reports whether the sentence's last quotation, mostly at its end or before "she
// said", is longer than a fragment.
func (c *clause) endsQuoted() bool {
	if len(c.quotedAt) == 0 {
		return false
	}
	for i := len(c.items) - 1; i >= 0; i-- {
		if c.at(i)&quoted != 0 {
			return c.into.Quotations[c.quotation(i)].Words > int32(c.r.options.FragmentWords)
		}
	}
	return false
}

func (c *clause) beginsQuoted(attribution int32) bool {
	return c.at(0)&quoted != 0 && c.into.Quotations[c.quotation(0)].Attribution == attribution
}

// extend adds the quotations among items s to an attribution.
func (c *clause) extend(attribution int32, s span) {
	s = c.trim(s)
	if s.empty() {
		return
	}
	a := &c.into.Attributions[attribution]
	a.Content = append(a.Content, c.into.passage(c.run(s)))
	a.Confidence *= .95
	for q, end := c.quotedIn(s); q < end; q++ {
		c.into.Quotations[q].Attribution = attribution
	}
}

// takeUp gives the quotations of earlier sentences, starting with the given one, to the
// attribution that this sentence found for its own.
func (c *clause) takeUp(sentence, attribution int32) {
	into := c.into
	a := &into.Attributions[attribution]
	first, end := into.Sentences[sentence].Start, into.Sentences[c.sentence].Start
	for q := c.quotation(0) - 1; q >= 0 && into.Quotations[q].Start >= first; q-- {
		if x := &into.Quotations[q]; x.End <= end && x.Attribution < 0 {
			x.Attribution = attribution
			a.Content = append(a.Content, x.passage())
		}
	}
	sortPassages(a.Content)
}

// announce leaves open the attribution of a sentence that ends in a colon: by its last cue, or by
// its subject when no rule has found a cue.
func (c *clause) announce(before int) {
	into := c.into
	if len(into.Attributions) > before {
		c.opened = true
		return
	}
	source := c.mainSubject()
	if source.empty() || !c.canSpeak(source) {
		return
	}
	c.opened, c.taken = true, 0
	c.emit(&finding{source: source, cue: span{len(c.items) - 1, len(c.items)}, frame: span{source.from, len(c.items)}, verb: -1, phrase: ":", confidence: .5})
}

// writes reports whether the sentence's last word before its colon is a verb that introduces
// quotations: "Vell writes:".
func (c *clause) writes() bool {
	n := len(c.items)
	if n < 3 {
		return false
	}
	it := &c.items[n-2]
	return it.verb >= 0 && c.verbs[it.verb].takes(sayFrame) && c.verbs[it.verb].weight >= .9 && it.forms&(pastForm|sForm) != 0
}

// takeBlock gives a whole paragraph, set as a block without marks, to the attribution that the
// colon before it left open.
func (c *clause) takeBlock(region int32) {
	r, into, t := c.r, c.into, &c.r.thread
	tokens := r.regionTokens[region]
	a := &into.Attributions[t.attribution]
	a.Content = append(a.Content, into.passage(tokens))
	a.Confidence *= .8
	quotations := within(into.Quotations, tokens)
	for q := range quotations {
		quotations[q].Attribution = t.attribution
	}
	r.paints = append(r.paints, paint{tokens, Quote})
	r.transcript[region] = tokens.last
	*t = thread{attribution: -1, region: -1, waiting: -1}
}
