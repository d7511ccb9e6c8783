package stats

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
)

// KrippendorffWithin is alpha over strata of units, such as the questions of a
// group: 1 - Σ n·Do / Σ n·De, observed and expected disagreement worked out in each
// stratum from its own n values and summed, as chance is corrected for within strata
// in Barlow, Lai and Azen (1991). Over units thrown together the difference between
// the strata's shares of answers would count as reliability: coders who flip coins
// on four questions, two of which everybody answers with yes, would come out well.
//
// stratum names the stratum of every unit. A stratum in which all codes are one
// category adds units, and neither observed nor expected disagreement. Errors are
// those of KrippendorffAlpha, over all strata together.
func KrippendorffWithin(c Codings, stratum []int, metric Metric) (Alpha, error) {
	s, err := c.strata(stratum, metric)
	if err != nil {
		return Alpha{}, fmt.Errorf("krippendorff's alpha within strata: %w", err)
	}
	a, ok := s.alpha(s.units)
	if !ok {
		return Alpha{}, fmt.Errorf("krippendorff's alpha within strata: one category only: %w", ErrNoCounts)
	}
	return a, nil
}

// KrippendorffWithinBootstrap adds a percentile interval from units resampled within
// strata. A stratum of one unit stays as it is; fewer than MinBootstrap units that
// are free to vary give ErrTooFew. Otherwise as KrippendorffBootstrap.
func KrippendorffWithinBootstrap(c Codings, stratum []int, metric Metric, opt BootstrapOptions) (Alpha, error) {
	a, err := KrippendorffWithin(c, stratum, metric)
	if err != nil {
		return Alpha{}, err
	}
	if opt, err = opt.orDefault(); err != nil {
		return Alpha{}, fmt.Errorf("krippendorff's alpha within strata: %w", err)
	}
	s, _ := c.strata(stratum, metric)
	free := 0
	drawn := make([][][]float64, len(s.units))
	for i, units := range s.units {
		drawn[i] = make([][]float64, len(units))
		if len(units) > 1 {
			free += len(units)
		}
	}
	if free < MinBootstrap {
		return Alpha{}, fmt.Errorf("krippendorff's alpha within strata: bootstrap over %d units: %w", free, ErrTooFew)
	}
	random := rand.New(rand.NewPCG(opt.Seed, goldenGap))
	var values []float64
	for range opt.Resamples {
		for i, units := range s.units {
			for k := range units {
				drawn[i][k] = units[random.IntN(len(units))]
			}
		}
		if b, ok := s.alpha(drawn); ok {
			values = append(values, b.Value)
		}
	}
	return a.within(values, opt)
}

// strata are units coded at least twice, by stratum.
type strata struct {
	codings Codings
	metric  Metric
	units   [][][]float64 // stratum → unit → how often each category was given
	every   []int         // 0, 1, 2 … as long as the longest stratum
}

func (c Codings) strata(stratum []int, metric Metric) (*strata, error) {
	all := c.Codes
	if len(all) == 0 || len(stratum) != len(all[0]) {
		return nil, ErrShape
	}
	s := &strata{codings: c, metric: metric}
	at := map[int][]int{}
	var order []int
	for u, of := range stratum {
		if at[of] == nil {
			order = append(order, of)
		}
		at[of] = append(at[of], u)
	}
	sort.Ints(order)
	for _, of := range order {
		part := Codings{Categories: c.Categories, Values: c.Values, Codes: make([][]int, len(all))}
		for k, codes := range all {
			if len(codes) != len(stratum) {
				return nil, fmt.Errorf("coder %d: %w", k, ErrShape)
			}
			for _, u := range at[of] {
				part.Codes[k] = append(part.Codes[k], codes[u])
			}
		}
		units, err := part.coincidences(metric)
		if errors.Is(err, ErrTooFew) && len(all) > 1 && c.Categories > 0 {
			continue // nothing in it was coded twice
		}
		if err != nil {
			return nil, err
		}
		s.units = append(s.units, units)
		for len(s.every) < len(units) {
			s.every = append(s.every, len(s.every))
		}
	}
	if len(s.units) == 0 {
		return nil, ErrTooFew
	}
	return s, nil
}

// alpha computes the coefficient over units by stratum; ok is false when no
// disagreement was to be expected in any.
func (s *strata) alpha(units [][][]float64) (a Alpha, ok bool) {
	for _, part := range units {
		n := 0.0
		for _, counts := range part {
			for _, k := range counts {
				n += k
			}
		}
		a.Pairable += int(n)
		a.Units += len(part)
		if b, ok := s.codings.alpha(part, s.every[:len(part)], s.metric); ok {
			a.Observed += n * b.Observed
			a.Expected += n * b.Expected
		}
	}
	if !(a.Expected > 0) {
		return Alpha{}, false
	}
	a.Value = 1 - a.Observed/a.Expected
	a.Observed /= float64(a.Pairable)
	a.Expected /= float64(a.Pairable)
	return a, true
}

// AlphaBoundWithoutDisagreement is the lower end of an interval for alpha where
// coders differed on none of the units. Every resample of such units has alpha 1, so
// that a bootstrap would claim certainty. The share of units on which coders differ
// lies under 1 - tail^(1/units) (Clopper and Pearson 1934; tail is half of what the
// interval leaves out), and a unit on which they differ disagrees by at most 1, with
// nominal codes. ok is false where they did differ, or no disagreement was to be
// expected.
func AlphaBoundWithoutDisagreement(a Alpha, level float64) (lo float64, ok bool) {
	if !inside(level) || a.Units < 1 || !(a.Expected > 0) || a.Observed > 0 {
		return 0, false
	}
	upper := 1 - math.Pow((1-level)/2, 1/float64(a.Units))
	return 1 - upper/a.Expected, true
}
