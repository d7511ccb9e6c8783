package corpus

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// The single-byte encoding of a text in Latin letters cannot be told from its bytes alone: each
// byte is some letter in all of them. But a language's words without accents are the same in all,
// so they reveal the language, and its letters then reveal the encoding.

// A latinLanguage is a language with unaccented words that identify it, its letters beyond a to z,
// and the encodings that have them.
type latinLanguage struct {
	words   string
	letters string
	in      []*charmap.Charmap // none: windows-1252, which needs no detecting
}

var (
	central = []*charmap.Charmap{charmap.Windows1250, charmap.ISO8859_2}
	turkish = []*charmap.Charmap{charmap.Windows1254}
	baltic  = []*charmap.Charmap{charmap.Windows1257, charmap.ISO8859_13}
)

var latinLanguages = [...]latinLanguage{
	{"the of and to in that was for with said", "", nil},
	{"der die und das den von mit nicht ist ein zu im hat auf dem sich", "", nil},
	{"le la les des et dans que pour une est du qui pas sur par au", "", nil},
	{"el la los de que en por con una las del se y un al para", "", nil},
	{"il di che la un per non una del della con sono gli nel", "", nil},
	{"o de que e do da em um para com os uma dos no na se", "", nil},
	{"de het een van en dat te zijn op voor met niet aan er", "", nil},
	{"och att det som en av den med till har inte om ett var", "", nil},
	{"og det at en til av som den med har ikke et de var", "", nil},
	{"ja on ei oli se ett joka mutta kun hän ovat mukaan", "", nil},
	{"w z na nie do jest to co jak po od przez za ale oraz przed dla tym ich jego kto nikt", "ąćęłńóśźż", central},
	{"v na se je ve do za po jak ale nebo pro od byl bylo jsou uvedla uvedl podle kdo ten tak by", "áčďéěíňóřšťúůýž", central},
	{"v na sa je do za po ako ale alebo pre od bol bolo podla aj kto ten tak by zo vo", "áäčďéíĺľňóôŕšťúýž", central},
	{"a az hogy nem is egy de csak meg volt sem ki vagy mint ha el azt ezt", "áéíóöőúüű", central},
	{"je u na se su da za od koji kako ali nakon bi nije su i iz do ili po koja", "čćđšž", central},
	{"je v na se so da za ki pa bi po iz od ali ni tudi ker kot", "čšž", central},
	{"de la din cu pe nu care este au fost mai sau pentru a o un nici ca prin", "ăâîşţ", central},
	{"ve bir bu da de ile olarak ama daha gibi kadar sonra iki dedi ne o en kimse her hem eden ki ya", "çğıİöşüâîû", turkish},
	{"ir kad su nuo bet buvo apie tai po iki ne kur du per jis ji", "ąčęėįšųūž", baltic},
	{"un ir ka no par ar uz bet tas pie kas to bija ne vai", "āčēģīķļņšūž", baltic},
}

// Shares, of a text's words and of its letters past ASCII, from which a language and an encoding
// are certain.
const (
	fewestTelling = 0.04
	fewestFitting = 0.85 // names of other languages are among them
)

// latinEncoding is the encoding of s, which is not UTF-8, if its language is one not written in
// windows-1252 and its letters are of that language's alphabet; else nil.
func latinEncoding(s []byte) encoding.Encoding {
	language := tellingWords(s)
	if language == nil || language.in == nil {
		return nil
	}
	var best encoding.Encoding
	fit := fewestFitting
	for _, c := range language.in {
		if f := fitting(s, c, language.letters); f > fit {
			best, fit = c, f
		}
	}
	return best
}

// tellingWords is the language with the most of its words in s, nil if that is not certain.
func tellingWords(s []byte) *latinLanguage {
	var n [len(latinLanguages)]int
	tells := tellingWord()
	words := 0
	for i := 0; i < len(s); {
		if !wordByte(s[i]) {
			i++
			continue
		}
		start := i
		for i < len(s) && wordByte(s[i]) {
			i++
		}
		words++
		for _, l := range tells[strings.ToLower(string(s[start:min(i, start+8)]))] {
			n[l]++
		}
	}
	best, next := 0, -1
	for l := 1; l < len(n); l++ {
		switch {
		case n[l] > n[best]:
			best, next = l, best
		case next < 0 || n[l] > n[next]:
			next = l
		}
	}
	if n[best] < 3 || float64(n[best]) < fewestTelling*float64(words) {
		return nil
	}
	if n[next] == n[best] && (latinLanguages[next].in == nil) != (latinLanguages[best].in == nil) {
		return nil
	}
	return &latinLanguages[best]
}

func wordByte(c byte) bool {
	return c >= utf8.RuneSelf || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// tellingWord maps a word to the languages it points to, as indexes into latinLanguages.
var tellingWord = sync.OnceValue(func() map[string][]int {
	m := map[string][]int{}
	for l, language := range latinLanguages {
		for word := range strings.FieldsSeq(language.words) {
			m[word] = append(m[word], l)
		}
	}
	return m
})

// fitting is the share of the bytes past ASCII that are letters of the alphabet, or marks that are
// not inside a word.
func fitting(s []byte, c *charmap.Charmap, letters string) float64 {
	var good [128]bool
	var mark [128]bool
	for i := range good {
		r := c.DecodeByte(byte(128 + i))
		good[i] = strings.ContainsRune(letters, r) || strings.ContainsRune(letters, unicode.ToLower(r))
		mark[i] = strings.ContainsRune("„”“‚‘’–—…«»\u00a0°§€", r)
	}
	fits, all := 0, 0
	for i, b := range s {
		if b < utf8.RuneSelf {
			continue
		}
		before, behind := i > 0 && wordByte(s[i-1]), i+1 < len(s) && wordByte(s[i+1])
		all++
		if good[b-128] || mark[b-128] && !(before && behind) {
			fits++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(fits) / float64(all)
}

// detectEncoding is the encoding that s, which is not UTF-8, appears to be in, and its name; nil if
// none is certain.
func detectEncoding(s []byte) (encoding.Encoding, string) {
	s = aroundHigh(s)
	if c := latinEncoding(s); c != nil {
		return named(c)
	}
	if dosCyrillic(s) {
		return named(charmap.CodePage866)
	}
	e, name := likeliest(s)
	if e == nil {
		if c := arabicEncoding(s); c != nil {
			return named(c)
		}
		return nil, ""
	}
	if e == charmap.KOI8R && ukrainianKOI8(s) {
		return named(charmap.KOI8U)
	}
	return e, name
}

// likeliest is the encoding that the detector is most certain of among those that can decode nearly
// all of s: now and then it takes Russian in KOI8-R for Hebrew, which has half as many letters.
func likeliest(s []byte) (encoding.Encoding, string) {
	found, err := chardet.NewTextDetector().DetectAll(s)
	if err != nil {
		return nil, ""
	}
	// The detector tries all encodings concurrently, and leaves equally certain ones in the order
	// in which they arrived.
	slices.SortFunc(found, func(a, b chardet.Result) int {
		return cmp.Or(b.Confidence-a.Confidence, strings.Compare(a.Charset, b.Charset))
	})
	for _, f := range found {
		if f.Confidence < certainEnough {
			break
		}
		e, name, err := parseEncoding(f.Charset)
		if err != nil || e == nil {
			continue
		}
		// Cutting s at either end may have halved a letter.
		if text, err := e.NewDecoder().Bytes(s); err == nil && 100*bytes.Count(text, []byte("\uFFFD")) < len(s) {
			return e, name
		}
	}
	return nil, ""
}

// dosCyrillic reports whether s is Cyrillic in the encoding of DOS, which the detector does not
// know: its small letters are A0 to AF and E0 to EF, and two in five letters of a text are one of
// six.
func dosCyrillic(s []byte) bool {
	all, first, second, common := 0, 0, 0, 0
	for _, b := range s {
		switch {
		case b < utf8.RuneSelf:
			continue
		case b&0xF0 == 0xA0:
			first++
		case b&0xF0 == 0xE0:
			second++
		}
		all++
		switch b {
		case 0xA0, 0xA5, 0xA8, 0xAD, 0xAE, 0xE2: // а, е, и, н, о, т
			common++
		}
	}
	return all >= 20 && 2*first >= all && 10*(first+second) >= 9*all && 5*common >= 2*all
}

// arabicEncoding is the encoding of Arabic, recognized by its article: two letters at the start of
// one word in three.
func arabicEncoding(s []byte) encoding.Encoding {
	high := len(s) - bytes.Count(s, []byte{' '})
	for _, c := range [...]struct {
		e       encoding.Encoding
		article string
	}{{charmap.Windows1256, "\xc7\xe1"}, {charmap.ISO8859_6, "\xc7\xe4"}} {
		if 100*bytes.Count(s, []byte(c.article)) >= 2*high {
			return c.e
		}
	}
	return nil
}

// ukrainianKOI8 reports whether letters that Ukrainian has and Russian lacks occur inside words: in
// KOI8-R these bytes are box-drawing characters.
func ukrainianKOI8(s []byte) bool {
	n := 0
	for i, b := range s {
		if (b == 0xA4 || b == 0xA6 || b == 0xA7 || b == 0xAD) && (i > 0 && s[i-1] >= 0xC0 || i+1 < len(s) && s[i+1] >= 0xC0) {
			n++
		}
	}
	return n >= 3
}
