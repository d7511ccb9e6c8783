package lexicons

import (
	"testing"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// TestWhereTermsOfSeveralWordsMayBegin: the first word of a text is opened by what
// follows it, and, if common words are among that, by nothing else.
func TestWhereTermsOfSeveralWordsMayBegin(t *testing.T) {
	lex := &Lexicon{Name: "t", Language: "en", Categories: []Category{{ID: "c", Entries: []Entry{{Option: "o", Terms: []string{
		"the reeds", "the quay", "in the marsh", "as * as feared", "reed pilot", "marsh of the reeds", "=lt. pilot", "at =U.S. pilots",
	}}}}}}
	m, err := Compile(lex)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		src, reason string
		want        bool
	}{
		{"the reeds stand", "the next word goes on", true},
		{"the harbour stands", "it does not, and the pairs of the are its own", false},
		{"the old reeds", "reeds is the next word of the only, never the one after it", false},
		{"in the marsh", "the word after a common one goes on", true},
		{"in the morning", "it does not", false},
		{"as soon as feared", "what a star finds says nothing, the word after it does", true},
		{"as soon they came", "it does not", false},
		{"marsh of mud", "of and the are as common as one another, so that of is asked", true},
		{"marsh in mud", "it does not go on", false},
		{"reed-pilot", "behind a connector", true},
		{"in the-marsh", "behind a connector that is the word after the next", true},
		{"reed. Pilot", "the stop of a sentence joins nothing", false},
		{"Lt. Pilot", "that of an abbreviation does", true},
		{"at U.S. pilots", "also where the next word is one", true},
		{"stand", "no term begins so", false},
	} {
		v := text.NewVocabulary()
		s := m.Scanner(v)
		s.begin(&voice.Reading{Tokens: text.NewTokenizer(v).Tokens(nil, c.src)})
		if got := s.opened(s.words, 0); got != c.want {
			t.Errorf("%q is %t, want %t: %s", c.src, got, c.want, c.reason)
		}
	}
}
