package stats

import (
	"fmt"
	"math"
)

// Moments are the sums over an outlet's articles that a document-clustered comparison
// needs: six integers, so that adding them in any order on any machine gives the same
// bytes. N is an article's words (or chances) and K its hits; articles without a hit
// belong in Docs, N and NN too.
type Moments struct {
	Docs, N, K int64
	NN, KK, KN int64 // Σn², Σk², Σk·n
}

// Add counts one article of n words with k hits.
func (m *Moments) Add(k, n int64) { m.Merge(Moments{1, n, k, n * n, k * k, k * n}) }

// Merge adds another part of the same outlet.
func (m *Moments) Merge(o Moments) {
	m.Docs += o.Docs
	m.N += o.N
	m.K += o.K
	m.NN += o.NN
	m.KK += o.KK
	m.KN += o.KN
}

// Remove subtracts a part that was added.
func (m *Moments) Remove(o Moments) {
	m.Merge(Moments{-o.Docs, -o.N, -o.K, -o.NN, -o.KK, -o.KN})
}

// Clustered is a log ratio whose variance comes from the spread over articles.
type Clustered struct {
	Value float64 // log2 of target rate over reference rate
	SE    float64 // its standard error, in the same unit
	CI    Interval
	DF    float64 // Satterthwaite's degrees of freedom
	T     float64
	P     float64 // two-sided
}

// ClusterLogRatio compares two outlets from Moments alone. With r = K/N and the
// ratio-estimator residuals e = k - r·n of each article (Cochran 1977, ch. 6), the delta
// method gives for one outlet
//
//	Var(ln r) = D/(D-1) · Σe²/K²,  Σe² = Σk² - 2r·Σkn + r²·Σn²
//
// where D/(D-1) is the small-sample correction. A variance below Poisson's, 1/K, is
// raised to it: over a handful of articles that is more often chance than words repelling
// each other, and without it articles of equal rates would give p = 0. The quantile is
// Student's with Satterthwaite's degrees of freedom. It is meant for corpora too large to
// keep a row per article; where both can be computed, PermutePair is the reference (the
// tests show how closely they agree). Fewer
// sums that no articles could have ErrShape.
func ClusterLogRatio(target, reference Moments, level float64) (Clustered, error) {
	if !inside(level) {
		return Clustered{}, fmt.Errorf("clustered log ratio: %w", ErrLevel)
	}
	v1, err := target.logVariance()
	if err != nil {
		return Clustered{}, fmt.Errorf("clustered log ratio, target: %w", err)
	}
	v2, err := reference.logVariance()
	if err != nil {
		return Clustered{}, fmt.Errorf("clustered log ratio, reference: %w", err)
	}
	d1, d2 := float64(target.Docs), float64(reference.Docs)
	out := Clustered{
		Value: log2Ratio(float64(target.K), float64(target.N), float64(reference.K), float64(reference.N)),
		DF:    (v1 + v2) * (v1 + v2) / (v1*v1/(d1-1) + v2*v2/(d2-1)),
	}
	out.SE = math.Sqrt(v1+v2) / math.Ln2
	out.T = out.Value / out.SE
	out.P = studentTwoSided(out.T, out.DF)
	half := studentQuantile(level, out.DF) * out.SE
	out.CI = Interval{out.Value - half, out.Value + half}
	return out, nil
}

// ClusterSet tests from Moments alone whether the rates of all outlets are the same: the
// omnibus test for ClusterLogRatio, for corpora too large for PermuteSet. With r_g =
// K_g/N_g and its variance v_g/N_g², v_g = D_g/(D_g-1)·Σe² as above, it is Welch's
// analysis of variance for unequal variances (Welch 1951, Biometrika 38) with weights w_g
// = N_g²/v_g:
//
//	F = Σ w_g (r_g - r)² / (G-1) / (1 + 2(G-2)/(G²-1) · Λ),  r = Σ w_g r_g / Σ w_g
//	Λ = Σ (1 - w_g/Σw)² / (D_g-1), degrees of freedom G-1 and (G²-1)/(3Λ)
//
// A variance below that of independent words at the overall rate, K·N_g/N, is raised to
// it, so that an outlet without a hit has one too. Fewer than two outlets, or one with
// fewer than MinTestArticles articles, give ErrTooFew, no hit anywhere ErrNoCounts, sums
// that no articles could have ErrShape.
func ClusterSet(outlets []Moments) (f, df float64, p float64, err error) {
	if len(outlets) < 2 {
		return 0, 0, 0, fmt.Errorf("clustered test of %d outlets: %w", len(outlets), ErrTooFew)
	}
	var all Moments
	for _, m := range outlets {
		if m.Docs < 0 || m.N <= 0 || m.K < 0 || m.K > m.N || m.NN < 0 || m.KK < 0 || m.KN < 0 {
			return 0, 0, 0, fmt.Errorf("clustered test: %w", ErrShape)
		}
		if m.Docs < MinTestArticles {
			return 0, 0, 0, fmt.Errorf("clustered test: %w", ErrTooFew)
		}
		all.Merge(m)
	}
	if all.K == 0 {
		return 0, 0, 0, fmt.Errorf("clustered test: %w", ErrNoCounts)
	}
	overall := float64(all.K) / float64(all.N)
	weights := make([]float64, len(outlets))
	var sum, mean float64
	for g, m := range outlets {
		n := float64(m.N)
		weights[g] = n * n / math.Max(m.spread(), overall*n)
		sum += weights[g]
		mean += weights[g] * float64(m.K) / n
	}
	mean /= sum
	var between, lambda float64
	for g, m := range outlets {
		apart := float64(m.K)/float64(m.N) - mean
		between += weights[g] * apart * apart
		share := 1 - weights[g]/sum
		lambda += share * share / float64(m.Docs-1)
	}
	groups := float64(len(outlets))
	df = (groups*groups - 1) / (3 * lambda)
	f = between / (groups - 1) / (1 + 2*(groups-2)/(groups*groups-1)*lambda)
	return f, df, fTail(f, groups-1, df), nil
}

// spread is D/(D-1)·Σe², the variance of K over articles around the outlet's own rate.
func (m Moments) spread() float64 {
	d, r := float64(m.Docs), float64(m.K)/float64(m.N)
	return d / (d - 1) * (float64(m.KK) - 2*r*float64(m.KN) + r*r*float64(m.NN))
}

// logVariance is the variance of ln(K/N) over articles, at least 1/K.
func (m Moments) logVariance() (float64, error) {
	if m.Docs < 0 || m.N < 0 || m.K < 0 || m.K > m.N || m.NN < 0 || m.KK < 0 || m.KN < 0 {
		return 0, ErrShape
	}
	if m.Docs < MinTestArticles {
		return 0, ErrTooFew
	}
	if m.K == 0 {
		return 0, ErrNoCounts
	}
	k := float64(m.K)
	return math.Max(m.spread()/(k*k), 1/k), nil
}

// DesignEffect is how many times more rates vary over the articles of each outlet than
// they would if words were independent draws: the residual sums of ClusterLogRatio over
// the hits, pooled over outlets,
//
//	Σ_g D_g/(D_g-1) · Σe² / Σ_g K_g
//
// (Kish 1965; as a ratio of variances of a log rate). It is the phi that
// DetectableRatio takes. Outlets with a single article have no spread and are left
// out. ok is false without a hit in the others, or for sums no articles could have.
func DesignEffect(outlets []Moments) (phi float64, ok bool) {
	var spread, hits float64
	for _, m := range outlets {
		if m.Docs < 2 || m.K == 0 {
			continue
		}
		if m.N < m.K || m.K < 0 || m.NN < 0 || m.KK < 0 || m.KN < 0 {
			return 0, false
		}
		spread += math.Max(0, m.spread())
		hits += float64(m.K)
	}
	return spread / math.Max(1, hits), hits > 0
}
