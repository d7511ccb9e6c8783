package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
)

// MinBootstrap is the number of articles below which a bootstrap interval is refused:
// three articles have ten distinct resamples, and the interval comes out far too narrow.
const MinBootstrap = 8

// IntervalMethod is how replicates are turned into an interval.
type IntervalMethod uint8

const (
	// Percentile takes quantiles of the replicates.
	Percentile IntervalMethod = iota
	// Basic mirrors them about the estimate (Davison and Hinkley 1997).
	Basic
	// BCa corrects bias and acceleration (Efron 1987).
	BCa
)

// String is the method's usual name.
func (m IntervalMethod) String() string {
	switch m {
	case Basic:
		return "basic"
	case BCa:
		return "BCa"
	}
	return "percentile"
}

// BootstrapOptions says how to resample. Zero Resamples and Level take defaults.
type BootstrapOptions struct {
	Resamples int
	Level     float64
	Method    IntervalMethod
	Seed      uint64
}

// DefaultBootstrapOptions is a 95 % percentile interval from 9,999 resamples.
func DefaultBootstrapOptions() BootstrapOptions {
	return BootstrapOptions{Resamples: 9999, Level: 0.95}
}

func (o BootstrapOptions) orDefault() (BootstrapOptions, error) {
	d := DefaultBootstrapOptions()
	if o.Resamples <= 0 {
		o.Resamples = d.Resamples
	}
	if o.Level == 0 {
		o.Level = d.Level
	}
	if !inside(o.Level) {
		return o, ErrLevel
	}
	return o, nil
}

// Bootstrapped is an estimate with its bootstrap interval.
type Bootstrapped struct {
	Estimate float64
	CI       Interval
	SE       float64 // standard deviation of the replicates
	// Method is the one used. It is Percentile although BCa was asked for when leaving out
	// any article changes nothing (the acceleration is 0/0) or every replicate is on one side
	// of the estimate; FellBack is then true.
	Method   IntervalMethod
	FellBack bool
	// Acceleration is BCa's a from the jackknife, 0 for other methods.
	Acceleration float64
	Resamples    int // replicates with a value
}

// Bootstrap resamples n articles with replacement and recomputes a statistic from their
// positions; statistic returns ok = false when it has no value, and such resamples are
// left out (and show as the difference in Resamples). Fewer than MinBootstrap articles
// give ErrTooFew; a statistic without a value on the articles themselves, or on most
// resamples, ErrNoCounts.
func Bootstrap(n int, statistic func(articles []int) (value float64, ok bool), opt BootstrapOptions) (Bootstrapped, error) {
	opt, err := opt.orDefault()
	if err != nil {
		return Bootstrapped{}, fmt.Errorf("bootstrap: %w", err)
	}
	if n < MinBootstrap {
		return Bootstrapped{}, fmt.Errorf("bootstrap over %d articles: %w", n, ErrTooFew)
	}
	return bootstrap(n, statistic, opt)
}

// bootstrap is Bootstrap without the refusal of small samples.
func bootstrap(n int, statistic func([]int) (float64, bool), opt BootstrapOptions) (Bootstrapped, error) {
	articles := make([]int, n)
	for i := range articles {
		articles[i] = i
	}
	estimate, ok := statistic(articles)
	if !ok || !finite(estimate) {
		return Bootstrapped{}, fmt.Errorf("bootstrap: no value on the sample: %w", ErrNoCounts)
	}
	random := rand.New(rand.NewPCG(opt.Seed, goldenGap))
	replicates := make([]float64, 0, opt.Resamples)
	for range opt.Resamples {
		for i := range articles {
			articles[i] = random.IntN(n)
		}
		if v, ok := statistic(articles); ok && finite(v) {
			replicates = append(replicates, v)
		}
	}
	var influence []float64
	if opt.Method == BCa {
		left := make([]float64, 0, n)
		for out := range n {
			articles = articles[:0]
			for i := range n {
				if i != out {
					articles = append(articles, i)
				}
			}
			if v, ok := statistic(articles); ok && finite(v) {
				left = append(left, v)
			}
		}
		influence = influences(nil, left)
	}
	return finishBootstrap(estimate, replicates, influence, opt)
}

// influences appends the jackknife influence values of one stratum, scaled by its size so
// that strata can be combined: (n-1)(mean - left out)/n.
func influences(to, left []float64) []float64 {
	mean := 0.0
	for _, v := range left {
		mean += v
	}
	n := float64(len(left))
	mean /= n
	for _, v := range left {
		to = append(to, (n-1)*(mean-v)/n)
	}
	return to
}

// finishBootstrap turns replicates into an interval. It sorts replicates in place.
func finishBootstrap(estimate float64, replicates, influence []float64, opt BootstrapOptions) (Bootstrapped, error) {
	if 2*len(replicates) < opt.Resamples || len(replicates) < 2 {
		return Bootstrapped{}, fmt.Errorf("bootstrap: no value on most resamples: %w", ErrNoCounts)
	}
	sort.Float64s(replicates)
	out := Bootstrapped{Estimate: estimate, Method: opt.Method, Resamples: len(replicates)}
	mean, square := 0.0, 0.0
	for _, v := range replicates {
		mean += v
	}
	mean /= float64(len(replicates))
	for _, v := range replicates {
		square += (v - mean) * (v - mean)
	}
	out.SE = math.Sqrt(square / float64(len(replicates)-1))
	lo, hi := (1-opt.Level)/2, (1+opt.Level)/2
	switch opt.Method {
	case Basic:
		out.CI = Interval{2*estimate - quantile7(replicates, hi), 2*estimate - quantile7(replicates, lo)}
		return out, nil
	case BCa:
		a, ok := acceleration(influence)
		z0, ok0 := biasCorrection(replicates, estimate)
		below, above := bcaLevel(z0, a, lo), bcaLevel(z0, a, hi)
		if !ok || !ok0 || !(below < above) {
			out.Method, out.FellBack = Percentile, true
			break
		}
		out.Acceleration = a
		lo, hi = below, above
	}
	out.CI = Interval{quantile7(replicates, lo), quantile7(replicates, hi)}
	return out, nil
}

// acceleration is Σl³/(6(Σl²)^1.5) over influence values; ok is false when leaving
// out any article changes nothing.
func acceleration(influence []float64) (a float64, ok bool) {
	var square, cube, largest float64
	for _, l := range influence {
		largest = math.Max(largest, math.Abs(l))
	}
	if largest < 1e-300 {
		return 0, false
	}
	for _, l := range influence {
		l /= largest
		square += l * l
		cube += l * l * l
	}
	return cube / (6 * math.Pow(square, 1.5)), true
}

// biasCorrection is the normal quantile of the share of replicates below the estimate,
// with equal ones counted as half; ok is false at 0 and 1.
func biasCorrection(sorted []float64, estimate float64) (z0 float64, ok bool) {
	below := sort.SearchFloat64s(sorted, estimate)
	atMost := sort.Search(len(sorted), func(i int) bool { return sorted[i] > estimate })
	share := (float64(below) + float64(atMost)) / 2 / float64(len(sorted))
	if !inside(share) {
		return 0, false
	}
	return -normalUpper(share), true
}

// bcaLevel shifts the level p by bias z0 and acceleration a.
func bcaLevel(z0, a, p float64) float64 {
	z := z0 - normalUpper(p)
	return normalTail(-(z0 + z/(1-a*z)))
}

// quantile7 is R's default quantile (Hyndman and Fan 1996, type 7): position
// (n-1)p, linear in between.
func quantile7(sorted []float64, p float64) float64 {
	h := float64(len(sorted)-1) * p
	i := int(math.Floor(h))
	if i >= len(sorted)-1 {
		return sorted[len(sorted)-1]
	}
	if i < 0 {
		return sorted[0]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}
