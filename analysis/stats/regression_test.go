package stats

import (
	"errors"
	"math"
	"testing"
)

// withinEvents are 26 articles by outlet, of five events, the last without a hit.
func withinEvents() (target, reference []EventCounts) {
	events := []int32{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4}
	outlet := []int{1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0}
	words := []int64{500, 640, 380, 720, 455, 610, 530, 470, 800, 650, 390, 420, 515, 700, 610, 390, 820, 440, 505, 360, 480, 590, 610, 500, 440, 720}
	hits := []int64{9, 4, 12, 3, 6, 1, 2, 5, 0, 1, 4, 0, 2, 1, 7, 3, 11, 2, 2, 1, 0, 4, 6, 0, 0, 0}
	for i, e := range events {
		c := EventCounts{Counts{hits[i], words[i]}, e}
		if outlet[i] == 1 {
			target = append(target, c)
		} else {
			reference = append(reference, c)
		}
	}
	return target, reference
}

// TestRegressionWithinEvents against R 4.2: glm(k ~ outlet + event, quasipoisson,
// offset = log(n)) with epsilon 1e-15, and the same negative binomial model maximised by nlm, without the
// event that nobody has a hit in.
func TestRegressionWithinEvents(t *testing.T) {
	target, reference := withinEvents()
	q, err := FitQuasiPoissonWithin(target, reference)
	if err != nil {
		t.Fatal(err)
	}
	b, err := FitNegativeBinomialWithin(target, reference)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what            string
		got, want, near float64
	}{
		{"quasi-Poisson coefficient", q.LogRatio, 1.068930901673, 1e-10},
		{"its standard error", q.SE, 0.420963225283, 1e-10},
		{"phi", q.Phi, 2.22273597198, 1e-9},
		{"df", float64(q.DF), 18, 0},
		{"t", q.T, 2.53925007573, 1e-9},
		{"p", q.P, 0.0205563587827, 1e-10},
		{"negative binomial coefficient", b.LogRatio, 1.066692333174, 1e-5},
		{"its standard error", b.SE, 0.353649725364, 1e-5},
		{"theta", b.Theta, 6.08091853422, 1e-4},
		{"2 log L", 2 * b.LogLik, -98.6104293584, 1e-8},
	} {
		if math.Abs(c.got-c.want) > c.near {
			t.Errorf("%s is %.12g, want %.12g", c.what, c.got, c.want)
		}
	}
}

// TestRegressionWithinOneEvent: where all articles are on one event, or on none that is
// known, the event term is the intercept and both regressions are those on the outlet
// alone.
func TestRegressionWithinOneEvent(t *testing.T) {
	target, reference := withinEvents()
	var plain [2][]Counts
	for side, list := range [][]EventCounts{target, reference} {
		for i := range list {
			list[i].Event = -1 - int32(i%2)
			plain[side] = append(plain[side], list[i].Counts)
		}
	}
	q, err := FitQuasiPoissonWithin(target, reference)
	one, plainErr := FitQuasiPoisson(plain[0], plain[1])
	if err != nil || plainErr != nil || math.Abs(q.LogRatio-one.LogRatio) > 1e-9 || math.Abs(q.SE-one.SE) > 1e-9 || q.DF != one.DF {
		t.Errorf("quasi-Poisson within one event is %+v, %v; alone %+v, %v", q, err, one, plainErr)
	}
	b, err := FitNegativeBinomialWithin(target, reference)
	alone, plainErr := FitNegativeBinomial(plain[0], plain[1])
	if err != nil || plainErr != nil || math.Abs(b.LogRatio-alone.LogRatio) > 1e-6 || math.Abs(b.SE-alone.SE) > 1e-6 ||
		math.Abs(b.Theta-alone.Theta) > 1e-4 || math.Abs(b.LogLik-alone.LogLik) > 1e-7 {
		t.Errorf("negative binomial within one event is %+v, %v; alone %+v, %v", b, err, alone, plainErr)
	}
}

// TestRegressionWithinEventsTellsSubjectFromOutlet is Simpson's paradox: the target
// writes mostly on the event with many hits, and within each event less than the other.
func TestRegressionWithinEventsTellsSubjectFromOutlet(t *testing.T) {
	var target, reference []EventCounts
	add := func(list *[]EventCounts, event int32, hits ...int64) {
		for _, k := range hits {
			*list = append(*list, EventCounts{Counts{k, 400}, event})
		}
	}
	add(&target, 0, 8, 9, 7, 8, 9, 8, 7, 8)
	add(&target, 1, 1, 0, 1)
	add(&reference, 0, 13, 12, 14)
	add(&reference, 1, 3, 4, 3, 4, 2, 4, 3, 4, 5)
	q, err := FitQuasiPoissonWithin(target, reference)
	if err != nil || !(q.LogRatio < 0 && q.P < .01) {
		t.Errorf("within events the target is %+v, %v; want less than the other", q, err)
	}
	var plain [2][]Counts
	for side, list := range [][]EventCounts{target, reference} {
		for _, c := range list {
			plain[side] = append(plain[side], c.Counts)
		}
	}
	if one, err := FitQuasiPoisson(plain[0], plain[1]); err != nil || one.LogRatio < 0 {
		t.Errorf("without events it is %+v, %v; the paradox is gone from the example", one, err)
	}
}

func TestRegressionWithinEventsRefuses(t *testing.T) {
	on := func(event int32, hits ...int64) []EventCounts {
		var list []EventCounts
		for _, k := range hits {
			list = append(list, EventCounts{Counts{k, 100}, event})
		}
		return list
	}
	for _, c := range []struct {
		reason            string
		target, reference []EventCounts
		want              error
	}{
		{"no event in common", on(0, 1, 2, 3), on(1, 1, 2, 3), ErrTooFew},
		{"no hit of one side in what both tell", append(on(0, 0, 0, 0), on(2, 4, 5)...), on(0, 1, 2, 3), ErrNoCounts},
		{"as many terms as articles", on(0, 2), on(0, 3), ErrTooFew},
		{"more hits than words", on(0, 101, 2, 3), on(0, 1, 2, 3), ErrShape},
	} {
		if _, err := FitQuasiPoissonWithin(c.target, c.reference); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.reason, err, c.want)
		}
		if _, err := FitNegativeBinomialWithin(c.target, c.reference); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.reason, err, c.want)
		}
	}
	if _, err := FitNegativeBinomialWithin(on(0, 2, 2, 2), on(0, 2, 2)); !errors.Is(err, ErrTooFew) {
		t.Errorf("articles that are all alike: %v", err)
	}
}
