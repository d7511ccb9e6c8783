package stats

import (
	"fmt"
	"math"
	"sort"
)

// MantelHaenszel is a log ratio that holds events constant.
type MantelHaenszel struct {
	Value float64 // log2 of the rate ratio
	SE    float64 // its standard error, in the same unit
	CI    Interval
	DF    float64 // Satterthwaite's degrees of freedom
	// Strata is the number of events in which both sides have words and the term occurs,
	// the articles outside shared events counting as one more.
	Strata int
}

// LogRatioWithin compares two outlets within the events that both report: the
// Mantel-Haenszel rate ratio of Greenland and Robins (1985, Biometrics 41:55-68, after
// Rothman and Boice 1979),
//
//	θ = R/S,  R = Σ_e k1·n0/(n1+n0),  S = Σ_e k0·n1/(n1+n0)
//
// over the strata of PermutePair: each event with articles of both, and all other articles
// as one stratum more. So ln θ has the sign of the difference that PermutePair tests,
// Σ_e (k1·n0 - k0·n1)/(n1+n0) over the same weights.
//
// Greenland and Robins' variance of ln θ takes words for independent draws. Here it comes
// from the articles. R - θS is a sum over articles of c·(k - μ), with c = n0/(n1+n0) for
// the target's, -θ·n1/(n1+n0) for the reference's, and μ what is expected of the article
// at the event's rate, k1+k0 over n0 + θ·n1. Var(ln θ) = Σ c²·((k-μ)/(1-h))² / R², where
// 1-h is what is left of an article's variance once the event's rate and θ are estimated,
// were variances proportional to μ: the correction HC3 of heteroskedasticity, which comes
// close to leaving out one article after another (MacKinnon and White 1985, Journal of
// Econometrics 29:305-325), here even for events with one article of each side. The
// quantile is Student's with the degrees of freedom that a sum of squares with this
// covariance has (Satterthwaite's, after Bell and McCaffrey 2002, Survey Methodology
// 28:169-181). As in ClusterLogRatio, a variance below that of independent words,
// Greenland and Robins', is raised to it. In simulations the interval holds the truth
// at least as often as its level says, and more often if events have one article of each
// side (TestWithinEventsCovers).
//
// ErrNoCounts if a side has no hit in the strata that both have; ErrTooFew below
// MinWithinStrata of them or MinWithinDF degrees of freedom, or if one article decides.
func LogRatioWithin(target, reference []EventCounts, level float64) (MantelHaenszel, error) {
	if !inside(level) {
		return MantelHaenszel{}, fmt.Errorf("log ratio within events: %w", ErrLevel)
	}
	strata, err := strataOf(target, reference)
	if err != nil {
		return MantelHaenszel{}, fmt.Errorf("log ratio within events: %w", err)
	}
	var r, s float64
	for _, e := range strata {
		n := e.words[0] + e.words[1]
		r += e.hits[1] * e.words[0] / n
		s += e.hits[0] * e.words[1] / n
	}
	if r == 0 || s == 0 {
		return MantelHaenszel{}, fmt.Errorf("log ratio within events: %w", ErrNoCounts)
	}
	variance, df, ok := articleVariance(strata, r, r/s)
	if !ok || len(strata) < MinWithinStrata || df < MinWithinDF {
		return MantelHaenszel{}, fmt.Errorf("log ratio within events: %w", ErrTooFew)
	}
	out := MantelHaenszel{Value: math.Log2(r / s), SE: math.Sqrt(variance) / math.Ln2, DF: df, Strata: len(strata)}
	half := studentQuantile(level, df) * out.SE
	out.CI = Interval{out.Value - half, out.Value + half}
	return out, nil
}

// LogRatioWithin gives nothing for fewer events with hits, or degrees of freedom. With two
// events and clumped words its intervals were found to be somewhat too narrow.
const (
	MinWithinStrata = 5
	MinWithinDF     = 5
)

// A stratum is an event that both sides report, or all other articles.
type stratum struct {
	articles    []Counts
	side        []int      // of the articles: 0 for the reference, 1 for the target
	words, hits [2]float64 // by side
}

// strataOf groups articles as PermutePair does, and leaves out strata that say nothing of
// the ratio: those of one side, and those without a hit.
func strataOf(target, reference []EventCounts) ([]stratum, error) {
	sides := map[int32]int{} // event → bits of the sides that report it
	for side, list := range [][]EventCounts{reference, target} {
		for _, c := range list {
			if !c.Valid() {
				return nil, ErrShape
			}
			if c.Event >= 0 && c.N > 0 {
				sides[c.Event] |= 1 << side
			}
		}
	}
	at := map[int32]int{}
	var all []stratum
	var numbers []int32
	for side, list := range [][]EventCounts{reference, target} {
		for _, c := range list {
			event := int32(-1)
			if c.Event >= 0 && sides[c.Event] == 3 {
				event = c.Event
			}
			if c.N == 0 {
				continue
			}
			i, known := at[event]
			if !known {
				i = len(all)
				at[event] = i
				all, numbers = append(all, stratum{}), append(numbers, event)
			}
			e := &all[i]
			e.articles, e.side = append(e.articles, c.Counts), append(e.side, side)
			e.words[side] += float64(c.N)
			e.hits[side] += float64(c.K)
		}
	}
	order := make([]int, len(all)) // sums of floats depend on their order
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return numbers[order[i]] < numbers[order[j]] })
	var list []stratum
	for _, i := range order {
		if e := all[i]; e.words[0] > 0 && e.words[1] > 0 && e.hits[0]+e.hits[1] > 0 {
			list = append(list, e)
		}
	}
	return list, nil
}

// articleVariance is the variance of ln θ from the articles, and its degrees of freedom.
//
// With v = c·μ and g = ∂μ/∂ln θ at the event's number of hits (μ(1-p) for the target, -μp
// for the reference, p the target's expected share of the event's hits), residuals have,
// up to a factor, the covariance Q: δ_ij·μ_i - [same event]·μ_i·μ_j/K - (g_i·v_j +
// v_i·g_j)/R + g_i·g_j·H/R², H = Σ c²μ, since Σ v = 0 in every event. So 1-h = Q_ii/μ_i; and
// with w = c²/(1-h)², the degrees of freedom are (Σ w·Q_ii)² / Σ_ij w_i·w_j·Q_ij², whose double
// sum is multiplied out into sums over articles.
func articleVariance(strata []stratum, r, theta float64) (variance, df float64, ok bool) {
	type term struct{ c, mu, g, residual float64 }
	terms := make([][]term, len(strata))
	h := 0.0
	for i, e := range strata {
		n := e.words[0] + e.words[1]
		k := e.hits[0] + e.hits[1]
		rate := k / (e.words[0] + theta*e.words[1])
		share := theta * e.words[1] * rate / k
		for j, a := range e.articles {
			t := term{c: -theta * e.words[1] / n, mu: rate * float64(a.N)}
			if e.side[j] == 1 {
				t.c = e.words[0] / n
				t.mu *= theta
				t.g = t.mu * (1 - share)
			} else {
				t.g = -t.mu * share
			}
			t.residual = float64(a.K) - t.mu
			h += t.c * t.c * t.mu
			terms[i] = append(terms[i], t)
		}
	}
	curve := h / (r * r)
	var squares, trace, double, gg, gv, vv float64 // the last three over all articles, weighted
	for i, e := range strata {
		k := e.hits[0] + e.hits[1]
		var mm, mg, mv, b float64 // within the event, weighted: Σμ², Σμg, Σμv
		for _, t := range terms[i] {
			v := t.c * t.mu
			own := t.mu - t.mu*t.mu/k
			far := -2*t.g*v/r + t.g*t.g*curve
			q := own + far
			if q < 1e-9*t.mu {
				return 0, 0, false
			}
			w := t.c * t.c * (t.mu / q) * (t.mu / q)
			squares += w * t.residual * t.residual
			trace += w * q
			// Q_ii² is in the sums over pairs below with δ left out; this adds the rest.
			double += w * w * (t.mu*t.mu + 2*t.mu*(far-t.mu*t.mu/k))
			mm += w * t.mu * t.mu
			mg += w * t.mu * t.g
			mv += w * t.mu * v
			gg += w * t.g * t.g
			gv += w * t.g * v
			vv += w * v * v
		}
		// Σ w_i·w_j·μ_i·μ_j·B_ij, with B the part of Q that spans events.
		b = -2*mg*mv/r + mg*mg*curve
		double += mm*mm/(k*k) - 2*b/k
	}
	// Σ w_i·w_j·B_ij² over all pairs.
	double += 2*(gg*vv+gv*gv)/(r*r) - 4*gg*gv*curve/r + gg*gg*curve*curve
	if !(double > 0) {
		return 0, 0, false
	}
	return math.Max(squares/(r*r), curve), trace * trace / double, true
}
