package voice

import "rashomon/corpus"

// float attributes the longer quotations of a sentence that no rule has: to the
// source that speaks in the same sentence before them, else to the sentence's
// subject. It is a guess and says so by its confidence.
func (c *clause) float(s Sentence) {
	into := c.into
	if len(c.quotedAt) == 0 || into.Regions[s.Region].Zone != corpus.Body {
		return
	}
	for n, at := range c.quotedAt {
		i, q := int(at), c.quotedBy+n
		if into.Quotations[q].Attribution >= 0 || into.Quotations[q].Words <= int32(c.r.options.FragmentWords) {
			continue
		}
		if last := len(into.Attributions) - 1; last >= c.before {
			a := &into.Attributions[last]
			if n := len(a.Content); n > 0 && a.Content[n-1].End <= into.Quotations[q].Start {
				a.Content = append(a.Content, into.Quotations[q].passage())
				a.Confidence *= .9
				into.Quotations[q].Attribution = int32(last)
			}
			continue
		}
		if i == 0 {
			continue
		}
		source := c.mainSubject()
		if source.empty() || source.to > i || !c.canSpeak(source) {
			continue
		}
		c.taken = 0
		c.emit(&finding{after: span{i, i + 1}, source: source, verb: -1, confidence: .35})
	}
}

// canSpeak reports whether a noun phrase is one of a person or a body.
func (c *clause) canSpeak(s span) bool {
	for i := s.from; i < s.to; i++ {
		k := c.at(i)
		if k&(person|org|honorific) != 0 || k&third != 0 && c.key(i) != itKey {
			return true
		}
		if k&name != 0 && k&possessive == 0 && c.r.roster.knows(c.r, c.into.Tokens[c.extent(i).first].Form) {
			return true
		}
	}
	return false
}
