package voice

// whatIsRead resolves the "it" of "it read" to the last document named, outside quotations, in a
// sentence or those just before it.
func (r *Reader) whatIsRead(into *Reading, sentence int32) int32 {
	first := into.Sentences[max(0, sentence-thingReach)].First
	for t := into.Sentences[sentence].Last - 1; t >= first; t-- {
		if r.text[t].classes&document != 0 && !isQuoted(into, t) {
			return r.speaker(into, run{t, t + 1}, run{t, t + 1}, false)
		}
	}
	return -1
}

var statementRoot = rootOf("statement")

// documentOwner resolves "the statement" and "a readout from the ministry" to the owner of the
// document.
func (r *Reader) documentOwner(into *Reading, core, m run, sentence int32) int32 {
	for t := m.last - 1; t > m.first; t-- {
		if k := r.text[t].key; (k == byKey || k == fromKey) && t+1 < m.last && !comeBy[r.forms.root[into.Tokens[t-1].Form]] {
			return r.speakerOf(into, run{t + 1, m.last}, sentence)
		}
	}
	if w := &r.text[m.first]; w.classes&poss != 0 && w.gender() != 0 {
		return r.pronoun(into, w, m.first, sentence)
	}
	owner, titled := core.first, false
	for t := core.first; t < core.last-1; t++ {
		w := &r.text[t]
		titled = titled || w.classes&(person|honorific) != 0 // "Secretary of the Harbour Vell's letter"
		if w.classes&prep != 0 && w.classes&name == 0 && !titled && !r.ofOrganisation(core, t+1) {
			owner = t + 1 // "a version of | Vell's letter"
		}
		if w.classes&possessive != 0 && owner <= t {
			return r.speakerOf(into, run{owner, t + 1}, sentence)
		}
	}
	if r.text[m.first].key != definiteKey || r.text[core.last-1].key != issued || core.last-core.first > 1 && r.text[core.first].has(name) {
		return -1 // a report, a communiqué or an agreement is a source in its own right, or "the Oskian statement"
	}
	v := &r.resolver
	if s := v.thing.speaker; s >= 0 {
		if owner := &into.Speakers[s]; owner.Class == Unknown && owner.words.first < owner.words.last && !r.text[owner.words.last-1].has(document) {
			return -1 // a dispute issues nothing
		}
	}
	last, states := latest{speaker: -1}, r.forms.root[into.Tokens[core.last-1].Form] == statementRoot
	for _, l := range [...]latest{v.thing, v.group, v.person} {
		if l.speaker >= 0 && (last.speaker < 0 || states && l.sentence > last.sentence) {
			last = l // a statement is by whoever spoke last, a letter or a lawsuit rather by a body
		}
	}
	return last.speaker
}
