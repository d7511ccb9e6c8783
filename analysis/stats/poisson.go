package stats

import (
	"fmt"
	"math"
)

// QuasiPoisson is the Poisson regression of counts on one factor of two outlets with
// offset ln(words), with standard errors widened for overdispersion.
type QuasiPoisson struct {
	// Log0 is the reference's ln rate per word, LogRatio the target's ln rate
	// ratio over it (natural logarithm).
	Log0, LogRatio float64
	// PoissonSE is the standard error of LogRatio if words were independent draws,
	// SE the same times √Phi, or times 1 if Phi is lower.
	PoissonSE, SE float64
	// Phi is Pearson's χ²/df: 1 for independent words, more for bursty ones. Below 1 it is
	// shown as it is, but used as 1: nothing makes words keep apart over articles, so over
	// few of them a lower value is chance, and would call differences that independent words
	// would not bear out. Program MARK (White and Burnham 1999) raises it likewise, and
	// ClusterLogRatio its variance; R's quasipoisson does not.
	Phi float64
	DF  int
	T   float64
	P   float64 // two-sided, Student's t with DF; 0 only by underflow
}

// FitQuasiPoisson fits one count per article. With a single factor the maximum likelihood
// rates are the pooled rates K/N, so nothing is iterated (Wedderburn 1974). It needs ten
// articles per outlet. Fewer than two articles in either give ErrTooFew, an outlet
// without hits ErrNoCounts (its ln rate has no value).
func FitQuasiPoisson(target, reference []Counts) (QuasiPoisson, error) {
	if len(target) < 2 || len(reference) < 2 {
		return QuasiPoisson{}, fmt.Errorf("quasi-poisson: %w", ErrTooFew)
	}
	t, err := pool(target)
	if err != nil {
		return QuasiPoisson{}, fmt.Errorf("quasi-poisson, target: %w", err)
	}
	r, err := pool(reference)
	if err != nil {
		return QuasiPoisson{}, fmt.Errorf("quasi-poisson, reference: %w", err)
	}
	out := QuasiPoisson{DF: len(target) + len(reference) - 2}
	rate1, _ := t.Rate()
	rate0, _ := r.Rate()
	out.Log0 = math.Log(rate0)
	out.LogRatio = math.Log(rate1) - math.Log(rate0)
	out.PoissonSE = math.Sqrt(1/float64(t.K) + 1/float64(r.K))
	out.Phi = (pearson(target, rate1) + pearson(reference, rate0)) / float64(out.DF)
	out.test()
	return out, nil
}

// test fills in what follows from LogRatio, PoissonSE, Phi and DF.
func (q *QuasiPoisson) test() {
	q.SE = q.PoissonSE * math.Sqrt(math.Max(1, q.Phi))
	q.T = q.LogRatio / q.SE
	q.P = studentTwoSided(q.T, float64(q.DF))
}

// pool sums the articles of an outlet.
func pool(articles []Counts) (Counts, error) {
	var sum Counts
	for _, c := range articles {
		if !c.Valid() {
			return Counts{}, ErrShape
		}
		sum = sum.Add(c)
	}
	if sum.K == 0 {
		return Counts{}, ErrNoCounts
	}
	return sum, nil
}

// pearson is Σ(k-μ)²/μ with μ = rate·n.
func pearson(articles []Counts, rate float64) float64 {
	sum := 0.0
	for _, c := range articles {
		sum += part(float64(c.K), rate*float64(c.N))
	}
	return sum
}
