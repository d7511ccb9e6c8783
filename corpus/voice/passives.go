package voice

// passiveCue reads "is expected to", "was described as", "were praised by": what is said is
// around the verb, and the source follows "by" or is not named. Charges ("was accused of") and
// orders are events, not reports, and are left alone.
func (c *clause) passiveCue(i, from int, v *cueVerb) {
	if _, passed := c.group(i); c.items[i].forms&ing != 0 || passed&neg != 0 {
		return
	}
	subject := c.subjectBefore(from)
	j := c.pastAdverbs(i + 1)
	f := finding{before: subject, cue: span{from, i + 1}, verb: c.items[i].verb, confidence: v.weight * .5}
	switch k := c.at(j); {
	case k&to != 0 && v.takes(toFrame|sayFrame) && !v.takes(rcptFrame) && c.isBareVerb(j+1):
		f.after = span{j, c.endOfObject(j)}
	case c.key(j) == asKey && v.takes(asFrame):
		f.after = span{j + 1, c.endOfObject(j + 1)}
	case c.key(j) == thatKey && v.takes(sayFrame|thatFrame|bareFrame) && c.startsClause(j+1):
		if c.key(subject.to-1) == itKey || v.takes(rcptFrame) {
			f.before = span{}
		}
		f.after = span{j, c.endOfSpeech(j, i)}
	case c.key(j) == byKey && v.takes(objFrame|asFrame|ofFrame) && v.weight >= .7:
		if f.source = c.agent(j); f.source.empty() || f.before.empty() {
			return
		}
	case v.takes(nameFrame) && (k&(det|quoted) != 0 || c.isNominal(j)):
		f.after = span{j, c.endOfObject(j)}
	default:
		return
	}
	if c.at(f.before.from)&subj != 0 && f.before.to-f.before.from == 1 && f.after.empty() {
		return
	}
	f.frame = span{from, j + 1}
	if !f.source.empty() {
		f.frame.to, f.confidence = f.source.to, v.weight*.7
	}
	if to := f.source.to; !f.source.empty() && (c.key(to) == who || c.at(to)&comma != 0 && c.key(to+1) == who) {
		c.subject = f.source // of what follows "who"
	}
	c.emit(&f)
}

// agent returns the source after the "by" at item j, empty when "by" introduces a time or a
// manner: "confirmed by the evening", "answered by leaving".
func (c *clause) agent(j int) span {
	if j+1 >= len(c.items) || c.at(j+1)&ingForm != 0 || c.items[j+1].may(ing) {
		return span{}
	}
	if k := c.at(j + 1); k&timely != 0 || k&(det|poss) != 0 && c.at(j+2)&timely != 0 {
		return span{}
	}
	s := c.objectAfter(j + 1)
	s.to = min(s.to, c.endOfObject(j+1))
	for k := j + 2; k < s.to; k++ {
		if c.key(k) == who && c.at(k-1)&comma == 0 {
			s.to = k // "by dockers | who said it would ruin them"
		}
	}
	return s
}
