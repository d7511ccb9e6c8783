package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// NegativeBinomial is the NB2 regression of counts on one factor of two outlets
// with offset ln(words): variance μ + μ²/Theta.
type NegativeBinomial struct {
	Log0     float64 // the reference's ln rate per word
	LogRatio float64 // the target's ln rate ratio over it (natural logarithm)
	SE       float64 // standard error of LogRatio, Theta taken as known
	Theta    float64 // smaller is burstier; unstable below ten articles
	LogLik   float64
	Z, P     float64 // LogRatio/SE and its two-sided normal tail
}

// thetaBound is the Theta beyond which word counts cannot be distinguished from
// Poisson's.
const thetaBound = 1e7

// FitNegativeBinomial fits one count per article by maximum likelihood (Lawless 1987;
// Hilbe 2011), as R's MASS::glm.nb does. It needs ten articles per outlet. Fewer than two
// articles in either give ErrTooFew, an outlet without hits ErrNoCounts, and articles no
// more spread than independent words would be ErrTooFew: there is no Theta, and
// FitQuasiPoisson has the rest.
func FitNegativeBinomial(target, reference []Counts) (NegativeBinomial, error) {
	if len(target) < 2 || len(reference) < 2 {
		return NegativeBinomial{}, fmt.Errorf("negative binomial: %w", ErrTooFew)
	}
	for side, articles := range [][]Counts{target, reference} {
		if _, err := pool(articles); err != nil {
			return NegativeBinomial{}, fmt.Errorf("negative binomial, %s: %w", []string{"target", "reference"}[side], err)
		}
	}
	// The likelihood's slope in Theta at the best rates for it: it decreases through 0.
	slope := func(theta float64) float64 {
		return thetaScore(target, theta) + thetaScore(reference, theta)
	}
	if slope(thetaBound) >= 0 {
		return NegativeBinomial{}, fmt.Errorf("negative binomial: no spread beyond Poisson's: %w", ErrTooFew)
	}
	theta := math.Exp(bisect(math.Log(1e-6), math.Log(thetaBound), func(log float64) float64 { return -slope(math.Exp(log)) }))
	out := NegativeBinomial{Theta: theta}
	rate1, weight1 := nbRate(target, theta)
	rate0, weight0 := nbRate(reference, theta)
	out.Log0 = rate0
	out.LogRatio = rate1 - rate0
	out.SE = math.Sqrt(1/weight1 + 1/weight0)
	out.Z = out.LogRatio / out.SE
	out.P = 2 * normalTail(math.Abs(out.Z))
	out.LogLik = nbLogLik(target, rate1, theta) + nbLogLik(reference, rate0, theta)
	return out, nil
}

// nbRate is the ln rate of one outlet that solves Σ(k-μ)/(1+μ/θ) = 0, and its information
// Σμ/(1+μ/θ). The left side decreases as the rate grows.
func nbRate(articles []Counts, theta float64) (logRate, information float64) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, c := range articles { // the solution is between the articles' own rates
		r := float64(c.K) / float64(c.N)
		lo, hi = math.Min(lo, r), math.Max(hi, r)
	}
	logRate = bisect(math.Log(math.Max(lo, hi*1e-12)), math.Log(hi), func(l float64) float64 {
		sum := 0.0
		for _, c := range articles {
			mu := float64(c.N) * math.Exp(l)
			sum += (mu - float64(c.K)) / (1 + mu/theta)
		}
		return sum
	})
	for _, c := range articles {
		mu := float64(c.N) * math.Exp(logRate)
		information += mu / (1 + mu/theta)
	}
	return logRate, information
}

// thetaScore is the derivative of one outlet's log-likelihood in Theta.
func thetaScore(articles []Counts, theta float64) float64 {
	logRate, _ := nbRate(articles, theta)
	sum := 0.0
	for _, c := range articles {
		k, mu := float64(c.K), float64(c.N)*math.Exp(logRate)
		sum += mathext.Digamma(k+theta) - mathext.Digamma(theta) - math.Log1p(mu/theta) + (mu-k)/(mu+theta)
	}
	return sum
}

// nbLogLik is one outlet's log-likelihood.
func nbLogLik(articles []Counts, logRate, theta float64) float64 {
	sum := 0.0
	for _, c := range articles {
		k, mu := float64(c.K), float64(c.N)*math.Exp(logRate)
		a, _ := math.Lgamma(k + theta)
		b, _ := math.Lgamma(theta)
		sum += a - b - logFactorial(c.K) - theta*math.Log1p(mu/theta)
		if c.K > 0 {
			sum += k * (math.Log(mu) - math.Log(mu+theta))
		}
	}
	return sum
}
