package stats

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// TestFarthestPair: two outlets of four articles each, every one of which names one
// thing alone, lie 1 bit apart; of the 70 exchanges 2 put them as far apart, so that P
// is near 1/35. Within blocks of one outlet's articles nothing can be exchanged.
func TestFarthestPair(t *testing.T) {
	m := Mixes{Outlets: 2}
	for i := range 8 {
		row := []int64{0, 0}
		row[i/4] = 3
		m.Articles = append(m.Articles, row)
		m.Outlet = append(m.Outlet, int32(i/4))
	}
	f, err := FarthestPair(m, 9999, 1)
	if err != nil {
		t.Fatal(err)
	}
	if p := f.P(0, 1, 1); math.Abs(p-1./35) > .005 || p != f.P(1, 0, 1) {
		t.Errorf("P(1) is %g, want about %g", p, 1./35)
	}
	if p := f.P(0, 1, 0); p != 1 {
		t.Errorf("P(0) is %g: every pair lies at least 0 apart", p)
	}
	m.Block = m.Outlet
	if f, err = FarthestPair(m, 99, 1); err != nil || f.P(0, 1, 1) != 1 {
		t.Errorf("within blocks of one outlet P(1) is %g, %v; want 1", f.P(0, 1, 1), err)
	}
	// The distance is the root of JensenShannon, pair by pair.
	d := newMixDistances(3, 4)
	mixes := [][]int64{{3, 1, 0, 6}, {1, 4, 2, 3}, {0, 0, 0, 0}}
	for i, row := range mixes {
		d.add(int32(i), row)
	}
	d.measure()
	if want, _ := JensenShannon(mixes[0], mixes[1]); math.Abs(d.apart[0]*d.apart[0]-want) > 1e-12 || d.apart[1] != 0 || d.apart[2] != 0 {
		t.Errorf("the distances are %v, want %g and none of what has no counts", d.apart, math.Sqrt(want))
	}
	for _, c := range []struct {
		reason string
		m      Mixes
		draws  int
		want   error
	}{
		{"one outlet", Mixes{Outlets: 1, Articles: [][]int64{{1}}, Outlet: []int32{0}}, 9, ErrTooFew},
		{"no draw", m, 0, ErrTooFew},
		{"an article of no outlet", Mixes{Outlets: 2, Articles: [][]int64{{1}}, Outlet: []int32{2}}, 9, ErrShape},
		{"blocks of other articles", Mixes{Outlets: 2, Articles: [][]int64{{1}}, Outlet: []int32{1}, Block: []int32{0, 0}}, 9, ErrShape},
	} {
		if _, err := FarthestPair(c.m, c.draws, 1); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.reason, err, c.want)
		}
	}
}

// TestFarthestPairHoldsItsLevel: where eight outlets do not differ, any of their 28
// pairs is called at .05 in about a twentieth of sets, and not in half of them as when
// each pair is judged by halves of its own.
func TestFarthestPairHoldsItsLevel(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	const sets, outlets, each = 400, 8, 4
	called := 0
	for n := range sets {
		m := Mixes{Outlets: outlets}
		total := make([][]int64, outlets)
		for o := range total {
			total[o] = make([]int64, 3)
			for range each {
				row := make([]int64, 3)
				favourite := random.IntN(3) // articles are clumped
				for range 1 + random.IntN(6) {
					k := random.IntN(3)
					if random.IntN(2) == 0 {
						k = favourite
					}
					row[k]++
					total[o][k]++
				}
				m.Articles, m.Outlet = append(m.Articles, row), append(m.Outlet, int32(o))
			}
		}
		f, err := FarthestPair(m, 199, uint64(n))
		if err != nil {
			t.Fatal(err)
		}
		least := 1.0
		for i := range total {
			for j := range i {
				bits, _ := JensenShannon(total[i], total[j])
				least = math.Min(least, f.P(i, j, math.Sqrt(bits)))
			}
		}
		if least <= .05 {
			called++
		}
	}
	// The mean is 20, its standard deviation 4.4.
	if called < 8 || called > 33 {
		t.Errorf("%d of %d sets without a difference are called, want about 20", called, sets)
	}
}

// TestFarthestPairSeesLargeOutlets: two outlets of many articles that differ are found
// although two with few uses, which do not, lie farther apart.
func TestFarthestPairSeesLargeOutlets(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	m := Mixes{Outlets: 4}
	total := make([][]int64, 4)
	for o, articles := range []int{60, 60, 4, 4} {
		total[o] = make([]int64, 3)
		for range articles {
			row := make([]int64, 3)
			for range 2 {
				k := random.IntN(3)
				if o == 1 && random.IntN(4) == 0 {
					k = 2
				}
				row[k]++
				total[o][k]++
			}
			m.Articles, m.Outlet = append(m.Articles, row), append(m.Outlet, int32(o))
		}
	}
	f, err := FarthestPair(m, 999, 1)
	if err != nil {
		t.Fatal(err)
	}
	large, _ := JensenShannon(total[0], total[1])
	small, _ := JensenShannon(total[2], total[3])
	if p, q := f.P(0, 1, math.Sqrt(large)), f.P(2, 3, math.Sqrt(small)); p > .05 || q < .1 || large > small {
		t.Errorf("the large outlets lie %.3f bits apart with P %.3f, the small ones %.3f with P %.3f; want the first found, and nearer", large, p, small, q)
	}
}
