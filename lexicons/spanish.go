package lexicons

import (
	"strings"

	"rashomon/corpus/text"
)

// spanishWords appends the words of Spanish terms that a form satisfies.
func (m *Matcher) spanishWords(dst []int32, f *text.Form) []int32 {
	word := f.Base
	dst = m.chained(dst, &m.plainES, word, f.Case)
	spanishLemmas(word, func(lemma string, regular bool) {
		if _, ok := m.plainES.of(lemma); ok && (!regular || text.StemIn("es", lemma) == text.StemIn("es", word)) {
			dst = m.chained(dst, &m.plainES, lemma, f.Case)
		}
	})
	if len(m.stemsES.first) > 0 {
		dst = m.chained(dst, &m.stemsES, text.StemIn("es", word), f.Case)
	}
	return dst
}

// spanishLemmas calls yield for every word of which the folded spelling s may be the
// plural or the feminine: rebeldes, aliada, aliadas, motines, veces, crueles. A plural
// that lost an accent gets it back (rebeliones, rebelión). Verbs have more forms than
// endings can identify: a term marks them with ~. Regular proposals must share the
// Snowball stem of s.
func spanishLemmas(s string, yield func(lemma string, regular bool)) {
	masculine := func(w string) {
		yield(w, true)
		if cut, ok := strings.CutSuffix(w, "a"); ok {
			yield(cut+"o", true)
			yield(cut, true) // traidora, traidor
		}
	}
	masculine(s)
	cut, plural := strings.CutSuffix(s, "s")
	if !plural || len(s) < 4 {
		return
	}
	masculine(cut)
	if cut, ok := strings.CutSuffix(cut, "e"); ok {
		yield(cut, !strings.HasSuffix(cut, "r")) // militares: Snowball takes militar for a verb
		if z, ok := strings.CutSuffix(cut, "c"); ok {
			yield(z+"z", false)
		}
		for _, p := range [...][2]string{{"on", "ón"}, {"in", "ín"}, {"an", "án"}, {"es", "és"}, {"un", "ún"}} {
			if stem, ok := strings.CutSuffix(cut, p[0]); ok {
				yield(stem+p[1], true)
			}
		}
	}
}

// spanishNegator reports whether a folded Spanish word negates what follows.
func spanishNegator(folded string) bool {
	switch folded {
	case "no", "ni", "nunca", "jamás", "sin", "tampoco", "nadie", "nada", "ningún", "ninguno", "ninguna":
		return true
	}
	return false
}
