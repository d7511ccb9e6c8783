package lexicons_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// invented makes a text of n words over a vocabulary as skewed as a language's, and a
// lexicon of entries words and phrases, one in ten with a star. The first 2,000 are drawn
// from all but the commonest words of the text; the rest, as in large dictionaries, from
// words that it seldom or never contains. Both are the same every time.
func invented(entries, n int) (*lexicons.Lexicon, string) {
	rng := rand.New(rand.NewPCG(1, 2))
	syllables := []string{"ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "du", "gan", "pel", "rim", "sto"}
	vocabulary := make([]string, 60_000)
	for i := range vocabulary {
		var w strings.Builder
		for k := i + 1; k > 0; k /= len(syllables) {
			w.WriteString(syllables[k%len(syllables)])
		}
		vocabulary[i] = w.String()
	}
	zipf := rand.NewZipf(rand.New(rand.NewPCG(3, 4)), 1.1, 4, 19_999)
	lex := &lexicons.Lexicon{Name: "invented", Language: "en"}
	for i := range entries {
		if i%50 == 0 {
			lex.Categories = append(lex.Categories, lexicons.Category{ID: fmt.Sprint("c", i/50)})
		}
		common := 200
		if i >= 2_000 {
			common = 10_000
		}
		term := vocabulary[common+rng.IntN(len(vocabulary)-common)]
		for range rng.IntN(3) {
			term += " " + vocabulary[rng.IntN(len(vocabulary))]
		}
		if i%10 == 0 {
			term += "*"
		}
		c := &lex.Categories[len(lex.Categories)-1]
		c.Entries = append(c.Entries, lexicons.Entry{Option: term, Terms: []string{term}})
	}
	var b strings.Builder
	for i := range n {
		b.WriteString(vocabulary[zipf.Uint64()])
		if i%20 == 19 {
			b.WriteString(".")
		}
		b.WriteString(" ")
	}
	return lex, b.String()
}

func words(r *voice.Reading) (n int) {
	for _, t := range r.Tokens {
		if t.Kind.Counts() {
			n++
		}
	}
	return n
}

func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{2_000, 20_000} {
		lex, _ := invented(n, 0)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := lexicons.Compile(lex); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkScan(b *testing.B) {
	for _, n := range []int{0, 2_000, 20_000} {
		lex, src := invented(n, 20_000)
		name := fmt.Sprint(n)
		if n == 0 {
			var err error
			if lex, err = packs.Load(packs.Default); err != nil {
				b.Fatal(err)
			}
			name = packs.Default
		}
		m, err := lexicons.Compile(lex)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			v := text.NewVocabulary()
			r := read(v, src)
			s := m.Scanner(v)
			hits := s.Scan(nil, r)
			b.ReportAllocs()
			for b.Loop() {
				hits = s.Scan(hits[:0], r)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words(r)), "ns/word")
			b.ReportMetric(float64(len(hits)), "hits")
		})
	}
}

// BenchmarkNewForms measures what a form costs when it is first met.
func BenchmarkNewForms(b *testing.B) {
	for _, n := range []int{2_000, 20_000} {
		lex, src := invented(n, 20_000)
		m, err := lexicons.Compile(lex)
		if err != nil {
			b.Fatal(err)
		}
		v := text.NewVocabulary()
		r := read(v, src)
		empty := &voice.Reading{Document: r.Document, Vocabulary: v}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				m.Scanner(v).Scan(nil, empty)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(v.Len()), "ns/form")
		})
	}
}

func BenchmarkCorePack(b *testing.B) {
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			if _, err := packs.Load(packs.Default); err != nil {
				b.Fatal(err)
			}
		}
	})
	lex, err := packs.Load(packs.Default)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("compile", func(b *testing.B) {
		for b.Loop() {
			if _, err := lexicons.Compile(lex); err != nil {
				b.Fatal(err)
			}
		}
	})
}
