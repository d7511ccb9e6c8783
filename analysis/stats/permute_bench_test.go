package stats

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// simulated draws articles of 350 to 800 words whose terms follow Zipf's law,
// spread evenly over outlets and events: the shape of a news vocabulary.
func simulated(outlets, terms, articles, events int, seed uint64) (Terms, Articles) {
	r := rand.New(rand.NewPCG(seed, 1))
	a := Articles{Outlets: outlets}
	share := make([]float64, terms)
	sum := 0.0
	for i := range share {
		share[i] = 1 / (float64(i) + 2.7)
		sum += share[i]
	}
	for i := range articles {
		a.Outlet = append(a.Outlet, int32(i%outlets))
		a.Exposure = append(a.Exposure, int64(350+r.IntN(450)))
		event := int32(-1)
		if events > 0 {
			event = int32(i / outlets % events)
		}
		a.Event = append(a.Event, event)
	}
	var t Terms
	for i := range share {
		var at, k []int32
		for j, n := range a.Exposure {
			// Poisson by inversion, made bursty by an exponential rate.
			mean := float64(n) * 0.8 * share[i] / sum * r.ExpFloat64()
			count, p, u := int32(0), math.Exp(-mean), r.Float64()
			for c := p; u > c && count < 200; c += p {
				count++
				p *= mean / float64(count)
			}
			if count > 0 {
				at, k = append(at, int32(j)), append(k, count)
			}
		}
		if err := t.Append(at, k); err != nil {
			panic(err)
		}
	}
	return t, a
}

// BenchmarkPermuteSet runs the test over all outlets with 10,000 relabellings; the first
// size is 5 outlets × 2,000 terms × 200 articles, the others double one dimension each.
func BenchmarkPermuteSet(b *testing.B) {
	for _, size := range []struct{ outlets, terms, articles, events int }{
		{5, 2000, 200, 0}, {5, 2000, 200, 20}, {10, 2000, 200, 0}, {5, 4000, 200, 0}, {5, 2000, 400, 0},
	} {
		t, a := simulated(size.outlets, size.terms, size.articles, size.events, 7)
		all := make([]int, size.outlets)
		for i := range all {
			all[i] = i
		}
		name := fmt.Sprintf("outlets=%d/terms=%d/articles=%d/events=%d", size.outlets, size.terms, size.articles, size.events)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := PermuteSet(t, a, all, PermuteOptions{Draws: 10000, Seed: 1}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(t.counts)), "counts")
		})
	}
}

// BenchmarkPermuteDense runs the worst case of the first size: every term occurs in every
// article, 400,000 counts.
func BenchmarkPermuteDense(b *testing.B) {
	_, a := simulated(5, 1, 200, 0, 7)
	var t Terms
	at, k := make([]int32, 200), make([]int32, 200)
	for i := range 2000 {
		for j := range at {
			at[j], k[j] = int32(j), int32(1+(i+j)%5)
		}
		if err := t.Append(at, k); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := PermuteSet(t, a, []int{0, 1, 2, 3, 4}, PermuteOptions{Draws: 10000, Seed: 1}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPermutePairs runs every pair of five outlets, 10,000 relabellings each.
func BenchmarkPermutePairs(b *testing.B) {
	t, a := simulated(5, 2000, 200, 0, 7)
	for b.Loop() {
		for i := range 5 {
			for j := range i {
				if _, err := PermutePair(t, a, i, j, PermuteOptions{Draws: 10000, Seed: 1}); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}

// BenchmarkResamples makes the bootstrap interval of 200 terms between two outlets of 40
// articles, with 9,999 resamples drawn once.
func BenchmarkResamples(b *testing.B) {
	t, a := simulated(2, 200, 80, 0, 7)
	for b.Loop() {
		r, err := NewResamples(a, 0, 1, ByArticle, BootstrapOptions{Method: BCa, Seed: 1})
		if err != nil {
			b.Fatal(err)
		}
		for i := range t.Len() {
			if _, err := r.LogRatio(t, i); err != nil && !errors.Is(err, ErrNoCounts) {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkFisherExact tests the table 20/10,000 against 5/10,000, with its estimate and
// interval.
func BenchmarkFisherExact(b *testing.B) {
	for b.Loop() {
		if _, err := FisherExact(caseA[0], caseA[1], 0.95); err != nil {
			b.Fatal(err)
		}
	}
}
