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

// Farthest is how far apart the farthest pair of outlets lies when articles exchange
// their outlets.
type Farthest struct {
	largest []float64 // ascending, a value a draw
}

// FarthestPair draws random exchanges of the articles' outlets within their blocks
// and keeps of each the largest Jensen-Shannon divergence of any pair (the
// max-statistic of Westfall and Young 1993, with whole articles exchanged). A pair
// that lies farther apart than that largest does in all but a share a of the draws is
// called for no pair at all with probability 1 - a where outlets do not differ,
// however many pairs there are.
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
	random := rand.New(rand.NewPCG(seed, goldenGap))
	d := newMixDistances(m.Outlets, width)
	f := Farthest{largest: make([]float64, draws)}
	for n := range f.largest {
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
		f.largest[n] = d.largest()
	}
	sort.Float64s(f.largest)
	return f, nil
}

// P is the share of exchanges, with the observed one among them, whose farthest pair
// lies at least so many bits apart: (1+hits)/(1+draws) (Phipson and Smyth 2010).
func (f Farthest) P(bits float64) float64 {
	n := len(f.largest)
	below := sort.SearchFloat64s(f.largest, bits-1e-12)
	return float64(1+n-below) / float64(1+n)
}

// mixDistances are the mixes of outlets, and room to compare them.
type mixDistances struct {
	counts [][]float64
	share  [][]float64
	inner  []float64 // Σ p·ln p of each outlet
}

func newMixDistances(outlets, width int) *mixDistances {
	d := &mixDistances{counts: make([][]float64, outlets), share: make([][]float64, outlets), inner: make([]float64, outlets)}
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

// largest is the largest divergence of two outlets that have counts, in bits: the
// entropy of the mean mix less the mean of their entropies (Lin 1991).
func (d *mixDistances) largest() float64 {
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
			p := k / total
			d.share[i][j] = p
			d.inner[i] += xlogRatio(p, 1)
		}
	}
	most := 0.0
	for i := range d.share {
		for j := range i {
			apart := (d.inner[i] + d.inner[j]) / 2 // NaN, and so never more, where one has none
			for k, p := range d.share[i] {
				if mean := (p + d.share[j][k]) / 2; mean > 0 {
					apart -= mean * math.Log(mean)
				}
			}
			if apart > most {
				most = apart
			}
		}
	}
	return math.Min(1, most/math.Ln2)
}
