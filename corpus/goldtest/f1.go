package goldtest

import "strings"

// F1 is the harmonic mean of precision and recall over the runs of four words of two texts, each
// counted as often as it occurs: the measure of the article-extraction benchmark.
func F1(got, want string) float64 {
	a, na := runs(got)
	b, nb := runs(want)
	if na+nb == 0 {
		return 1
	}
	both := 0
	for run, n := range a {
		both += min(n, b[run])
	}
	return 2 * float64(both) / float64(na+nb)
}

func runs(s string) (map[[4]string]int, int) {
	words, m := strings.Fields(s), map[[4]string]int{}
	for i := 0; i+4 <= len(words); i++ {
		m[[4]string(words[i:i+4])]++
	}
	return m, max(0, len(words)-3)
}
