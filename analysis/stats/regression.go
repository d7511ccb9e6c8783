package stats

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/gonum/mathext"
)

// EventCounts is an article of a regression with outlet and event terms: its counts
// and its event, negative where none is known. Articles without a known event are one
// level of their own.
type EventCounts struct {
	Counts
	Event int32
}

// eventFactor is a regression's data by event: an outlet term and one for each event.
type eventFactor struct {
	events []eventLevel
	df     int // articles less terms
}

// eventLevel is one event that has hits. With none its rate is 0 and its articles say
// nothing of the outlets, nor of the spread.
type eventLevel struct {
	articles []Counts
	target   []bool    // of the articles: of the target
	sides    [2]Counts // the reference's articles together, and the target's
}

// newEventFactor groups articles by event. ErrTooFew where no event with hits is told
// by both sides, or terms are as many as articles; ErrNoCounts where one side has no
// hit in events that both tell: its ln rate ratio has no value.
func newEventFactor(target, reference []EventCounts) (*eventFactor, error) {
	at := map[int32]int{}
	var levels []eventLevel
	var numbers []int32
	for side, list := range [][]EventCounts{reference, target} {
		for _, c := range list {
			if !c.Valid() {
				return nil, ErrShape
			}
			event := max(c.Event, -1)
			i, ok := at[event]
			if !ok {
				i = len(levels)
				at[event] = i
				levels, numbers = append(levels, eventLevel{}), append(numbers, event)
			}
			l := &levels[i]
			l.articles, l.target = append(l.articles, c.Counts), append(l.target, side == 1)
			l.sides[side] = l.sides[side].Add(c.Counts)
		}
	}
	order := make([]int, len(levels))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return numbers[order[i]] < numbers[order[j]] })
	f := &eventFactor{df: -1}
	var hits [2]int64 // in events of both
	both := false
	for _, i := range order {
		l := levels[i]
		if l.sides[0].K+l.sides[1].K == 0 {
			continue
		}
		f.events = append(f.events, l)
		f.df += len(l.articles) - 1
		if l.sides[0].N > 0 && l.sides[1].N > 0 {
			both = true
			hits[0] += l.sides[0].K
			hits[1] += l.sides[1].K
		}
	}
	switch {
	case !both || f.df < 1:
		return nil, ErrTooFew
	case hits[0] == 0 || hits[1] == 0:
		return nil, ErrNoCounts
	}
	return f, nil
}

// FitQuasiPoissonWithin is FitQuasiPoisson with a term for each event besides the
// outlet's, so that outlets are compared on what both tell: LogRatio is what R's
// glm(k ~ outlet + event, quasipoisson, offset = log(n)) gives. Log0 has no value
// (NaN), each event having its own.
//
// For a given ratio r the likelihood's rate of an event is K/(n0 + r·n1), so that the
// ratio solves K1 = Σ_e K·r·n1/(n0 + r·n1), whose right side grows with r: the
// conditional likelihood of K1 given the events' totals (McCullagh and Nelder 1989,
// ch. 6 and 9.2). Events that nobody has hits in are left out, those told by one side
// only add to Phi alone.
func FitQuasiPoissonWithin(target, reference []EventCounts) (QuasiPoisson, error) {
	f, err := newEventFactor(target, reference)
	if err != nil {
		return QuasiPoisson{}, fmt.Errorf("quasi-poisson within events: %w", err)
	}
	out := QuasiPoisson{Log0: math.NaN(), LogRatio: f.poissonRatio(), DF: f.df}
	information, spread := 0.0, 0.0
	for i := range f.events {
		l := &f.events[i]
		share := l.share(out.LogRatio)
		information += float64(l.hits()) * share * (1 - share)
		rate := l.rate(out.LogRatio)
		for j, c := range l.articles {
			mu := rate * float64(c.N)
			if l.target[j] {
				mu *= math.Exp(out.LogRatio)
			}
			spread += part(float64(c.K), mu)
		}
	}
	out.PoissonSE = 1 / math.Sqrt(information)
	out.Phi = spread / float64(f.df)
	out.test()
	return out, nil
}

func (l *eventLevel) hits() int64 { return l.sides[0].K + l.sides[1].K }

// share is the target's of an event's hits, were its rate so many times the other's.
func (l *eventLevel) share(logRatio float64) float64 {
	n0, n1 := float64(l.sides[0].N), float64(l.sides[1].N)*math.Exp(logRatio)
	return n1 / (n0 + n1)
}

// rate is the event's, of the reference.
func (l *eventLevel) rate(logRatio float64) float64 {
	return float64(l.hits()) / (float64(l.sides[0].N) + float64(l.sides[1].N)*math.Exp(logRatio))
}

func (f *eventFactor) poissonRatio() float64 {
	return bisect(-40, 40, func(b float64) float64 {
		sum := 0.0
		for i := range f.events {
			l := &f.events[i]
			sum += float64(l.hits())*l.share(b) - float64(l.sides[1].K)
		}
		return sum
	})
}

// FitNegativeBinomialWithin is FitNegativeBinomial with a term for each event besides
// the outlet's, by maximum likelihood; Log0 has no value (NaN). With few articles an
// event Theta comes out too large, and SE with it too small: the likelihood takes the
// events' rates for known (Neyman and Scott 1948). FitQuasiPoissonWithin, whose Phi is
// over what is left of the articles, does not share that.
func FitNegativeBinomialWithin(target, reference []EventCounts) (NegativeBinomial, error) {
	f, err := newEventFactor(target, reference)
	if err != nil {
		return NegativeBinomial{}, fmt.Errorf("negative binomial within events: %w", err)
	}
	m := newEventModel(f)
	slope := func(theta float64) float64 {
		m.fit(theta)
		return m.thetaScore(theta)
	}
	if slope(thetaBound) >= 0 {
		return NegativeBinomial{}, fmt.Errorf("negative binomial within events: no spread beyond Poisson's: %w", ErrTooFew)
	}
	theta := math.Exp(bisect(math.Log(1e-6), math.Log(thetaBound), func(log float64) float64 { return -slope(math.Exp(log)) }))
	information := m.fit(theta)
	if !(information > 0) || !finite(m.ratio) {
		return NegativeBinomial{}, fmt.Errorf("negative binomial within events: %w", ErrTooFew)
	}
	out := NegativeBinomial{Log0: math.NaN(), LogRatio: m.ratio, SE: 1 / math.Sqrt(information), Theta: theta}
	out.Z = out.LogRatio / out.SE
	out.P = 2 * normalTail(math.Abs(out.Z))
	out.LogLik = m.likelihood(theta)
	b, _ := math.Lgamma(theta)
	for i := range f.events {
		for _, c := range f.events[i].articles {
			a, _ := math.Lgamma(float64(c.K) + theta)
			out.LogLik += a - b - logFactorial(c.K) + theta*math.Log(theta)
		}
	}
	return out, nil
}

// eventModel is the NB2 regression at some Theta: ln rate of each event, and the
// outlet's ratio. Fits start from the last.
type eventModel struct {
	*eventFactor
	rates []float64
	ratio float64
	step  []float64
}

func newEventModel(f *eventFactor) *eventModel {
	m := &eventModel{eventFactor: f, ratio: f.poissonRatio(), step: make([]float64, len(f.events))}
	for i := range f.events {
		m.rates = append(m.rates, math.Log(f.events[i].rate(m.ratio)))
	}
	return m
}

// mean is the expectation of an article.
func (m *eventModel) mean(event, article int) float64 {
	l := &m.events[event]
	eta := m.rates[event]
	if l.target[article] {
		eta += m.ratio
	}
	return float64(l.articles[article].N) * math.Exp(eta)
}

// likelihood is the part that the rates change.
func (m *eventModel) likelihood(theta float64) float64 {
	sum := 0.0
	for i := range m.events {
		for j, c := range m.events[i].articles {
			k, mu := float64(c.K), m.mean(i, j)
			if c.K > 0 {
				sum += k * math.Log(mu)
			}
			sum -= (k + theta) * math.Log(mu+theta)
		}
	}
	return sum
}

// fit maximises the likelihood at theta, which is concave in the rates and the ratio,
// by Fisher scoring (as glm does) with steps halved where they overshoot. An event's
// rate meets the others' through the ratio alone, so that the equations are solved
// event by event. It returns the information on the ratio.
func (m *eventModel) fit(theta float64) (information float64) {
	before := m.likelihood(theta)
	for range 100 {
		information = 0
		slope := 0.0
		type sums struct{ score, weight, targetWeight float64 }
		all := make([]sums, len(m.events))
		for i := range m.events {
			s := &all[i]
			for j, c := range m.events[i].articles {
				mu := m.mean(i, j)
				w := mu / (1 + mu/theta)
				e := (float64(c.K) - mu) / (1 + mu/theta)
				s.score += e
				s.weight += w
				if m.events[i].target[j] {
					s.targetWeight += w
					slope += e
				}
			}
			slope -= s.targetWeight * s.score / s.weight
			information += s.targetWeight * (1 - s.targetWeight/s.weight)
		}
		if !(information > 0) {
			return information
		}
		ratio := slope / information
		largest := math.Abs(ratio)
		for i, s := range all {
			m.step[i] = (s.score - s.targetWeight*ratio) / s.weight
			largest = math.Max(largest, math.Abs(m.step[i]))
		}
		if !finite(largest) {
			return math.NaN()
		}
		part := math.Min(1, 4/largest)
		m.move(ratio, part)
		after := m.likelihood(theta)
		for n := 0; n < 30 && !(after >= before-1e-12*math.Abs(before)); n++ {
			m.move(ratio, -part/2)
			part /= 2
			after = m.likelihood(theta)
		}
		before = after
		if largest < 1e-10 {
			break
		}
	}
	return information
}

func (m *eventModel) move(ratio, part float64) {
	m.ratio += part * ratio
	for i, s := range m.step {
		m.rates[i] += part * s
	}
}

// thetaScore is the derivative of the log-likelihood in Theta.
func (m *eventModel) thetaScore(theta float64) float64 {
	sum, digamma := 0.0, mathext.Digamma(theta)
	for i := range m.events {
		for j, c := range m.events[i].articles {
			k, mu := float64(c.K), m.mean(i, j)
			sum += mathext.Digamma(k+theta) - digamma - math.Log1p(mu/theta) + (mu-k)/(mu+theta)
		}
	}
	return sum
}
