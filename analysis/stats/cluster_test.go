package stats

import (
	"errors"
	"testing"
)

// TestClusterSet: over articles of one length it is Welch's test of the counts.
func TestClusterSet(t *testing.T) {
	for _, c := range []struct {
		counts   [][]int64
		f, df, p float64
		why      string
	}{
		{[][]int64{{0, 8, 1, 11, 2}, {4, 9, 7, 16, 3}, {1, 0, 14, 6, 2}}, 0.6310676104889641, 7.962276329182661, 0.5566722815537889, "three of five articles (R, oneway.test)"},
		{[][]int64{{2, 8, 1, 15}, {0, 4, 9, 3, 20, 6}, {5, 5, 0, 31}}, 0.106723531901618, 5.993380702100974, 0.9004442147724762, "unequal numbers of articles (R, oneway.test)"},
	} {
		var outlets []Moments
		for _, counts := range c.counts {
			var m Moments
			for _, k := range counts {
				m.Add(k, 100)
			}
			outlets = append(outlets, m)
		}
		f, df, p, err := ClusterSet(outlets)
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		check(t, c.why+": F", f, c.f, 1e-10)
		check(t, c.why+": df", df, c.df, 1e-10)
		check(t, c.why+": p", p, c.p, 1e-10)
	}
}

func TestClusterSetRefuses(t *testing.T) {
	hits, none, few := Moments{}, Moments{}, Moments{}
	for range 4 {
		hits.Add(2, 100)
		none.Add(0, 100)
	}
	few.Add(1, 100)
	for _, c := range []struct {
		outlets []Moments
		want    error
		why     string
	}{
		{[]Moments{hits}, ErrTooFew, "one outlet has nothing to differ from"},
		{[]Moments{hits, few}, ErrTooFew, "one article has no spread"},
		{[]Moments{none, none}, ErrNoCounts, "no hit anywhere"},
		{[]Moments{hits, {Docs: 4, N: 1, K: 2}}, ErrShape, "more hits than words"},
		{[]Moments{hits, none}, nil, "an outlet without a hit is one that differs"},
	} {
		if _, _, _, err := ClusterSet(c.outlets); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.why, err, c.want)
		}
	}
}
