package stats_test

import (
	"fmt"
	"strings"

	"rashomon/analysis/stats"
)

// Krippendorff's example C: four observers, twelve units, five values, some missing
// ("Computing Krippendorff's Alpha-Reliability", 2011). The paper gives .743, .815, .849
// and .797.
func ExampleKrippendorffAlpha() {
	var codings stats.Codings
	for _, observer := range []string{
		"123321412...",
		"1233224125.3",
		".3332342251.",
		"12332441251.",
	} {
		var codes []int
		for _, value := range observer {
			if value == '.' {
				codes = append(codes, stats.Missing)
				continue
			}
			codes = append(codes, int(value-'1'))
		}
		codings.Codes = append(codings.Codes, codes)
	}
	codings.Categories = 5
	codings.Values = []float64{1, 2, 3, 4, 5}
	for _, metric := range []stats.Metric{stats.Nominal, stats.Ordinal, stats.IntervalScale, stats.RatioScale} {
		alpha, err := stats.KrippendorffAlpha(codings, metric)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%.3f over %d codes\n", alpha.Value, alpha.Pairable)
	}
	// Output:
	// 0.743 over 40 codes
	// 0.815 over 40 codes
	// 0.849 over 40 codes
	// 0.797 over 40 codes
}

// Gries' toy corpus of five parts (2008, "Dispersions and adjusted frequencies in
// corpora"): the word a occurs 1, 2, 3, 4 and 5 times; DP is 0.18.
func ExampleDisperse() {
	a, _ := stats.Disperse([]stats.Counts{{K: 1, N: 9}, {K: 2, N: 10}, {K: 3, N: 10}, {K: 4, N: 10}, {K: 5, N: 11}})
	q, _ := stats.Disperse([]stats.Counts{{K: 0, N: 9}, {K: 1, N: 10}, {K: 0, N: 10}, {K: 0, N: 10}, {K: 0, N: 11}})
	fmt.Printf("a: in %d of %d parts, DP %.2f, DPnorm %.3f\n", a.Range, a.Parts, a.DP, a.DPNorm)
	fmt.Printf("q: in %d of %d parts, DP %.2f, DPnorm %.3f\n", q.Range, q.Parts, q.DP, q.DPNorm)
	// Output:
	// a: in 5 of 5 parts, DP 0.18, DPnorm 0.220
	// q: in 1 of 5 parts, DP 0.80, DPnorm 0.976
}

// The two sentences of the README of the fightin-words package, with its prior of 0.05
// per word: it gives 0.6894227886807968 for brown, the negative for donkey.
func ExampleDirichletLogOdds() {
	first := strings.Fields("the quick brown fox jumps over the lazy pig")
	second := strings.Fields("the lazy purple pig jumps over the lazier donkey")
	vocabulary := []string{"brown", "donkey", "fox", "jumps", "lazier", "lazy", "over", "pig", "purple", "quick", "the"}
	count := func(words []string) []int64 {
		counts := make([]int64, len(vocabulary))
		for i, v := range vocabulary {
			for _, w := range words {
				if w == v {
					counts[i]++
				}
			}
		}
		return counts
	}
	odds, err := stats.DirichletLogOdds(count(first), count(second), stats.Prior{Kind: stats.UniformPrior, Strength: 0.05})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, v := range vocabulary {
		fmt.Printf("%s %.13f\n", v, odds[i].Z)
	}
	// Output:
	// brown 0.6894227886808
	// donkey -0.6894227886808
	// fox 0.6894227886808
	// jumps 0.0000000000000
	// lazier -0.6894227886808
	// lazy 0.0000000000000
	// over 0.0000000000000
	// pig 0.0000000000000
	// purple -0.6894227886808
	// quick 0.6894227886808
	// the 0.0000000000000
}

// One article of an outlet against four others: whatever the words, one labelling in five
// is as extreme, and the design shows it before any test is run.
func ExampleDesign() {
	design, err := stats.NewDesign(stats.Plan{Outlets: []stats.OutletSize{{Articles: 1}, {Articles: 4}, {Articles: 5}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, pair := range [][2]int{{0, 1}, {1, 2}} {
		scope := design.Pair(pair[0], pair[1])
		together, ok := scope.Together(0.05, 40)
		fmt.Printf("tier %d, smallest p %.4f, p allowed %v; of 40 tests %d must reach it together (%v)\n",
			scope.Tier, scope.Floor, scope.Allows(stats.ClaimP), together, ok)
	}
	// Output:
	// tier 1, smallest p 0.2000, p allowed false; of 40 tests 0 must reach it together (false)
	// tier 2, smallest p 0.0079, p allowed true; of 40 tests 7 must reach it together (true)
}
