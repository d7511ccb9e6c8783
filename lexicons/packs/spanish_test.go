package packs_test

import (
	"slices"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// puerto is an invented article about an invented affair in an invented country.
const puerto = `Los amotinados de Ruvel abandonan el faro
Los soldados de la guarnición de Ruvel depusieron las armas el martes tras cinco días de motín. El régimen de Talmora no hizo declaraciones; las autoridades del puerto hablaron de un “incidente” sin importancia.
“No fue una rebelión, fue una huelga con uniforme”, declaró el coronel Anselmo Duarra. Según el partido gobernante, dos rebeldes podrían haber huido. Al parecer, los aliados de Talmora, su socio comercial Vesk y los demás, no enviaron tropas.
El monumento a la Rebelión de las Salinas de 1811 sigue cerrado. La reforma del régimen fiscal, sin duda, tendrá que esperar.
`

// TestSpanish checks that inflection, accents, masks, guards and negation work in a second
// language, with its own words.
func TestSpanish(t *testing.T) {
	lex, err := packs.Load("core-es")
	if err != nil {
		t.Fatal(err)
	}
	m, err := lexicons.Compile(lex)
	if err != nil {
		t.Fatal(err)
	}
	reader, r := voice.NewReader(voice.DefaultOptions()), voice.Reading{}
	reader.Read(&corpus.Document{ID: "puerto", Text: puerto}, &r)
	var got []string
	for _, h := range m.Scanner(r.Vocabulary).Scan(nil, &r) {
		e := m.Entries()[h.Entry]
		s := h.Of(puerto) + " " + e.Option
		if h.Blocked {
			s += " blocked: " + h.Reason.String()
		}
		if h.Negated {
			s += " negated"
		}
		got = append(got, s)
	}
	want := []string{
		"amotinados motín", "amotinados amotinado", "soldados soldado", "motín motín", "régimen régimen",
		"autoridades autoridades", "incidente incidente", "rebelión rebelión negated", "partido gobernante partido gobernante",
		"rebeldes rebelde", "podrían podría", "Al parecer al parecer", "aliados aliado", "socio comercial socio", "tropas tropas negated",
		"Rebelión rebelión blocked: proper-name", "régimen régimen blocked: except", "sin duda sin duda",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// TestSpanishWords checks what a plain and a stemmed word of a Spanish lexicon find.
func TestSpanishWords(t *testing.T) {
	for _, c := range []struct {
		why, term string
		finds     []string
		not       []string
	}{
		{"plural with an accent lost", "rebelión", []string{"rebelión", "rebeliones", "Rebeliones"}, []string{"rebelde", "rebelar"}},
		{"plural in -es", "motín", []string{"motines"}, []string{"moto"}},
		{"feminine", "guerrillero", []string{"guerrillera", "guerrilleras", "guerrilleros"}, []string{"guerra"}},
		{"z and c", "voz", []string{"voces"}, nil},
		{"a verb by its stem", "~derrocar", []string{"derrocaron", "derrocado", "derrocar"}, []string{"derroche"}},
		{"a form", "=tropas", []string{"tropas"}, []string{"tropa"}},
		{"-ción", "insurrección", []string{"insurrecciones"}, []string{"insurrecto"}},
		{"-dor", "libertador", []string{"libertadora", "libertadores", "libertadoras"}, []string{"libertad"}},
		{"-és", "burgués", []string{"burgueses"}, []string{"burgo"}},
		{"-án", "capitán", []string{"capitanes"}, []string{"capital"}},
		{"an invariable ending", "separatista", []string{"separatistas"}, []string{"separación"}},
		{"a noun that Snowball takes for a verb", "militar", []string{"militares"}, []string{"milicia", "militante"}},
	} {
		m, err := lexicons.Compile(&lexicons.Lexicon{Name: "t", Language: "es", Categories: []lexicons.Category{{ID: "c", Entries: []lexicons.Entry{{Option: "o", Terms: []string{c.term}}}}}})
		if err != nil {
			t.Fatal(err)
		}
		v := text.NewVocabularyIn("es")
		s := m.Scanner(v)
		for _, w := range append(slices.Clone(c.finds), c.not...) {
			r := oneWord(v, w)
			if got := len(s.Scan(nil, r)) == 1; got != slices.Contains(c.finds, w) {
				t.Errorf("%s: %s finds %q: %v", c.why, c.term, w, got)
			}
		}
	}
}

func oneWord(v *text.Vocabulary, w string) *voice.Reading {
	r := &voice.Reading{Document: &corpus.Document{Text: w}, Vocabulary: v}
	r.Tokens = text.NewTokenizer(v).Tokens(nil, w)
	n := int32(len(r.Tokens))
	r.Sentences = []voice.Sentence{{Span: text.Span{End: int32(len(w))}, Last: n}}
	r.Zones, r.Voices, r.Duplicates = make([]corpus.Zone, n), make([]voice.Voice, n), make([]bool, n)
	return r
}
