package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"rashomon/analysis/stats"
)

// CalibrateOptions says how the tests are tried out. Zero fields take the values of
// DefaultCalibrateOptions.
type CalibrateOptions struct {
	Sides  []int     // articles on a side
	Splits int       // random splits for each of Sides
	Ratios []float64 // planted rate ratios
	Alpha  float64
	Seed   uint64
	Draws  int // relabellings per test

	// Progress, when not nil, is called after every split.
	Progress func(done, total int)
}

// DefaultCalibrateOptions splits 400 times into 4, 10 and 50 articles on a side and
// plants differences of 1.5, 2 and 4 times the rate.
func DefaultCalibrateOptions() CalibrateOptions {
	return CalibrateOptions{Sides: []int{4, 10, 50}, Splits: 400, Ratios: []float64{1.5, 2, 4}, Alpha: 0.05, Seed: 1, Draws: 9999}
}

// CalibrationSchema names the form of a Calibration as JSON.
const CalibrationSchema = "rashomon.calibration/1"

// A Calibration says how often tests find a difference where there is none, and how
// often where one was planted, in the articles supplied.
type Calibration struct {
	Schema   string       `json:"schema"`
	Articles int          `json:"articles"`
	Repeated int64        `json:"repeated_articles"` // near-identical to others, and left out of the splits, as they are of tests
	Outlets  int          `json:"outlets"`
	Terms    int          `json:"terms"` // looked for
	Alpha    float64      `json:"alpha"`
	Seed     uint64       `json:"seed"`
	Draws    int          `json:"draws"`
	Lexicons []LexiconRef `json:"lexicons"`
	Inputs   string       `json:"inputs_digest"`
	Blocked  bool         `json:"blocked"`       // articles are exchanged within events, as in the report's tests
	Events   int          `json:"shared_events"` // that at least two of the outlets compared report
	InEvents float64      `json:"in_events"`     // share of the articles compared that report these events
	Held     string       `json:"held_constant"` // what is held constant, in words
	Sides    []Calibrated `json:"sides"`
}

// Calibrated is the outcome for one number of articles on a side.
type Calibrated struct {
	Articles   int      `json:"articles_a_side"`
	Outlets    int      `json:"outlets"` // with enough articles that repeat no other: twice as many or, within events, as many in events that others report too
	Splits     int      `json:"splits"`
	Tests      int64    `json:"tests"`       // one for each split and each term that occurs in enough of its articles
	MedianHits int64    `json:"median_hits"` // of a tested term, on both sides together
	Attainable *float64 `json:"attainable"`  // the largest share that the permutation can call at this alpha, given its steps; within events the mean over tests, null if there are none
	// The shares of tests at or below alpha; null if no outlet has enough articles.
	Permutation *float64  `json:"permutation"`
	Clustered   *float64  `json:"clustered"`
	G2          *float64  `json:"g2"` // if words were independent draws
	Planted     []Planted `json:"planted"`
}

// Planted is how often a planted difference was called.
type Planted struct {
	Ratio       float64  `json:"ratio"`
	Permutation *float64 `json:"permutation"`
}

// Calibrate tries out the permutation by which a report tests an outlet against others:
// labels of whole articles are exchanged, for terms that occur in enough articles, and
// articles near-identical to others take no part. It holds constant what the report's
// tests of the same articles do. If these exchange articles within the events that
// outlets share, a split draws articles of one outlet and as many of the others
// together, from events that both report, and exchanges their labels at random within
// these events, the articles outside them among themselves: so one side has as much of
// an event as the outlet has, and nothing but chance and events distinguishes the sides.
// If the report's tests hold nothing constant, a split is one outlet's articles in two
// random halves. Either way a test of level alpha should call a difference in a share
// alpha of tests. For comparison it gives, on the same splits, the test from sums and
// the token-level log-likelihood ratio, which both ignore events.
//
// It tries out the p of that one test and nothing else in a report: there are only two
// sides of equal size, so the test over all outlets is not tried; names of a choice set
// are tested over words and not over the uses of the set; and no p is corrected for
// multiple tests.
//
// A difference is planted by thinning: every hit of one side is kept with
// probability 1/ratio, which leaves the clumping of real articles as it is.
//
// It needs a row for each article, so it takes at most MaxRows of them. The result
// depends only on the articles and the seed.
func Calibrate(p *Profile, opts CalibrateOptions) (*Calibration, error) {
	c := comparison{Profile: p, outlets: p.Outlets(), options: CompareOptions{Alpha: opts.Alpha, Seed: opts.Seed, Draws: opts.Draws}}
	c.index()
	if c.articles == nil {
		return nil, fmt.Errorf("there are %s articles, but calibration takes at most %s: give it fewer", thousands(p.Articles()), thousands(MaxRows))
	}
	out := &Calibration{
		Schema: CalibrationSchema, Articles: len(c.articles), Repeated: c.repeated(), Outlets: len(c.outlets), Terms: len(c.Terms),
		Alpha: opts.Alpha, Seed: opts.Seed, Draws: opts.Draws, Lexicons: p.Lexicons, Inputs: p.digestString(),
	}
	if err := c.gauge(); err != nil {
		return nil, err
	}
	out.Blocked, out.Events, out.InEvents = c.scope.Blocked && c.scope.Allows(stats.ClaimP), c.scope.Events, c.scope.InEvents
	out.Held = c.heldInSplits()
	for i, each := range opts.Sides {
		if each < stats.MinTestArticles {
			return nil, fmt.Errorf("%d articles a side are too few for any test: give at least %d", each, stats.MinTestArticles)
		}
		s := splitter{comparison: &c, opts: opts, each: each}
		done := i * opts.Splits
		got, err := s.run(func(n int) {
			if opts.Progress != nil {
				opts.Progress(done+n, len(opts.Sides)*opts.Splits)
			}
		})
		if err != nil {
			return nil, err
		}
		out.Sides = append(out.Sides, got)
	}
	return out, nil
}

// splitter makes the splits of one size.
type splitter struct {
	*comparison
	opts CalibrateOptions
	each int

	tests, permuted, clustered, g2 int64
	planted                        []int64
	hits                           []int64
	attainable                     float64 // summed over tests
}

func (s *splitter) run(progress func(int)) (Calibrated, error) {
	out := Calibrated{Articles: s.each, Planted: []Planted{}}
	sources, err := s.sources()
	if err != nil {
		return Calibrated{}, err
	}
	out.Outlets = len(sources)
	s.planted = make([]int64, len(s.opts.Ratios))
	if len(sources) > 0 {
		for n := range s.opts.Splits {
			random := rand.New(rand.NewPCG(s.opts.Seed, uint64(s.each)<<32|uint64(n)))
			if d, ok := sources[n%len(sources)].draw(s.each, s.permuting(), random); ok {
				if err := s.split(d, random); err != nil {
					return Calibrated{}, err
				}
				out.Splits++
			}
			progress(n + 1)
		}
	}
	out.Tests = s.tests
	slices.Sort(s.hits)
	if n := len(s.hits); n > 0 {
		out.MedianHits = s.hits[n/2]
	}
	out.Permutation, out.Clustered, out.G2 = ratio(s.permuted, s.tests), ratio(s.clustered, s.tests), ratio(s.g2, s.tests)
	for i, r := range s.opts.Ratios {
		out.Planted = append(out.Planted, Planted{r, ratio(s.planted[i], s.tests)})
	}
	switch {
	case !s.scope.Blocked || !s.scope.Allows(stats.ClaimP):
		if d, err := stats.NewDesign(stats.Plan{Outlets: []stats.OutletSize{{Articles: s.each}, {Articles: s.each}}, Permute: s.permuting()}); err == nil {
			most := attainable(d.Pair(0, 1), s.opts.Alpha)
			out.Attainable = &most
		}
	case s.tests > 0:
		mean := s.attainable / float64(s.tests)
		out.Attainable = &mean
	}
	return out, nil
}

// attainable is the largest share, at most alpha, that the steps of a permutation test
// allow.
func attainable(scope stats.Scope, alpha float64) float64 {
	return scope.Floor * math.Floor(alpha/scope.Floor+1e-9)
}

// split tests one split: the first half of its rows against the second.
func (s *splitter) split(d drawn, random *rand.Rand) error {
	rows := d.rows
	a := stats.Articles{Outlets: 2, Event: d.event}
	at := make(map[int32]int32, len(rows)) // row → article here; looked up only
	for i, row := range rows {
		at[int32(row)] = int32(i)
		a.Outlet = append(a.Outlet, int32(i/s.each))
		a.Exposure = append(a.Exposure, s.articles[row].Words.Wording())
	}
	var dense [][]int32
	for term := range s.Terms {
		counts := make([]int32, len(rows))
		h := s.comparison.hits[term]
		found := 0
		for j, row := range h.articles {
			if i, ok := at[row]; ok {
				counts[i] = h.counts[j]
				found++
			}
		}
		if found >= fewestArticles {
			dense = append(dense, counts)
		}
	}
	p, err := s.permute(a, dense)
	if err != nil {
		return err
	}
	s.attainable += float64(len(dense)) * attainable(d.scope, s.opts.Alpha)
	for i, counts := range dense {
		var sides [2]stats.Counts
		var moments [2]stats.Moments
		for j, k := range counts {
			sides[j/s.each] = sides[j/s.each].Add(stats.Counts{K: int64(k), N: a.Exposure[j]})
			moments[j/s.each].Add(int64(k), a.Exposure[j])
		}
		s.tests++
		s.hits = append(s.hits, sides[0].K+sides[1].K)
		s.permuted += called(p[i], s.opts.Alpha)
		if g, err := stats.G2(sides[0], sides[1], stats.Uncorrected); err == nil {
			s.g2 += called(g.P, s.opts.Alpha)
		}
		if cl, err := stats.ClusterLogRatio(moments[0], moments[1], level); err == nil {
			s.clustered += called(cl.P, s.opts.Alpha)
		}
	}
	for r, ratio := range s.opts.Ratios {
		p, err := s.permute(a, thinned(dense, s.each, 1/ratio, random))
		if err != nil {
			return err
		}
		for _, v := range p {
			s.planted[r] += called(v, s.opts.Alpha)
		}
	}
	return nil
}

// permute returns the p of every term. A term that occurs in too few articles is not
// tested: its p is 1, which shows nothing.
func (s *splitter) permute(a stats.Articles, dense [][]int32) ([]float64, error) {
	var table stats.Terms
	all := make([]int32, a.Len())
	for i := range all {
		all[i] = int32(i)
	}
	for _, counts := range dense {
		if err := table.Append(all, counts); err != nil {
			return nil, fmt.Errorf("calibrating: %w", err)
		}
	}
	got, err := stats.PermutePair(table, a, 0, 1, stats.PermuteOptions{Draws: s.opts.Draws, Seed: s.opts.Seed})
	if err != nil {
		return nil, fmt.Errorf("calibrating: %w", err)
	}
	p := make([]float64, len(dense))
	for i := range p {
		p[i] = got.Terms[i].P
		if articles, _ := table.Row(i); len(articles) < fewestArticles {
			p[i] = 1
		}
	}
	return p, nil
}

// thinned keeps every hit of the second half with the given probability.
func thinned(dense [][]int32, each int, keep float64, random *rand.Rand) [][]int32 {
	out := make([][]int32, len(dense))
	for i, counts := range dense {
		out[i] = slices.Clone(counts)
		for j := each; j < len(counts); j++ {
			for range counts[j] {
				if random.Float64() >= keep {
					out[i][j]--
				}
			}
		}
	}
	return out
}

func called(p, alpha float64) int64 {
	if p <= alpha {
		return 1
	}
	return 0
}
