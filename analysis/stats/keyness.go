package stats

import (
	"fmt"
	"math"
)

// Correction names a small-sample correction of a 2×2 statistic. Programs apply different
// ones under the same heading, so a figure names its own.
type Correction uint8

const (
	// Uncorrected leaves the statistic as it is.
	Uncorrected Correction = iota
	// Williams divides by q (Williams 1976).
	Williams
	// Yates moves every cell 0.5 toward its expectation, never past it.
	Yates
)

// cells is a 2×2 table: hits and other words, target and reference.
type cells struct{ a, b, c, d float64 }

func tableOf(target, reference Counts) (cells, error) {
	if !target.Valid() || !reference.Valid() {
		return cells{}, ErrShape
	}
	if target.K+reference.K == 0 {
		return cells{}, ErrNoCounts
	}
	return cells{
		float64(target.K), float64(reference.K),
		float64(target.N - target.K), float64(reference.N - reference.K),
	}, nil
}

func (t cells) total() float64 { return t.a + t.b + t.c + t.d }

func (t cells) expected() cells {
	n := t.total()
	hits, rest := t.a+t.b, t.c+t.d
	n1, n2 := t.a+t.c, t.b+t.d
	return cells{n1 * hits / n, n2 * hits / n, n1 * rest / n, n2 * rest / n}
}

// yates moves the observed cells toward e by at most 0.5.
func (t cells) yates(e cells) cells {
	toward := func(o, e float64) float64 {
		if math.Abs(o-e) <= 0.5 {
			return e
		}
		return o - math.Copysign(0.5, o-e)
	}
	return cells{toward(t.a, e.a), toward(t.b, e.b), toward(t.c, e.c), toward(t.d, e.d)}
}

// G2 is the four-cell log-likelihood ratio (Dunning 1993), 2·ΣO·ln(O/E), with one
// degree of freedom. Its P holds only if words were independent draws.
func G2(target, reference Counts, correction Correction) (Test, error) {
	t, err := tableOf(target, reference)
	if err != nil {
		return Test{}, fmt.Errorf("G2: %w", err)
	}
	e := t.expected()
	q := 1.0
	switch correction {
	case Yates:
		t = t.yates(e)
	case Williams:
		q = williams(t)
	}
	g := 2 * (xlogRatio(t.a, e.a) + xlogRatio(t.b, e.b) + xlogRatio(t.c, e.c) + xlogRatio(t.d, e.d))
	return chiSquareTest(g/q, 1), nil
}

// williams is q = 1 + (N/(a+b) + N/(c+d) - 1)(N/(a+c) + N/(b+d) - 1)/(6N). A table
// without other words (c + d = 0) has q = 1: its statistic is 0 either way.
func williams(t cells) float64 {
	n := t.total()
	if t.c+t.d == 0 {
		return 1
	}
	return 1 + (n/(t.a+t.b)+n/(t.c+t.d)-1)*(n/(t.a+t.c)+n/(t.b+t.d)-1)/(6*n)
}

// G2TwoCell is the two-cell form of corpus linguistics (Rayson and Garside 2000),
// 2·(a·ln(a/E1) + b·ln(b/E2)), with one degree of freedom. It is near G2 when the
// rates are small. Its P holds only if words were independent draws.
func G2TwoCell(target, reference Counts) (Test, error) {
	t, err := tableOf(target, reference)
	if err != nil {
		return Test{}, fmt.Errorf("two-cell G2: %w", err)
	}
	e := t.expected()
	return chiSquareTest(2*(xlogRatio(t.a, e.a)+xlogRatio(t.b, e.b)), 1), nil
}

// ChiSquare is Pearson's statistic of the 2×2 table, uncorrected or with Yates'
// correction; it needs expected counts of at least 5 (Cochran 1954), and its P holds only
// if words were independent draws. Williams' correction belongs to G2 and gives ErrShape.
func ChiSquare(target, reference Counts, correction Correction) (Test, error) {
	t, err := tableOf(target, reference)
	if err == nil && correction == Williams {
		err = ErrShape
	}
	if err != nil {
		return Test{}, fmt.Errorf("chi-square: %w", err)
	}
	e := t.expected()
	if correction == Yates {
		t = t.yates(e)
	}
	x := part(t.a, e.a) + part(t.b, e.b) + part(t.c, e.c) + part(t.d, e.d)
	return chiSquareTest(x, 1), nil
}

// part is (o-e)²/e, 0 where nothing is expected (and so nothing observed).
func part(o, e float64) float64 {
	if e == 0 {
		return 0
	}
	return (o - e) * (o - e) / e
}

// BIC is Wilson's (2013) reading of a G2: G2 - df·ln N, where N is the words of both
// sides. Above 2 is positive, above 6 strong, above 10 very strong evidence of a
// difference, below 0 favours none; exp(BIC/2) approximates the Bayes factor. It shares
// G2's assumption. ok is false for N < 1 or df < 1.
func BIC(g2 Test, n int64) (bic float64, ok bool) {
	if n < 1 || g2.DF < 1 {
		return 0, false
	}
	return g2.Statistic - float64(g2.DF)*math.Log(float64(n)), true
}
