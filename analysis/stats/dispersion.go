package stats

import (
	"math"
	"slices"
)

// Dispersion is how evenly a term is spread over parts, here the articles of one outlet.
// Every measure needs at least five parts to be meaningful; the plain range comes first.
type Dispersion struct {
	Range int // parts that have the term
	Parts int
	// DP is Gries' deviation of proportions (2008), ½Σ|v_i/f - s_i/N|: 0 even, near 1
	// clumped. DPNorm divides by 1 - min s_i/N, so that 1 can be reached (Lijffijt and Gries
	// 2012).
	DP, DPNorm float64
	// JuillandD is 1 - (σ/μ)/√(parts-1) over the rates of the parts with their
	// population standard deviation: 1 even, 0 all in one part.
	JuillandD float64
	// KLD is the Kullback-Leibler divergence in bits of the term's distribution over parts
	// from that of all words: 0 even.
	KLD float64
}

// Disperse computes Dispersion from one count per part. ok is false for fewer than two
// parts, a part without words, or a term that occurs nowhere.
func Disperse(parts []Counts) (d Dispersion, ok bool) {
	if len(parts) < 2 {
		return Dispersion{}, false
	}
	var hits, words, rates float64
	smallest := math.Inf(1)
	for _, c := range parts {
		if c.N <= 0 || c.K < 0 {
			return Dispersion{}, false
		}
		hits += float64(c.K)
		words += float64(c.N)
		rates += float64(c.K) / float64(c.N)
		smallest = math.Min(smallest, float64(c.N))
		if c.K > 0 {
			d.Range++
		}
	}
	if hits == 0 {
		return Dispersion{}, false
	}
	d.Parts = len(parts)
	n := float64(len(parts))
	mean := rates / n
	square := 0.0
	for _, c := range parts {
		v, s := float64(c.K)/hits, float64(c.N)/words
		d.DP += math.Abs(v-s) / 2
		d.KLD += xlogRatio(v, s) / math.Ln2
		r := float64(c.K)/float64(c.N) - mean
		square += r * r
	}
	d.DPNorm = math.Min(1, d.DP/(1-smallest/words))
	d.JuillandD = math.Max(0, 1-math.Sqrt(square/n)/mean/math.Sqrt(n-1))
	d.KLD = math.Max(0, d.KLD)
	return d, true
}

// Concentration is how far a whole is held by few, such as the words of an outlet's
// quotations by few of its speakers.
type Concentration struct {
	// InverseSimpson is 1/Σp² and ExpEntropy e^(-Σp·ln p): the number of equal
	// shares that would be as concentrated (Hill 1973, orders 2 and 1).
	InverseSimpson, ExpEntropy float64
	// Largest is the largest share, 0 to 1.
	Largest float64
	// Holders is the number of shares above zero.
	Holders int
}

// EffectiveNumber computes Concentration from counts. ok is false without any
// count or with a negative one.
func EffectiveNumber(counts []int64) (c Concentration, ok bool) {
	total := 0.0
	for _, k := range counts {
		if k < 0 {
			return Concentration{}, false
		}
		total += float64(k)
	}
	if total == 0 {
		return Concentration{}, false
	}
	// A sum of floats depends on its order; a concentration must not depend on the order of
	// the holders.
	counts = slices.Sorted(slices.Values(counts))
	simpson, entropy := 0.0, 0.0
	for _, k := range counts {
		if k == 0 {
			continue
		}
		p := float64(k) / total
		simpson += p * p
		entropy -= p * math.Log(p)
		c.Largest = math.Max(c.Largest, p)
		c.Holders++
	}
	c.InverseSimpson, c.ExpEntropy = 1/simpson, math.Exp(entropy)
	return c, true
}
