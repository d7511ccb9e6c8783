package stats

import (
	"fmt"
	"math/rand/v2"
	"sort"
)

// Metric is the level of measurement of codes in Krippendorff's alpha.
type Metric uint8

const (
	// Nominal: codes are names.
	Nominal Metric = iota
	// Ordinal: codes are ranks, in the order of their numbers.
	Ordinal
	// IntervalScale: differences between values count.
	IntervalScale
	// RatioScale: differences count against their sum; values at least 0.
	RatioScale
)

// Codings are the codes that several coders gave to the same units.
type Codings struct {
	// Codes is [coder][unit]; a code is 0 to Categories-1, or Missing.
	Codes      [][]int
	Categories int
	// Values holds the number that each code means, for IntervalScale and RatioScale; nil
	// means the codes themselves.
	Values []float64
}

// Alpha is Krippendorff's alpha with its parts.
type Alpha struct {
	Value    float64 // 1 perfect, 0 as by chance; at least 0.800 firm, 0.667 tentative
	Observed float64 // observed disagreement
	Expected float64 // disagreement expected by chance
	Pairable int     // codes on units that at least two coders coded
	Units    int     // such units
	// CI is the bootstrap interval over units, and Resamples the draws in which
	// alpha had a value; both are zero unless asked for.
	CI        Interval
	Resamples int
}

// KrippendorffAlpha is 1 - Do/De over the coincidence matrix (Krippendorff 2019, ch. 12;
// computed as in "Computing Krippendorff's Alpha-Reliability", 2011), for any number of
// coders, with missing codes allowed. No unit coded twice gives ErrTooFew, a code out of
// range or a negative value on a ratio scale ErrShape, and codes that are all one
// category ErrNoCounts: alpha is then 0/0.
func KrippendorffAlpha(c Codings, metric Metric) (Alpha, error) {
	units, err := c.coincidences(metric)
	if err != nil {
		return Alpha{}, fmt.Errorf("krippendorff's alpha: %w", err)
	}
	all := make([]int, len(units))
	for i := range all {
		all[i] = i
	}
	a, ok := c.alpha(units, all, metric)
	if !ok {
		return Alpha{}, fmt.Errorf("krippendorff's alpha: one category only: %w", ErrNoCounts)
	}
	return a, nil
}

// KrippendorffBootstrap adds a percentile interval from resampled units. Resamples with
// only one category have no alpha and are left out; if most are, the error is
// ErrNoCounts. Fewer than MinBootstrap units coded twice give ErrTooFew.
func KrippendorffBootstrap(c Codings, metric Metric, opt BootstrapOptions) (Alpha, error) {
	a, err := KrippendorffAlpha(c, metric)
	if err != nil {
		return Alpha{}, err
	}
	if opt, err = opt.orDefault(); err != nil {
		return Alpha{}, fmt.Errorf("krippendorff's alpha: %w", err)
	}
	if a.Units < MinBootstrap {
		return Alpha{}, fmt.Errorf("krippendorff's alpha: bootstrap over %d units: %w", a.Units, ErrTooFew)
	}
	units, _ := c.coincidences(metric)
	random := rand.New(rand.NewPCG(opt.Seed, goldenGap))
	drawn := make([]int, len(units))
	var values []float64
	for range opt.Resamples {
		for i := range drawn {
			drawn[i] = random.IntN(len(units))
		}
		if b, ok := c.alpha(units, drawn, metric); ok {
			values = append(values, b.Value)
		}
	}
	return a.within(values, opt)
}

// within returns the alpha with the interval of its values on resamples, which are sorted;
// ErrNoCounts if most resamples have none.
func (a Alpha) within(values []float64, opt BootstrapOptions) (Alpha, error) {
	if 2*len(values) < opt.Resamples {
		return Alpha{}, fmt.Errorf("krippendorff's alpha: no value on most resamples: %w", ErrNoCounts)
	}
	sort.Float64s(values)
	a.CI = Interval{quantile7(values, (1-opt.Level)/2), quantile7(values, (1+opt.Level)/2)}
	a.Resamples = len(values)
	return a, nil
}

// coincidences checks the codings and counts, for each unit coded at least twice,
// how often each category was given.
func (c Codings) coincidences(metric Metric) ([][]float64, error) {
	if len(c.Codes) < 2 || c.Categories < 1 {
		return nil, ErrTooFew
	}
	if c.Values != nil && len(c.Values) != c.Categories {
		return nil, ErrShape
	}
	for _, v := range c.Values {
		if !finite(v) || metric == RatioScale && v < 0 {
			return nil, ErrShape
		}
	}
	var units [][]float64
	for u := range c.Codes[0] {
		counts, coded := make([]float64, c.Categories), 0
		for coder, codes := range c.Codes {
			if len(codes) != len(c.Codes[0]) {
				return nil, fmt.Errorf("coder %d: %w", coder, ErrShape)
			}
			code := codes[u]
			if code < Missing || code >= c.Categories {
				return nil, fmt.Errorf("coder %d, unit %d: %w", coder, u, ErrShape)
			}
			if code != Missing {
				counts[code]++
				coded++
			}
		}
		if coded >= 2 {
			units = append(units, counts)
		}
	}
	if len(units) == 0 {
		return nil, ErrTooFew
	}
	return units, nil
}

// alpha computes the coefficient over the chosen units; ok is false when no disagreement
// was expected.
func (c Codings) alpha(units [][]float64, chosen []int, metric Metric) (a Alpha, ok bool) {
	totals := make([]float64, c.Categories)
	n := 0.0
	for _, u := range chosen {
		for code, k := range units[u] {
			totals[code] += k
			n += k
		}
	}
	distance := c.distances(metric, totals)
	for _, u := range chosen {
		coded, apart := 0.0, 0.0
		for code, k := range units[u] {
			coded += k
			for other, l := range units[u][:code] {
				apart += 2 * k * l * distance[code][other]
			}
		}
		a.Observed += apart / (coded - 1)
	}
	for code, k := range totals {
		for other, l := range totals[:code] {
			a.Expected += 2 * k * l * distance[code][other]
		}
	}
	a.Observed /= n
	a.Expected /= n * (n - 1)
	a.Pairable, a.Units = int(n), len(chosen)
	if !(a.Expected > 0) {
		return Alpha{}, false
	}
	a.Value = 1 - a.Observed/a.Expected
	return a, true
}

// distances is the metric's squared difference for every two codes.
func (c Codings) distances(metric Metric, totals []float64) [][]float64 {
	value := func(code int) float64 {
		if c.Values == nil {
			return float64(code)
		}
		return c.Values[code]
	}
	d := make([][]float64, c.Categories)
	for a := range d {
		d[a] = make([]float64, c.Categories)
		for b := range a {
			x := 1.0
			switch metric {
			case Ordinal: // ranks between the two, half of each end
				x = -(totals[a] + totals[b]) / 2
				for _, t := range totals[b : a+1] {
					x += t
				}
			case IntervalScale:
				x = value(a) - value(b)
			case RatioScale:
				if sum := value(a) + value(b); sum > 0 {
					x = (value(a) - value(b)) / sum
				} else {
					x = 0
				}
			}
			d[a][b], d[b][a] = x*x, x*x
		}
	}
	return d
}
