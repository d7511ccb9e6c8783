package voice

import "rashomon/corpus"

// kinds sorts the quotations by how much they carry.
func (r *Reader) kinds(into *Reading) {
	for i := range into.Quotations {
		q := &into.Quotations[i]
		switch {
		case q.Words > int32(r.options.FragmentWords):
			q.Kind = Partial
			if r.standsAlone(into, q) {
				q.Kind = Full
			}
		case q.Attribution >= 0:
			q.Kind = Fragmentary
		default:
			q.Kind = Unattributed
		}
	}
}

// standsAlone reports whether a quotation holds a clause that could stand alone.
func (r *Reader) standsAlone(into *Reading, q *Quotation) bool {
	for _, t := range into.Tokens[q.First:q.Last] {
		if t.Kind.Counts() {
			c := r.vocabulary.Form(t.Form).Case
			return c != 0 && c != 1
		}
	}
	return false
}

// giveVoices writes the voice of every token of the body.
func (r *Reader) giveVoices(into *Reading) {
	for _, p := range r.paints {
		for t := p.first; t < p.last; t++ {
			if into.Zones[t] == corpus.Body {
				into.Voices[t] = p.voice
			}
		}
	}
	for i := range into.Quotations {
		q := &into.Quotations[i]
		v := Quote
		if q.Kind == Fragmentary || q.Kind == Unattributed {
			v = Fragment
		}
		for t := q.First; t < q.Last; t++ {
			if into.Zones[t] == corpus.Body {
				into.Voices[t] = v
			}
		}
	}
}
