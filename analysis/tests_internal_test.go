package analysis

import (
	"context"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// articlesOf draws articles of three outlets: about every tenth sentence has one of
// twelve hedges, which the third outlet uses twice as often; each article has a rate of
// its own.
func articlesOf(each int, seed uint64) iter.Seq2[*corpus.Document, error] {
	random := rand.New(rand.NewPCG(seed, 7))
	piers := rand.New(rand.NewPCG(seed, 8)) // so that no article repeats another
	return func(yield func(*corpus.Document, error) bool) {
		for o := range 3 {
			for i := range each {
				rate := 0.2 * random.ExpFloat64()
				if o == 2 {
					rate *= 2
				}
				name := fmt.Sprintf("%d-%02d", o, i)
				if !yield(&corpus.Document{ID: name, File: name, Outlet: fmt.Sprint("Outlet ", o), Text: hedged(random, piers, rate)}, nil) {
					return
				}
			}
		}
	}
}

// hedged draws an article in which that share of the sentences has one of twelve hedges;
// its numbers keep it from repeating another.
func hedged(random, numbers *rand.Rand, rate float64) string {
	var b strings.Builder
	for range 60 {
		word := "quietly"
		if random.Float64() < rate {
			word = fmt.Sprintf("hedge%c", 'a'+random.IntN(12))
		}
		fmt.Fprintf(&b, "The boats went %s down river %d. ", word, numbers.IntN(1e6))
	}
	return b.String()
}

func hedges(t *testing.T) []*lexicons.Lexicon {
	t.Helper()
	var cue, choice strings.Builder
	for i := range 12 {
		fmt.Fprintf(&cue, "      - terms: [hedge%c]\n", 'a'+i)
		if i < 4 {
			fmt.Fprintf(&choice, "      - terms: [hedge%c]\n", 'a'+i)
		}
	}
	const head = "source: made for a test\n    note: made for a test\n    entries:\n"
	l, err := lexicons.Parse("test.yaml", []byte("lexicon: test\nversion: 1.0.0\nlanguage: en\ntitle: Test\nlicense: Apache-2.0\ncategories:\n"+
		"  - id: hedges\n    title: Hedges\n    kind: cue\n    "+head+cue.String()+
		"  - id: rivals\n    title: Rivals\n    kind: choice\n    "+head+choice.String()))
	if err != nil {
		t.Fatal(err)
	}
	return []*lexicons.Lexicon{l}
}

// TestSumsAgreeWithRows: the clustered test, from the sums that remain when there are
// too many articles for rows, agrees with the permutation of articles. With 40 articles
// per outlet, half of all p lie within .03 of each other and all decisions at .05 but
// one in twenty agree (measured: .024, at most .16 apart, all agree).
func TestSumsAgreeWithRows(t *testing.T) {
	lexs := hedges(t)
	opts := CompareOptions{Lexicons: lexs, Seed: 1, Alpha: 0.05, Draws: 4999}
	p, err := Count(context.Background(), articlesOf(40, 1), CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	withRows, err := Compare(p, opts)
	if err != nil {
		t.Fatal(err)
	}
	p.rows = rows{over: true}
	withSums, err := Compare(p, opts)
	if err != nil {
		t.Fatal(err)
	}
	if withRows.Design.Tier != withSums.Design.Tier {
		t.Errorf("tier %d with rows and %d without", withRows.Design.Tier, withSums.Design.Tier)
	}
	var apart []float64
	decisions := 0
	same := func(name string, a, b *Test) {
		if a == nil || b == nil {
			if a != b {
				t.Errorf("%s: tested %v with rows, %v without", name, a != nil, b != nil)
			}
			return
		}
		if a.Method != MethodPermutation || b.Method != MethodClustered {
			t.Fatalf("%s: methods are %q and %q", name, a.Method, b.Method)
		}
		apart = append(apart, math.Abs(a.P-b.P))
		if (a.P <= 0.05) != (b.P <= 0.05) {
			decisions++
		}
	}
	for i, o := range withRows.Cues[0].Outlets {
		without := withSums.Cues[0].Outlets[i]
		same("hedges", o.Test, without.Test)
		if o.Interval == nil || without.Interval == nil {
			t.Fatal("a design of 40 articles an outlet has no interval")
		}
		if w := o.Interval.Hi - o.Interval.Lo; math.Abs(without.Interval.Lo-o.Interval.Lo) > w/4 || math.Abs(without.Interval.Hi-o.Interval.Hi) > w/4 {
			t.Errorf("%s: interval %+v with rows, %+v without", o.Outlet, *o.Interval, *without.Interval)
		}
	}
	compareNames := func(a, b []Name) {
		for i := range a {
			for j := range a[i].Outlets {
				same(a[i].Option, a[i].Outlets[j].Test, b[i].Outlets[j].Test)
			}
		}
	}
	compareNames(withRows.Cues[0].Entries, withSums.Cues[0].Entries)
	compareNames(withRows.Naming[0].Names, withSums.Naming[0].Names)
	slices.Sort(apart)
	median := apart[len(apart)/2]
	t.Logf("%d tests, |difference of p| median %.4f, largest %.4f, decisions that differ %d", len(apart), median, apart[len(apart)-1], decisions)
	if len(apart) < 40 || median > 0.03 || 20*decisions > len(apart) {
		t.Errorf("%d tests, |difference of p| median %.4f, decisions that differ %d", len(apart), median, decisions)
	}
}

// TestSetMomentsAreSums: the sums from which a choice set is tested equal those of its
// rows, one by one.
func TestSetMomentsAreSums(t *testing.T) {
	lexs := hedges(t)
	p, err := Count(context.Background(), articlesOf(5, 2), CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions(), Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	c := comparison{Profile: p, outlets: p.Outlets(), options: CompareOptions{Lexicons: lexs}}
	c.index()
	for _, pop := range []population{c.wordsPopulation(lexs), c.usesPopulation(lexs[0], lexs[0].Categories[1])} {
		for _, term := range pop.terms {
			for _, o := range c.outlets {
				got := pop.moments(&c, o, term)
				var k, n, kk, nn, kn, docs int64
				from, to := c.rowsOf(o)
				for i := from; i < to; i++ {
					r := &c.articles[i]
					if pop.chances(r) == 0 {
						continue
					}
					hits, chances := int64(r.wording(term)), pop.chances(r)
					docs++
					k, n, kk, nn, kn = k+hits, n+chances, kk+hits*hits, nn+chances*chances, kn+hits*chances
				}
				if got.K != k || got.N != n || got.KK != kk || got.NN != nn || got.KN != kn || got.Docs != docs {
					t.Errorf("%s, %+v: sums are %+v, rows give k %d, n %d, k² %d, n² %d, kn %d of %d", o, p.Terms[term], got, k, n, kk, nn, kn, docs)
				}
			}
		}
	}
}

// TestCalibrationLeavesOutRepeatedArticles: if an outlet prints every article twice,
// half of them are halved, as in the report's tests. Copies that fall on both sides
// would make the halves alike, and copies on one side would make the test too bold.
func TestCalibrationLeavesOutRepeatedArticles(t *testing.T) {
	twice := func(yield func(*corpus.Document, error) bool) {
		for d, err := range articlesOf(10, 3) {
			again := *d
			again.ID += " again"
			if !yield(d, err) || !yield(&again, nil) {
				return
			}
		}
	}
	p, err := Count(context.Background(), twice, CountOptions{Lexicons: hedges(t), Voice: voice.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	opts := DefaultCalibrateOptions()
	opts.Sides, opts.Splits, opts.Draws = []int{5, 10}, 3, 99
	c, err := Calibrate(p, opts)
	if err != nil {
		t.Fatal(err)
	}
	if c.Articles != 60 || c.Repeated != 30 || c.Sides[0].Outlets != 3 || c.Sides[1].Outlets != 0 {
		t.Errorf("of %d articles %d are repeated; %d outlets have ten and %d twenty; want 60, 30, 3 and 0", c.Articles, c.Repeated, c.Sides[0].Outlets, c.Sides[1].Outlets)
	}
}

// TestCalibrationHoldsItsLevel: halves of one outlet differ by chance alone; a planted
// difference is found more often the larger it is.
func TestCalibrationHoldsItsLevel(t *testing.T) {
	lexs := hedges(t)
	p, err := Count(context.Background(), articlesOf(40, 3), CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	opts := DefaultCalibrateOptions()
	opts.Sides, opts.Splits, opts.Draws = []int{10}, 120, 499
	c, err := Calibrate(p, opts)
	if err != nil {
		t.Fatal(err)
	}
	s := c.Sides[0]
	t.Logf("%d tests: permutation %.3f, clustered %.3f, G2 %.3f", s.Tests, *s.Permutation, *s.Clustered, *s.G2)
	if *s.Permutation < 0.02 || *s.Permutation > 0.08 || *s.G2 < 0.1 {
		t.Errorf("permutation calls %.3f of %d tests, G2 %.3f; want about .05, and G2 far more on clumped words", *s.Permutation, s.Tests, *s.G2)
	}
	last := *s.Permutation
	for _, planted := range s.Planted {
		if *planted.Permutation < last {
			t.Errorf("at %g times the rate %.3f are found, fewer than %.3f before", planted.Ratio, *planted.Permutation, last)
		}
		last = *planted.Permutation
	}
}
