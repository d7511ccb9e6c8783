package voice

// participle reads ", saying that ..." and ", vowing to ...": the source is whoever has just
// spoken in the sentence, else its subject.
func (c *clause) participle(i int, v *cueVerb) {
	before := c.at(i - 1)
	if before&(det|poss|possessive) != 0 {
		return
	}
	what := c.complement(i, v)
	k, start := what.kind, what.start
	if k == object && before&(lowercase|number|name) != 0 && before&(prep|subord|adv|lyAdverb|coord|wh) == 0 && c.at(i+1)&(det|poss|pronoun|name|prep|quoted) == 0 {
		return // "the nominating process"
	}
	if before&(comma|dashMark) == 0 && c.at(i+1)&prep != 0 && (k == object || k == bareClause) && c.isNominal(i-1) && c.reachesCue(start) {
		return // "dockers advocating for a strike | said"
	}
	f := finding{cue: span{i, i + 1}, verb: c.items[i].verb, confidence: v.weight * .9}
	switch k {
	case thatClause, bareClause, quotation, afterColon:
		f.after = span{start, c.endOfSpeech(start, i)}
	case object, infinitive:
		f.after = span{start, c.endOfObject(start)}
	default:
		return
	}
	if k == object && v.takes(objFrame) && c.onlyAdverbs(0, i) && c.at(start-1)&prep == 0 {
		return // "Praising the deal, she said": the praise is in what she said
	}
	if k != object && k != infinitive && c.onlyAdverbs(0, i) {
		if j := c.mainClauseAfter(f.after); j > 0 {
			f.after.to = j // "Noting that it rained, | Vell left"
			f.source = c.subjectAfter(j + 1)
		}
	}
	if f.source.empty() && f.after.to < len(c.items) && i == 0 && c.at(f.after.to)&comma != 0 {
		// "Pointing to the north, he said": the subject follows.
		f.source = c.subjectAfter(f.after.to + 1)
	} else if !f.source.empty() {
		// the source follows
	} else if !c.subject.empty() {
		f.source = c.subject
	} else if !c.closer.empty() && before&comma != 0 {
		f.source = c.closer // "..., she told reporters, adding that"
	} else {
		f.source = c.mainSubject()
	}
	if f.source.empty() && before&(comma|prep|subord) == 0 {
		return
	}
	if f.source.to <= i && i-f.source.to < farthest {
		for j := f.source.to; j < i; j++ {
			if c.at(j)&document != 0 && c.at(i-1)&comma == 0 {
				f.frame = span{f.source.from, i} // "posted a statement saying"
				break
			}
		}
	}
	c.emit(&f)
}

// mainClauseAfter returns the comma at which the content s of an opening participle ends because
// a clause with its own subject follows; 0 when none does.
func (c *clause) mainClauseAfter(s span) int {
	first := s.from
	for c.at(first)&(that|quoted) != 0 && c.key(first) == thatKey {
		first++
	}
	inner := c.at(first)&subord != 0 // "that if it rains, the port will shut, | she left"
	for j := first + 1; j < s.to; j++ {
		if c.at(j)&comma == 0 || c.at(j+1)&(coord|subord|wh|that|quoted) != 0 || !c.startsClause(j+1) || c.goesOnAfter(j) {
			continue
		}
		if !inner {
			return j
		}
		inner = false
	}
	return 0
}

// subjectAfter returns the subject of the clause that begins at item i.
func (c *clause) subjectAfter(i int) span {
	for j := i + 1; j < len(c.items) && j < i+farthest/2; j++ {
		if c.at(j)&stops != 0 {
			return span{}
		}
		if c.isFiniteVerb(j) {
			g, _ := c.group(j)
			return c.phraseFrom(i, max(g, i))
		}
	}
	return span{}
}

// infinitiveCue reads "went on to say that ...".
func (c *clause) infinitiveCue(i, from int, v *cueVerb) {
	if v.weight < .85 || !v.takes(sayFrame|thatFrame|asFrame|nameFrame|ofFrame) {
		return
	}
	what := c.complement(i, v)
	k, start := what.kind, what.start
	f := finding{cue: span{i, i + 1}, verb: c.items[i].verb, confidence: v.weight * .7}
	switch k {
	case thatClause, bareClause, quotation, afterColon:
		f.after = span{start, c.endOfSpeech(start, i)}
	case object:
		if !v.takes(nameFrame | ofFrame | asFrame) {
			return
		}
		f.after = span{start, c.endOfObject(start)}
	default:
		return
	}
	if f.source = c.subject; f.source.empty() {
		f.source = c.mainSubject()
	}
	if from-f.source.to > farthest/4 {
		return // "The law lets firms that ... claim": others come between
	}
	c.emit(&f)
}
