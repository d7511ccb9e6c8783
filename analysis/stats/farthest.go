package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
)

// Mixes are articles whose counts over the same categories are compared by outlet.
type Mixes struct {
	Articles [][]int64 // counts of each article by category
	Outlet   []int32   // of each article, 0 to Outlets-1
	Block    []int32   // of each article: outlets are exchanged within blocks; nil for one block
	Outlets  int
}

// Farthest is how far apart pairs of outlets lie when articles exchange their outlets:
// each pair's mean distance and its standard deviation, and of each exchange the
// distance of the pair that lies farthest in its own standard deviations.
type Farthest struct {
	mean, deviation []float64 // by pair: 1 and 0, 2 and 0, 2 and 1, 3 and 0 …
	largest         []float64 // ascending, a value a draw
}

// FarthestPair draws random exchanges of the articles' outlets within their blocks and
// keeps of each the largest Jensen-Shannon distance of any pair (the root of the
// divergence), less the pair's mean and over its standard deviation under exchange:
// outlets with few uses lie far apart always, and would else hide all others. It is
// the max-statistic of Westfall and Young (1993) with whole articles exchanged. Where
// outlets do not differ, a pair that lies farther than that largest does in all but a
// share a of the draws is found with probability a, however many pairs there are.
//
// Fewer than two outlets or one draw give ErrTooFew, lengths that do not go together
// and numbers out of range ErrShape.
func FarthestPair(m Mixes, draws int, seed uint64) (Farthest, error) {
	if m.Outlets < 2 || draws < 1 || len(m.Articles) == 0 {
		return Farthest{}, fmt.Errorf("farthest pair: %w", ErrTooFew)
	}
	width := len(m.Articles[0])
	if len(m.Outlet) != len(m.Articles) || m.Block != nil && len(m.Block) != len(m.Articles) {
		return Farthest{}, fmt.Errorf("farthest pair: %w", ErrShape)
	}
	for i, row := range m.Articles {
		if len(row) != width || m.Outlet[i] < 0 || int(m.Outlet[i]) >= m.Outlets {
			return Farthest{}, fmt.Errorf("farthest pair: article %d: %w", i, ErrShape)
		}
	}
	// Articles block after block; of each, which categories it has.
	order := make([]int, len(m.Articles))
	for i := range order {
		order[i] = i
	}
	block := func(i int) int32 {
		if m.Block == nil {
			return 0
		}
		return m.Block[i]
	}
	sort.SliceStable(order, func(i, j int) bool { return block(order[i]) < block(order[j]) })
	labels := make([]int32, len(order))
	for at, i := range order {
		labels[at] = m.Outlet[i]
	}
	// each draws the exchanges anew, the same ones every time.
	d := newMixDistances(m.Outlets, width)
	each := func(drawn func(n int)) {
		random := rand.New(rand.NewPCG(seed, goldenGap))
		labels := append([]int32(nil), labels...)
		for n := range draws {
			for from, to := 0, 0; from < len(order); from = to {
				for to < len(order) && block(order[to]) == block(order[from]) {
					to++
				}
				part := labels[from:to]
				random.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
			}
			d.clear()
			for at, i := range order {
				d.add(labels[at], m.Articles[i])
			}
			d.measure()
			drawn(n)
		}
	}
	f := Farthest{
		mean: make([]float64, len(d.apart)), deviation: make([]float64, len(d.apart)), largest: make([]float64, draws),
	}
	each(func(n int) { // Welford 1962
		for pair, x := range d.apart {
			step := x - f.mean[pair]
			f.mean[pair] += step / float64(n+1)
			f.deviation[pair] += step * (x - f.mean[pair])
		}
	})
	for pair := range f.deviation {
		f.deviation[pair] = math.Sqrt(f.deviation[pair] / float64(draws))
	}
	each(func(n int) {
		most := math.Inf(-1)
		for pair, x := range d.apart {
			most = math.Max(most, f.standard(pair, x))
		}
		f.largest[n] = most
	})
	sort.Float64s(f.largest)
	return f, nil
}

// standard is a distance in standard deviations of its pair; where exchanges leave the
// pair as it is, nothing is far.
func (f Farthest) standard(pair int, distance float64) float64 {
	if f.deviation[pair] < 1e-9 {
		return math.Inf(-1)
	}
	return (distance - f.mean[pair]) / f.deviation[pair]
}

// P is the share of exchanges, with the observed one among them, in which some pair
// lies as far as first and second at that distance do: (1+hits)/(1+draws) (Phipson and
// Smyth 2010), of a family of all pairs.
func (f Farthest) P(first, second int, distance float64) float64 {
	first, second = max(first, second), min(first, second)
	z, n := f.standard(first*(first-1)/2+second, distance), len(f.largest)
	below := 0
	if !math.IsInf(z, -1) {
		below = sort.SearchFloat64s(f.largest, z-1e-9)
	}
	return float64(1+n-below) / float64(1+n)
}

// mixDistances are the mixes of outlets, and room to compare them.
type mixDistances struct {
	counts [][]float64
	share  [][]float64
	inner  []float64 // Σ p·ln p of each outlet
	apart  []float64 // distance by pair
}

func newMixDistances(outlets, width int) *mixDistances {
	d := &mixDistances{counts: make([][]float64, outlets), share: make([][]float64, outlets), inner: make([]float64, outlets), apart: make([]float64, outlets*(outlets-1)/2)}
	for i := range outlets {
		d.counts[i], d.share[i] = make([]float64, width), make([]float64, width)
	}
	return d
}

func (d *mixDistances) clear() {
	for i := range d.counts {
		clear(d.counts[i])
	}
}

func (d *mixDistances) add(outlet int32, row []int64) {
	to := d.counts[outlet]
	for i, k := range row {
		to[i] += float64(k)
	}
}

// measure works out the distance of every pair, 0 where one has no counts: the root of
// the entropy of the mean mix less the mean of their entropies, in bits (Lin 1991).
func (d *mixDistances) measure() {
	for i, counts := range d.counts {
		total := 0.0
		for _, k := range counts {
			total += k
		}
		d.inner[i] = math.NaN()
		if total == 0 {
			continue
		}
		d.inner[i] = 0
		for j, k := range counts {
			d.share[i][j] = k / total
			d.inner[i] += xlogRatio(k/total, 1)
		}
	}
	pair := 0
	for i := range d.share {
		for j := range i {
			apart := (d.inner[i] + d.inner[j]) / 2
			for k, p := range d.share[i] {
				if mean := (p + d.share[j][k]) / 2; mean > 0 {
					apart -= mean * math.Log(mean)
				}
			}
			d.apart[pair] = 0
			if apart > 0 { // and no NaN
				d.apart[pair] = math.Sqrt(math.Min(1, apart/math.Ln2))
			}
			pair++
		}
	}
}
