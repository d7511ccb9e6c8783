package analysis

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"rashomon/analysis/stats"
)

// BenchmarkDistinctive ranks a million words of five outlets, with and without the
// intervals by which words are passed over.
//
//	go test -run '^$' -bench Distinctive ./analysis
func BenchmarkDistinctive(b *testing.B) {
	for _, intervals := range []bool{false, true} {
		b.Run(fmt.Sprintf("intervals=%v", intervals), func(b *testing.B) { benchmarkDistinctive(b, intervals) })
	}
}

func benchmarkDistinctive(b *testing.B, intervals bool) {
	const words = 1_000_000
	p := newProfile(nil, ProfileOptions{CountsOnly: true})
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range words {
		stem := p.words.stem(fmt.Sprintf("w%x", mix(uint64(i))))
		p.words.stems[stem].inside, p.words.stems[stem].capital = 5, int64(i%5)
		p.words.forms[p.words.form(p.words.stemText(stem), stem)].count = 5
	}
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		o := p.outlet(name)
		o.Articles, o.Words[Own] = 1000, 0
		for stem := range int32(words) {
			// Frequencies fall with the rank (Zipf), at random by outlet.
			k := int64(1+2e6/float64(stem+10)) * int64(rng.IntN(3))
			if k > 0 {
				o.words.keys = append(o.words.keys, stem)
				o.words.append(&wordTally{k: k, squares: k * k, articles: int32(min(k, 1000)), most: max(1, int32(k)/(1+stem%7))})
				o.vocabularyWords += k
				o.Words[Own] += k
			}
		}
	}
	c := comparison{Profile: p, outlets: p.Outlets()}
	c.index()
	if intervals {
		c.options.Alpha = 0.05
		c.tested = []int{0, 1, 2, 3, 4}
		c.scope = stats.Scope{Tier: stats.TierModel, Outlets: 5, Articles: 1000}
	}
	b.ResetTimer()
	for range b.N {
		if list := c.distinctive(); len(list) != 5 || len(list[0].Wording)+int(list[0].Passed) == 0 {
			b.Fatal(len(list))
		}
	}
}
