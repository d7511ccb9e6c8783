package voice

import "rashomon/corpus"

// float attributes the longer quotations of a sentence that no rule has attributed: to the source
// that speaks before them in the same sentence, else to the sentence's subject. This is a guess,
// as its confidence shows.
func (c *clause) float(s Sentence) {
	into := c.into
	if len(c.quotedAt) == 0 || into.Regions[s.Region].Zone != corpus.Body {
		return
	}
	for n, at := range c.quotedAt {
		i, q := int(at), c.quotedBy+n
		led := c.at(i-1)&colon != 0 && c.untilEnd(i+1) // "Vell was blunt: “...”"
		if into.Quotations[q].Attribution >= 0 || into.Quotations[q].Words <= int32(c.r.options.FragmentWords) && !led {
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
		if led {
			if last := c.lastSubject(i - 1); !last.empty() && c.canSpeak(last) {
				source = last // "Oram hedged, but Vell was blunt: “...”"
			}
		}
		if source.empty() || source.to > i || !c.canSpeak(source) {
			continue
		}
		c.taken = 0
		f := finding{after: span{i, i + 1}, source: source, verb: -1, confidence: .35}
		if led {
			f.confidence = .7
		}
		c.emit(&f)
	}
}

// lastSubject returns the subject of the last finite verb before item end that is not in a
// relative clause.
func (c *clause) lastSubject(end int) span {
	for m := end - 1; m > 0 && m > end-farthest/2; m-- {
		if c.at(m)&quoted != 0 || !c.isFiniteVerb(m) {
			continue
		}
		g, _ := c.group(m)
		if s := c.anywhere(c.subjectBefore, g); !s.empty() && !c.hasRelative(s.to-1, s.to) {
			return s
		}
	}
	return span{}
}

// canSpeak reports whether a noun phrase is about a person or a body.
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
