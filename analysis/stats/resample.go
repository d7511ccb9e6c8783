package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// ResampleBy is what is redrawn in a bootstrap of two outlets.
type ResampleBy uint8

const (
	// ByArticle draws each outlet's articles afresh.
	ByArticle ResampleBy = iota
	// WithinEvents draws each outlet's articles within each event, so that every resample has
	// the same topics; the only article of an outlet on an event stays as it is, and at least
	// MinBootstrap articles must be free to vary.
	WithinEvents
	// ByEvent draws whole events covered by both, with all their articles, which keeps the
	// pairing; other articles are drawn by article.
	ByEvent
)

// Resamples is a set of bootstrap draws of the articles of two outlets, made once
// and used for every term, so that all rows of a report rest on the same draws.
type Resamples struct {
	target, reference int32
	opt               BootstrapOptions
	articles          Articles
	unit              [][]int32  // articles of a unit, drawn together
	strata            [][]int32  // units of a stratum
	times             [][]uint16 // unit → how often it is drawn, per resample
	words             [2][]float64
}

// NewResamples draws opt.Resamples times. Articles without exposure are left out;
// fewer than MinBootstrap articles (or whole events, or articles free to vary) of
// either outlet give ErrTooFew.
func NewResamples(a Articles, target, reference int, by ResampleBy, opt BootstrapOptions) (*Resamples, error) {
	opt, err := opt.orDefault()
	if err == nil {
		err = a.check()
	}
	if err == nil && (target == reference || min(target, reference) < 0 || max(target, reference) >= a.Outlets) {
		err = ErrShape
	}
	if err != nil {
		return nil, fmt.Errorf("resample: %w", err)
	}
	r := &Resamples{target: int32(target), reference: int32(reference), opt: opt, articles: a}
	free := r.group(by)
	if free[0] < MinBootstrap || free[1] < MinBootstrap {
		return nil, fmt.Errorf("resample %d and %d articles: %w", free[0], free[1], ErrTooFew)
	}
	r.draw()
	return r, nil
}

// side is 0 for a target article, 1 for a reference article, -1 for neither.
func (r *Resamples) side(article int32) int {
	switch {
	case r.articles.Exposure[article] == 0:
	case r.articles.Outlet[article] == r.target:
		return 0
	case r.articles.Outlet[article] == r.reference:
		return 1
	}
	return -1
}

// group forms units and strata and returns, for each outlet, how many units of
// its articles can vary.
func (r *Resamples) group(by ResampleBy) (free [2]int) {
	type key struct {
		side  int
		event int32
	}
	both := make(map[int32]int) // event → bits of the sides that cover it
	for i := range r.articles.Outlet {
		if s, e := r.side(int32(i)), r.articles.event(i); s >= 0 && e >= 0 {
			both[e] |= 1 << s
		}
	}
	stratum := make(map[key]int)
	events := make(map[int32]int32) // event → its unit
	const together = 2              // the side of a unit that has both outlets
	for i := range r.articles.Outlet {
		side, event := r.side(int32(i)), r.articles.event(i)
		if side < 0 {
			continue
		}
		k := key{side, -1}
		switch {
		case by == WithinEvents:
			k.event = event
		case by == ByEvent && event >= 0 && both[event] == 3:
			k.side = together
			if u, known := events[event]; known {
				r.unit[u] = append(r.unit[u], int32(i))
				continue
			}
			events[event] = int32(len(r.unit))
		}
		s, known := stratum[k]
		if !known {
			s = len(r.strata)
			stratum[k] = s
			r.strata = append(r.strata, nil)
		}
		r.strata[s] = append(r.strata[s], int32(len(r.unit)))
		r.unit = append(r.unit, []int32{int32(i)})
	}
	for _, units := range r.strata {
		if len(units) < 2 {
			continue
		}
		var has [2]bool
		for _, article := range r.unit[units[0]] {
			has[r.side(article)] = true
		}
		for s := range free {
			if has[s] {
				free[s] += len(units)
			}
		}
	}
	return free
}

// draw fills times and words.
func (r *Resamples) draw() {
	random := rand.New(rand.NewPCG(r.opt.Seed, goldenGap))
	r.times = make([][]uint16, len(r.unit))
	flat := make([]uint16, len(r.unit)*r.opt.Resamples)
	for u := range r.times {
		r.times[u], flat = flat[:r.opt.Resamples:r.opt.Resamples], flat[r.opt.Resamples:]
	}
	for b := range r.opt.Resamples {
		for _, units := range r.strata {
			for range units {
				r.times[units[random.IntN(len(units))]][b]++
			}
		}
	}
	for s := range r.words {
		r.words[s] = make([]float64, r.opt.Resamples)
	}
	for u, articles := range r.unit {
		for _, article := range articles {
			s := r.side(article)
			w := float64(r.articles.Exposure[article])
			for b, n := range r.times[u] {
				r.words[s][b] += w * float64(n)
			}
		}
	}
}

// LogRatio is the interval of the log ratio (base 2) of pooled rates for term i of a
// table. In a resample a zero count is read as 0.5, as in LogRatio. An outlet without any
// hit in any article gives ErrNoCounts: its resamples are all zeros, and an interval from
// them would turn ignorance into certainty.
func (r *Resamples) LogRatio(t Terms, i int) (Bootstrapped, error) {
	perUnit := make([][2]float64, len(r.unit)) // hits of each unit
	counts := make(map[int32]int32)
	at, k := t.Row(i)
	for j := range at {
		if int(at[j]) >= r.articles.Len() {
			return Bootstrapped{}, fmt.Errorf("resample term %d: article %d: %w", i, at[j], ErrShape)
		}
		counts[at[j]] = k[j]
	}
	var hits [2]float64
	var words [2]float64
	var replicates [2][]float64
	for s := range replicates {
		replicates[s] = make([]float64, r.opt.Resamples)
	}
	for u, articles := range r.unit {
		for _, article := range articles {
			s := r.side(article)
			perUnit[u][s] += float64(counts[article])
			words[s] += float64(r.articles.Exposure[article])
		}
		for s := range hits {
			h := perUnit[u][s]
			if h == 0 {
				continue
			}
			hits[s] += h
			sum := replicates[s]
			for b, n := range r.times[u] {
				sum[b] += h * float64(n)
			}
		}
	}
	if hits[0] == 0 || hits[1] == 0 {
		return Bootstrapped{}, fmt.Errorf("resample term %d: %w", i, ErrNoCounts)
	}
	ratio := func(hits, words [2]float64) (float64, bool) {
		if words[0] <= 0 || words[1] <= 0 {
			return 0, false
		}
		for s := range hits {
			if hits[s] <= 0 {
				hits[s] = 0.5
			}
		}
		return log2Ratio(hits[0], words[0], hits[1], words[1]), true
	}
	estimate, _ := ratio(hits, words)
	values := replicates[0][:0]
	for b := range r.opt.Resamples {
		if v, ok := ratio([2]float64{replicates[0][b], replicates[1][b]}, [2]float64{r.words[0][b], r.words[1][b]}); ok {
			values = append(values, v)
		}
	}
	var influence []float64
	if r.opt.Method == BCa {
		influence = r.jackknife(hits, words, perUnit, ratio)
	}
	return finishBootstrap(estimate, values, influence, r.opt)
}

// jackknife leaves out one unit at a time, stratum by stratum.
func (r *Resamples) jackknife(hits, words [2]float64, perUnit [][2]float64,
	ratio func(hits, words [2]float64) (float64, bool)) []float64 {
	var influence []float64
	for _, units := range r.strata {
		if len(units) < 2 {
			continue
		}
		left := make([]float64, 0, len(units))
		for _, u := range units {
			h, w := hits, words
			for _, article := range r.unit[u] {
				w[r.side(article)] -= float64(r.articles.Exposure[article])
			}
			for s := range h {
				h[s] = math.Max(0, h[s]-perUnit[u][s])
			}
			if v, ok := ratio(h, w); ok {
				left = append(left, v)
			}
		}
		influence = influences(influence, left)
	}
	return influence
}
