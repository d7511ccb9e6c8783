package text

import (
	"slices"

	"github.com/kljensen/snowball/english"
)

// The short way to the stem of an English word of small ASCII letters, in the
// bytes it is written in. The package snowball makes runes of the word and of
// every suffix it tries, which takes ten times as long; it is asked for all other
// words, and for its exceptions. FuzzStemAsSnowball holds both to the same stems.

// longestStemmed bounds the words that are stemmed here.
const longestStemmed = 32

// stemShort is the stem of word, false where snowball has to be asked.
func stemShort(word string) (string, bool) {
	if len(word) <= 2 || len(word) > longestStemmed || exceptional(word) {
		return "", false
	}
	var room [longestStemmed + 2]byte // some steps add a letter
	p := porter{b: room[:0]}
	for i := range len(word) {
		c := word[i]
		if c < 'a' || c > 'z' {
			return "", false
		}
		if c == 'y' && (i == 0 || vowel(p.b[i-1])) {
			c = 'Y' // a consonant
		}
		p.b = append(p.b, c)
	}
	p.regions()
	p.plural()
	p.participle()
	p.lastY()
	p.double()
	p.single()
	p.residue()
	p.last()
	same := true
	for i, c := range p.b {
		if c == 'Y' {
			p.b[i] = 'y'
		}
		same = same && p.b[i] == word[i]
	}
	if same {
		return word[:len(p.b)], true
	}
	return string(p.b), true
}

// exceptional reports the words that have a stem by a list of snowball's.
func exceptional(word string) bool {
	switch word {
	case "skis", "skies", "dying", "lying", "tying", "idly", "gently", "ugly", "early", "only", "singly", "sky", "news", "howe", "atlas", "cosmos", "bias", "andes",
		"inning", "innings", "outing", "outings", "canning", "cannings", "herring", "herrings", "earring", "earrings",
		"proceed", "proceeds", "proceeded", "proceeding", "exceed", "exceeds", "exceeded", "exceeding", "succeed", "succeeds", "succeeded", "succeeding":
		return true
	}
	return false
}

// A porter is a word being stemmed; r1 and r2 are where its regions begin.
type porter struct {
	b      []byte
	r1, r2 int
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// regions finds R1, what stands behind the first consonant after a vowel, and R2,
// the same in R1.
func (p *porter) regions() {
	p.r1 = p.region(0)
	for _, prefix := range [...]string{"gener", "commun", "arsen"} {
		if len(p.b) >= len(prefix) && string(p.b[:len(prefix)]) == prefix {
			p.r1 = len(prefix)
		}
	}
	p.r2 = p.region(p.r1)
}

func (p *porter) region(from int) int {
	for i := from + 1; i < len(p.b); i++ {
		if vowel(p.b[i-1]) && !vowel(p.b[i]) {
			return i + 1
		}
	}
	return len(p.b)
}

func (p *porter) ends(suffix string) bool {
	n := len(p.b) - len(suffix)
	return n >= 0 && p.b[len(p.b)-1] == suffix[len(suffix)-1] && string(p.b[n:]) == suffix
}

// suffix is the first of list in which the word ends, "" when it ends in none.
func (p *porter) suffix(list []string) string {
	for _, s := range list {
		if p.ends(s) {
			return s
		}
	}
	return ""
}

// replace puts other in place of the word's last n letters.
func (p *porter) replace(n int, other string) {
	p.b = append(p.b[:len(p.b)-n], other...)
	p.r1, p.r2 = min(p.r1, len(p.b)), min(p.r2, len(p.b))
}

// vowelBefore reports whether a vowel stands before the last n letters.
func (p *porter) vowelBefore(n int) bool { return slices.ContainsFunc(p.b[:max(0, len(p.b)-n)], vowel) }

// shortSyllable reports whether the first n letters end in a short syllable.
func (p *porter) shortSyllable(n int) bool {
	if n == 2 {
		return vowel(p.b[0]) && !vowel(p.b[1])
	}
	if n < 3 {
		return false
	}
	switch c := p.b[n-1]; {
	case vowel(c), c == 'w', c == 'x', c == 'Y':
		return false
	}
	return vowel(p.b[n-2]) && !vowel(p.b[n-3])
}

// plural is step 1a.
func (p *porter) plural() {
	switch p.b[len(p.b)-1] {
	case 's', 'd':
	default:
		return
	}
	switch {
	case p.ends("sses"):
		p.replace(2, "")
	case p.ends("ied"), p.ends("ies"):
		if len(p.b) > 4 {
			p.replace(3, "i")
		} else {
			p.replace(3, "ie")
		}
	case p.ends("us"), p.ends("ss"):
	case p.ends("s") && p.vowelBefore(2):
		p.replace(1, "")
	}
}

// participle is step 1b.
func (p *porter) participle() {
	n := len(p.suffix(participles[:]))
	switch {
	case n == 0:
		return
	case p.ends("eed"), p.ends("eedly"):
		if n <= len(p.b)-p.r1 {
			p.replace(n, "ee")
		}
		return
	case !p.vowelBefore(n):
		return
	}
	r1, r2 := p.r1, p.r2
	p.replace(n, "")
	last := len(p.b) - 1
	switch {
	case p.ends("at"), p.ends("bl"), p.ends("iz"):
		p.replace(0, "e")
	case last > 0 && p.b[last] == p.b[last-1] && doubles(p.b[last]):
		p.replace(1, "")
	case p.r1 >= len(p.b) && p.shortSyllable(len(p.b)):
		p.replace(0, "e")
		p.r1, p.r2 = len(p.b), len(p.b)
		return
	}
	p.r1, p.r2 = min(r1, len(p.b)), min(r2, len(p.b))
}

var participles = [...]string{"eedly", "ingly", "edly", "ing", "eed", "ed"}

func doubles(c byte) bool {
	switch c {
	case 'b', 'd', 'f', 'g', 'm', 'n', 'p', 'r', 't':
		return true
	}
	return false
}

// lastY is step 1c.
func (p *porter) lastY() {
	if n := len(p.b); n > 2 && (p.b[n-1] == 'y' || p.b[n-1] == 'Y') && !vowel(p.b[n-2]) {
		p.b[n-1] = 'i'
	}
}

// double is step 2.
func (p *porter) double() {
	for _, s := range doubleSuffixes {
		if !p.ends(s.suffix) {
			continue
		}
		n := len(s.suffix)
		if n > len(p.b)-p.r1 {
			return
		}
		switch before := len(p.b) - n - 1; s.suffix {
		case "li":
			if before >= 0 && validLi(p.b[before]) {
				p.replace(n, "")
			}
		case "ogi":
			if before >= 0 && p.b[before] == 'l' {
				p.replace(n, "og")
			}
		default:
			p.replace(n, s.becomes)
		}
		return
	}
}

type suffixRule struct{ suffix, becomes string }

var doubleSuffixes = [...]suffixRule{
	{"ational", "ate"}, {"fulness", "ful"}, {"iveness", "ive"}, {"ization", "ize"}, {"ousness", "ous"}, {"biliti", "ble"}, {"lessli", "less"}, {"tional", "tion"},
	{"alism", "al"}, {"aliti", "al"}, {"ation", "ate"}, {"entli", "ent"}, {"fulli", "ful"}, {"iviti", "ive"}, {"ousli", "ous"}, {"anci", "ance"}, {"abli", "able"},
	{"alli", "al"}, {"ator", "ate"}, {"enci", "ence"}, {"izer", "ize"}, {"bli", "ble"}, {"ogi", ""}, {"li", ""},
}

func validLi(c byte) bool {
	switch c {
	case 'c', 'd', 'e', 'g', 'h', 'k', 'm', 'n', 'r', 't':
		return true
	}
	return false
}

// single is step 3.
func (p *porter) single() {
	for _, s := range singleSuffixes {
		if !p.ends(s.suffix) {
			continue
		}
		n := len(s.suffix)
		if n <= len(p.b)-p.r1 && (s.suffix != "ative" || n <= len(p.b)-p.r2) {
			p.replace(n, s.becomes)
		}
		return
	}
}

var singleSuffixes = [...]suffixRule{
	{"ational", "ate"}, {"tional", "tion"}, {"alize", "al"}, {"icate", "ic"}, {"ative", ""}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""},
}

// residue is step 4.
func (p *porter) residue() {
	s := p.suffix(residues[:])
	n := len(s)
	if n == 0 || n > len(p.b)-p.r2 {
		return
	}
	if before := len(p.b) - n - 1; s == "ion" && (before < 0 || p.b[before] != 's' && p.b[before] != 't') {
		return
	}
	p.replace(n, "")
}

var residues = [...]string{"ement", "ance", "ence", "able", "ible", "ment", "ent", "ant", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic"}

// last is step 5.
func (p *porter) last() {
	n := len(p.b) - 1
	if n < 0 || p.r1 > n {
		return
	}
	switch {
	case p.b[n] == 'e' && (p.r2 <= n || !p.shortSyllable(n)),
		p.b[n] == 'l' && p.r2 <= n && n > 0 && p.b[n-1] == 'l':
		p.replace(1, "")
	}
}

// stemEnglish is the Snowball English stem of a folded word.
func stemEnglish(folded string) string {
	if s, ok := stemShort(folded); ok {
		return s
	}
	return english.Stem(folded, true)
}
