package corpus

import (
	"math/rand"
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	german := "Der Rat von Port Valen teilte am vierten Tag mit, dass der Aufstand der Garnison vorüber sei und dass niemand bestraft werde. Zwei Schiffe verließen den Hafen vor Mittag, wie Augenzeugen berichteten, und keiner konnte sagen, wohin sie fuhren."
	persian := "شورای بندر روز سه\u200cشنبه اعلام کرد که شورش پادگان پایان یافته است و هیچ کس مجازات نخواهد شد. دو کشتی پیش از ظهر بندر را ترک کردند و شاهدان گفتند که نمی\u200cدانند آنها به کجا می\u200cروند. مردم شهر امیدوارند که بازارها و مدرسه\u200cها به زودی باز شوند."
	armenian := "Նավահանգստի խորհուրդը երեքշաբթի հայտնեց, որ կայազորի խռովությունն ավարտվել է, և ոչ ոք չի պատժվի։ Երկու նավ կեսօրից առաջ լքեցին նավահանգիստը, ասացին ականատեսները։"
	for _, c := range []struct {
		why  string
		doc  Document
		want string
	}{
		{"what is said goes before what is seen", Document{Lang: "de-AT", Text: article(1)}, "de"},
		{"a language's name counts as a tag", Document{Lang: "English", Text: german}, "en"},
		{"what is no tag is not believed", Document{Lang: "unknown", Text: article(1)}, "en"},
		{"English is told by its commonest words", Document{Text: article(1)}, "en"},
		{"a German article", Document{Text: german}, "de"},
		{"an English headline over a German article is no matter", Document{Text: "The Garrison of Port Valen And The Council\n\n" + strings.Repeat(german+"\n", 12)}, "de"},
		{"a French article that quotes English", Document{Text: strings.Repeat("Le conseil de Port Valen a annoncé mardi que la mutinerie de la garnison était terminée et que personne ne serait puni ; deux navires ont quitté le port avant midi, ont dit des témoins sur le quai, sans savoir vers où ils allaient. ", 3) +
			"« They could not say where the ships had gone », a dit l'un d'eux."}, "fr"},
		{"a script tells", Document{Text: "Совет порта сообщил, что мятеж гарнизона окончен и что никто не будет наказан. Два корабля вышли из гавани до полудня, сказали свидетели на набережной, но никто не знал, куда они направляются. Жители города надеются, что скоро снова откроются рынки и школы."}, "ru"},
		{"Persian, for which whatlanggo has no code", Document{Text: persian}, "fa"},
		{"letters that whatlanggo does not know", Document{Text: armenian}, "hy"},
		{"and that quote an English sentence or two", Document{Text: strings.Repeat(armenian, 3) + " “They could not say where the ships had gone, and nobody asked.”"}, "hy"},
		{"letters of no language known here", Document{Text: strings.Repeat("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᏂᏴᏫ ", 20)}, Undetermined},
		{"a tag of three letters", Document{Lang: "fas-IR", Text: article(1)}, "fa"},
		{"a tag for which there is none of two", Document{Lang: "ceb", Text: article(1)}, "ceb"},
		{"a tag as it was long ago", Document{Lang: "iw", Text: article(1)}, "he"},
		{"that nobody knows is no language", Document{Lang: "und", Text: german}, "de"},
		{"a headline is too little", Document{Text: "Garrison Lays Down Arms"}, ""},
		{"numbers are no language", Document{Text: strings.Repeat("12.5 14 ", 60)}, ""},
		{"no text", Document{}, ""},
	} {
		if got := c.doc.Language(); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// readsEnglishPlainly is english without its optimizations.
func readsEnglishPlainly(s string) bool {
	words, the, other, own := 0, 0, 0, 0
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' }) {
		kind := commonKinds[word]
		words++
		the += int(kind & 1)
		other += int(kind >> 16 & 1)
		own += int(kind >> 32)
	}
	return words >= fewestWords && (100*the >= 2*words && 100*(the+other) >= 7*words || 100*own >= 3*words)
}

// FuzzEnglish compares counting 64 bytes at once with counting one word at a time.
func FuzzEnglish(f *testing.F) {
	f.Add(article(1)[:languageBytes])
	f.Add("the")
	f.Add(strings.Repeat("x", wordBlock) + " of the")
	f.Add(strings.Repeat("thethe the the\x00the\xe2\x80\x99 ", 40))
	random := rand.New(rand.NewSource(1))
	words := []string{"the", "The", "of", "their", "theirs", "which", "council", "a", "I", "1", "“the", "unmistakable"}
	for i := range 2000 { // with about as many common words as English needs, or fewer
		var s strings.Builder
		for s.Len() < 16+i {
			s.WriteString(words[min(random.Intn(8+i%90), len(words)-1)] + " ")
		}
		f.Add(s.String())
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = s[:min(len(s), languageBytes)]
		if got, want := english(s), readsEnglishPlainly(s); got != want {
			t.Fatalf("%q reads as English: %v, want %v", s, got, want)
		}
	})
}

func BenchmarkLanguage(b *testing.B) {
	english := Document{Text: article(1)}
	german := Document{Text: strings.Repeat("Der Rat von Port Valen teilte am vierten Tag mit, dass der Aufstand der Garnison vorüber sei. ", 60)}
	for name, d := range map[string]*Document{"english": &english, "german": &german} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				d.Language()
			}
		})
	}
}

func TestHiddenMarks(t *testing.T) {
	for _, c := range []struct {
		why, s   string
		n, first int
	}{
		{"curly marks and dashes show", "“It’s over” – he said…", 0, -1},
		{"a space of no width parts a word", "mut\u200biny", 1, 3},
		{"and is none beside one", "a \u200b b\u200b", 0, -1},
		{"direction is turned", "a\u202eb\u2066c", 2, 1},
		{"a soft hyphen", "mis\u00adunder\u00adstanding", 2, 3},
		{"a joiner that scripts need", "می\u200cخواهم", 0, -1},
		{"cut bytes", "a\xe2\x80", 0, -1},
	} {
		if n, first := hiddenMarks(c.s); n != c.n || first != c.first {
			t.Errorf("%s: %d from %d, want %d from %d", c.why, n, first, c.n, c.first)
		}
	}
}
