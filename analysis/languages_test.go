package analysis_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
)

// Two Spanish articles: one with reported speech without quotation marks, one with
// quotations.
const (
	reportedInSpanish = "El Gobierno dijo el lunes que los soldados volverían a sus cuarteles y que la ciudad estaba tranquila. Según el ministro, no hubo heridos en los combates y las carreteras estaban abiertas de nuevo. El portavoz afirmó que la rebelión había terminado y que nadie sería juzgado por ella.\n"
	quotedInSpanish   = reportedInSpanish + "\n«No queremos derramar la sangre de nadie en esta ciudad», declaró el jefe de los soldados.\n"
)

// TestReportedSpeechIsNotMissedInSilence: if only quotation marks are read, no outlet
// is said to let nobody speak.
func TestReportedSpeechIsNotMissedInSilence(t *testing.T) {
	english := `The government said on Monday that the soldiers of the garrison would return to their barracks, and that the city was calm.` + "\n"
	for _, c := range []struct {
		why, language, caution string
		texts                  map[string]string // by outlet
		want, never            []string          // in section 5
	}{
		{
			"articles in Spanish alone", "es", "in 2 articles in Spanish, only quotations are told apart from the outlet's voice",
			map[string]string{"Diario": reportedInSpanish, "Hoja": quotedInSpanish},
			[]string{"No words from sources were found in Diario.", "of the words are in quotations"},
			[]string{"gives no words", "Hoja gives"},
		},
		{
			"one article in Spanish beside English, where the lexicon is for any language", "und", "in 1 article in Spanish, only quotations",
			map[string]string{"Diario": reportedInSpanish, "Gazette": english},
			[]string{"No words from sources were found in Diario.", "Gazette gives"},
			[]string{"gives no words"},
		},
		{
			"articles in English alone, of which nothing is to be said", "en", "",
			map[string]string{"Gazette": english, "Herald": "The mutiny of the garrison ended on Monday, and the soldiers went home by night.\n"},
			[]string{"Herald gives no words to sources."}, []string{"Reported speech"},
		},
	} {
		t.Run(c.why, func(t *testing.T) {
			l := parse(t, strings.Replace(rising, "language: en", "language: "+c.language, 1))
			var docs []*corpus.Document
			for _, outlet := range slices.Sorted(maps.Keys(c.texts)) {
				docs = append(docs, article(outlet, outlet, c.texts[outlet]))
			}
			p := countWith(t, l, 1, docs...)
			r := compare(t, l, decode(t, encode(t, p))) // a profile file says what the articles say
			said := strings.Join(r.Sources.Reading, "\n")
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("section 5 reads %q, want %q in it", said, want)
				}
			}
			for _, never := range c.never {
				if strings.Contains(said, never) {
					t.Errorf("section 5 reads %q, want no %q in it", said, never)
				}
			}
			for where, lines := range map[string][]string{"section 1": r.Corpus.Reading, "section 5": r.Sources.Reading, "the cautions": r.Cautions} {
				found := slices.ContainsFunc(lines, func(s string) bool {
					return strings.Contains(s, "Reported speech is recognised in English only: "+c.caution)
				})
				if found != (c.caution != "") {
					t.Errorf("%s: %q, want %q", where, lines, c.caution)
				}
			}
		})
	}
}
