package analysis

import (
	"bytes"
	"encoding/json"
	"fmt"

	"rashomon/corpus"
	"rashomon/corpus/voice"
)

// A Place is where a counted word occurs: in the body, in one of the five voices, or in
// one of the zones around it that the outlet also writes.
type Place uint8

// The places. Words in bylines, credits, metadata and boilerplate, and words in a line
// that occurred earlier in the article, have NoPlace and are never counted.
const (
	Own Place = iota
	Cue
	Indirect
	Fragment
	Quote
	Headline
	Subhead
	Caption
	NoPlace
)

var placeNames = [NoPlace]string{"own", "cue", "indirect", "fragment", "quote", "headline", "subhead", "caption"}

// String is the place's name in every output.
func (p Place) String() string {
	if p >= NoPlace {
		return "uncounted"
	}
	return placeNames[p]
}

// Wording reports whether the outlet chose the words in this place: its own voice, the
// cue around a source, indirect speech, and the zones.
func (p Place) Wording() bool { return p < NoPlace && !p.Quoted() }

// Quoted reports whether the words are given as a source's own.
func (p Place) Quoted() bool { return p == Fragment || p == Quote }

// placeOf returns the place of a word, by its zone and voice. It is a table lookup,
// since no processor could predict which zone comes next.
func placeOf(z corpus.Zone, v voice.Voice) Place { return placesOf[z][v] }

var placesOf = func() (places [corpus.Zones][voice.Voices]Place) {
	for v := range Place(voice.Voices) {
		for z := range places {
			places[z][v] = NoPlace
		}
		places[corpus.Body][v] = v
		places[corpus.Headline][v] = Headline
		places[corpus.Subhead][v] = Subhead
		if v.Quoted() {
			places[corpus.Headline][v], places[corpus.Subhead][v] = v, v
		}
		places[corpus.Caption][v] = Caption
	}
	return places
}()

// Claim reports whether the words are a source's, quoted or reported.
func (p Place) Claim() bool { return p == Indirect || p.Quoted() }

// Places counts something by its place.
type Places [NoPlace]int64

// Total is the sum over all places.
func (p *Places) Total() int64 { return p.Wording() + p.Quoted() }

// Wording is the sum over the places in which the outlet chose the words.
func (p *Places) Wording() int64 {
	return p[Own] + p[Cue] + p[Indirect] + p[Headline] + p[Subhead] + p[Caption]
}

// Quoted is the sum over the places in which the words are given as a source's.
func (p *Places) Quoted() int64 { return p[Fragment] + p[Quote] }

func (p *Places) add(q *Places) {
	for i, n := range q {
		p[i] += n
	}
}

// MarshalJSON writes an object with every place by name, zeros included.
func (p Places) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, n := range p {
		sep := byte(',')
		if i == 0 {
			sep = '{'
		}
		b.WriteByte(sep)
		fmt.Fprintf(&b, "%q:%d", placeNames[i], n)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Places) UnmarshalJSON(data []byte) error {
	var m map[string]int64
	if err := json.Unmarshal(data, &m); err != nil {
		return fmt.Errorf("counts by place: %w", err)
	}
	for i, name := range placeNames {
		p[i] = m[name]
	}
	return nil
}
