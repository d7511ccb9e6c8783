package stats

import "math"

// Cooccurrence counts a pair of words: Both together, First and Second each, among N
// positions. For a window of several positions, the caller multiplies N and First by the
// span, and says so.
type Cooccurrence struct{ Both, First, Second, N int64 }

// Association holds measures of how strongly two words co-occur, with expected count E =
// First·Second/N. On small corpora nearly every Both is 1 or 2: show the lines
// themselves, and scores only from three co-occurrences in two articles up.
type Association struct {
	Expected float64
	MI       float64 // log2(O/E)
	MI3      float64 // log2(O³/E)
	NPMI     float64 // ln(O/E)/-ln(O/N), -1 to 1 (Bouma 2009)
	T        float64 // (O-E)/√O
	Z        float64 // (O-E)/√E
	Dice     float64 // 2O/(First+Second)
	// LogDice is 14 + log2 Dice (Rychlý 2008), at most 14 and the only one comparable between
	// corpora of different size.
	LogDice float64
	G2      float64 // four-cell log-likelihood ratio of the pair's table
	// DeltaPForward is P(second|first) - P(second|not first), DeltaPBackward the reverse
	// (Ellis 2006; Gries 2013).
	DeltaPForward, DeltaPBackward float64
}

// Associate computes Association. ok is false when the pair never occurred together, or
// when no table fits the counts.
func Associate(c Cooccurrence) (a Association, ok bool) {
	if c.Both <= 0 || c.Both > c.First || c.Both > c.Second || max(c.First, c.Second) > c.N ||
		c.First+c.Second-c.Both > c.N {
		return Association{}, false
	}
	o, f1, f2, n := float64(c.Both), float64(c.First), float64(c.Second), float64(c.N)
	a.Expected = f1 * f2 / n
	a.MI = math.Log2(o / a.Expected)
	a.MI3 = math.Log2(o) + math.Log2(o) + a.MI
	a.T = (o - a.Expected) / math.Sqrt(o)
	a.Z = (o - a.Expected) / math.Sqrt(a.Expected)
	a.Dice = 2 * o / (f1 + f2)
	a.LogDice = 14 + math.Log2(a.Dice)
	a.NPMI = 1 // the limit when every position has the pair
	if o < n {
		a.NPMI = math.Log(o/a.Expected) / -math.Log(o/n)
	}
	a.DeltaPForward = deltaP(o, f1, f2, n)
	a.DeltaPBackward = deltaP(o, f2, f1, n)
	if c.First < c.N {
		// The two sides of the table are first word present and absent.
		g, err := G2(Counts{c.Both, c.First}, Counts{c.Second - c.Both, c.N - c.First}, Uncorrected)
		if err == nil {
			a.G2 = g.Statistic
		}
	}
	return a, true
}

// deltaP is o/f1 - (f2-o)/(n-f1); if the first word is everywhere, there is no "without
// it", and the second term is 0.
func deltaP(o, f1, f2, n float64) float64 {
	if f1 == n {
		return o / f1
	}
	return o/f1 - (f2-o)/(n-f1)
}
