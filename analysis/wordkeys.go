package analysis

import (
	_ "embed"
	"strings"

	"rashomon/corpus/spin"
	"rashomon/corpus/text"
	"rashomon/lexicons"
)

//go:embed stopwords.txt
var stopWordsFile string

// wordClass is how much a word can matter when two passages are compared.
type wordClass uint8

const (
	functionWord wordClass = iota // the, of, said
	nameWord                      // capitalised or a number
	contentWord                   // everything else
)

// weights are how strongly a word shared by two passages suggests that they are one text.
var weights = [...]int32{functionWord: 3, nameWord: 6, contentWord: 10}

// A wordKey is what words are compared by: the spelling without case, ending or the
// difference between British and American.
type wordKey struct {
	key   uint64
	class wordClass
}

// wordKeys computes the key of every form of a vocabulary once. Several workers may share
// them, each with its own copy.
type wordKeys struct {
	keys    []uint64 // of every form, as far as needed
	classes []wordClass
	known   *knownKeys
}

// knownKeys is what copies of wordKeys share.
type knownKeys struct {
	vocabulary *text.Vocabulary
	stop       map[string]bool

	mu      spin.Mutex
	keys    []uint64
	classes []wordClass
}

func newWordKeys(v *text.Vocabulary) *wordKeys {
	return &wordKeys{known: &knownKeys{vocabulary: v, stop: wordSet(stopWordsFile)}}
}

// of returns the key of a form.
func (w *wordKeys) of(id text.FormID) wordKey {
	if int(id) >= len(w.keys) {
		w.learn()
	}
	return wordKey{w.keys[id], w.classes[id]}
}

// all are the keys of all forms.
func (w *wordKeys) all() []uint64 {
	w.learn()
	return w.keys
}

// keysOfWords puts the keys of the tokens that are words into dst, which has room for
// all, and returns their number.
//
//go:noinline
func keysOfWords(dst []uint64, tokens []text.Token, keys []uint64) (n int) {
	for i := range tokens {
		t := &tokens[i]
		dst[n] = keys[t.Form]
		n += t.Kind.Count()
	}
	return n
}

// learn computes the keys of all new forms.
func (w *wordKeys) learn() {
	k := w.known
	if len(w.keys) >= k.vocabulary.Len() {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for len(k.keys) < k.vocabulary.Len() {
		f := k.vocabulary.Form(text.FormID(len(k.keys)))
		one := k.make(&f)
		k.keys, k.classes = append(k.keys, one.key), append(k.classes, one.class)
	}
	// Others may append beyond their ends; what they hold already does not change.
	w.keys, w.classes = k.keys, k.classes
}

func (w *knownKeys) make(f *text.Form) wordKey {
	k := wordKey{key: hashString(normal(f)), class: contentWord}
	switch {
	case w.stop[f.Fold]:
		k.class = functionWord
	case f.Kind == text.Number, f.Case > text.Lower:
		k.class = nameWord
	}
	return k
}

// normal is the spelling under which two forms count as one word: the stem of the
// American spelling.
func normal(f *text.Form) string {
	s := f.Base
	if f.Kind != text.Word {
		return strings.ReplaceAll(f.Fold, ",", "")
	}
	if american := americanSpelling(s); american != s {
		return text.Stem(american)
	}
	return f.Stem
}

// lemma is the key under which only a word's inflected forms count as one word, in British
// or American spelling. Stems join more: internal and international, serious and seriously.
func lemma(f *text.Form) uint64 {
	if f.Kind != text.Word {
		return hashString(normal(f))
	}
	return hashString(lexicons.Lemma(americanSpelling(f.Base)))
}

// americanSpelling rewrites the regular British endings. It also rewrites words that only
// look as if they had one ("rise"), always in the same way, so that it is fit for
// comparing words but not for printing them.
func americanSpelling(s string) string {
	for _, r := range spellings {
		if i := strings.LastIndex(s, r.british); i >= 3 && len(s)-i-len(r.british) <= 3 {
			s = s[:i] + r.american + s[i+len(r.british):]
		}
	}
	return s
}

var spellings = []struct{ british, american string }{
	{"isation", "ization"}, {"ise", "ize"}, {"isi", "izi"}, {"our", "or"}, {"ence", "ense"}, {"lling", "ling"}, {"lled", "led"}, {"ogue", "og"},
}

// wordSet reads a file of words separated by white space; lines that begin with # are
// comments.
func wordSet(file string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			set[w] = true
		}
	}
	return set
}

// hashString is FNV-1a, mixed; the same on every machine and in every run.
func hashString(s string) uint64 { return mix(hashID(s)) }

// shingleWords is the number of words of a shingle, the run of words whose hash is looked
// up in other articles.
const shingleWords = 4

// shingle hashes shingleWords keys in order.
func shingle(words []spokenWord) uint64 {
	var h uint64
	for _, w := range words {
		h = mix(h*31 + w.key)
	}
	return h
}

// mix is the finaliser of splitmix64 (Steele, Lea and Flood 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
