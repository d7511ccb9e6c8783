package voice

// phrase reads a source introduced by a preposition: "according to the
// ministry", "as per the agency", "in the words of Vell".
func (c *clause) phrase(i int) {
	cue := span{i, i + 2}
	at := i + 2
	switch {
	case c.key(i) == according && c.key(i+1) == toKey:
	case c.key(i) == asKey && c.key(i+1) == per:
	case c.key(i) == words && c.key(i+1) == ofKey && c.at(i-1)&det != 0 && c.key(i-2) == inKey:
		cue.from = i - 2
	default:
		return
	}
	source := c.objectAfter(at)
	if source.empty() {
		return
	}
	f := finding{source: source, cue: cue, verb: -1, phrase: "according to", confidence: .9}
	f.frame = span{cue.from, source.to}
	end := source.to
	b := cue.from
	if b <= c.taken || b == 1 && c.at(0)&coord != 0 {
		// at the start: the rest of the sentence
		if c.at(end)&comma != 0 {
			end++
		}
		f.after = span{end, c.endOfSpeech(end, -1)}
		if f.after.empty() {
			return
		}
		c.emit(f)
		return
	}
	f.before = span{c.taken, b}
	if c.at(end)&comma != 0 && end+1 < len(c.items) && c.at(b-1)&comma != 0 && !c.leaves(end+1) {
		f.after = span{end + 1, c.endOfSpeech(end+1, -1)}
	}
	c.emit(f)
}
