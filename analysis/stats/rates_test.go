package stats

import (
	"encoding/json"
	"errors"
	"math"
	"testing"
)

func TestRateIntervals(t *testing.T) {
	// R 4.2 qchisq for Garwood; statsmodels proportion_confint(method="wilson").
	for _, c := range []struct {
		counts          Counts
		garwood, wilson Interval
		why             string
	}{
		{Counts{0, 754}, Interval{0, 4.892413069116625}, Interval{0, 5.068947833326469}, "no hit: lower end 0"},
		{Counts{1, 617}, Interval{0.041033724447795586, 9.03021619276969}, Interval{0.28615870037749896, 9.122779342823002}, "one hit"},
		{Counts{4, 754}, Interval{1.445444792607858, 13.583008853320548}, Interval{2.0649027946409464, 13.560342674406197}, "a few"},
		{Counts{5, 515}, Interval{3.1524007575114963, 22.656955493830427}, Interval{4.153921334476042, 22.523705492329988}, "short article"},
		{Counts{3, 338}, Interval{1.8303908961408324, 25.938677721131135}, Interval{3.02305363635, 25.766487733630814}, "shortest article"},
		{Counts{20, 10000}, Interval{1.2216519583945404, 3.0888377902674597}, Interval{}, "large sample"},
	} {
		got, ok := Garwood(c.counts, 0.95)
		if !ok {
			t.Fatalf("%s: no interval", c.why)
		}
		checkInterval(t, "Garwood: "+c.why, got, c.garwood, 1e-9)
		if c.wilson == (Interval{}) {
			continue
		}
		if got, ok = Wilson(c.counts, 0.95); !ok {
			t.Fatalf("%s: no interval of Wilson's", c.why)
		}
		checkInterval(t, "Wilson: "+c.why, got.Scale(1000), c.wilson, 1e-9)
	}
	for _, m := range []Counts{{0, 0}, {-1, 5}, {6, 5}} {
		_, g := Garwood(m, 0.95)
		_, w := Wilson(m, 0.95)
		if g || w {
			t.Errorf("%v has an interval", m)
		}
	}
	if iv, ok := Wilson(Counts{7, 7}, 0.95); !ok || iv.Hi != 1 {
		t.Errorf("every article: upper end %v, %v, want exactly 1", iv.Hi, ok)
	}
}

func TestRuleOfThree(t *testing.T) {
	got, ok := RuleOfThree(754, 0.95)
	if !ok {
		t.Fatal("0/754: no upper end")
	}
	check(t, "0/754", got, 3.9731197261989273, 1e-12) // -1000·ln(0.05)/754, by hand
}

func TestCompareRates(t *testing.T) {
	// R 4.2 poisson.test(c(a, b), c(n1, n2)).
	got, err := CompareRates(caseC[0], caseC[1], 0.95)
	if err != nil {
		t.Fatal(err)
	}
	check(t, "p C", got.P, 0.0988240905362, 1e-10)
	check(t, "ratio C", got.Ratio, 5.9902912621359, 1e-12)
	checkInterval(t, "C", got.CI, Interval{0.6703036414368, 283.3260320372092}, 1e-9)

	if got, err = CompareRates(caseB[0], caseB[1], 0.95); err != nil {
		t.Fatal(err)
	}
	check(t, "p B", got.P, 0.00648513716054, 1e-10)
	check(t, "lower B", got.CI.Lo, 1.66606897724437, 1e-9)
	if !math.IsInf(got.CI.Hi, 1) || !math.IsInf(got.Ratio, 1) {
		t.Errorf("no hit in the reference: got %+v, want no upper end", got)
	}
	text, err := json.Marshal(got.CI)
	if err != nil {
		t.Fatal(err)
	}
	var back Interval
	if err := json.Unmarshal(text, &back); err != nil || back != got.CI {
		t.Errorf("interval through JSON: %s gives %v, %v", text, back, err)
	}
	if _, err := CompareRates(Counts{0, 10}, Counts{0, 10}, 0.95); !errors.Is(err, ErrNoCounts) {
		t.Errorf("no hits: %v", err)
	}
	// Two equal sides decide nothing.
	if got, _ := CompareRates(Counts{3, 100}, Counts{3, 100}, 0.95); got.P != 1 || got.Ratio != 1 {
		t.Errorf("equal sides: %+v", got)
	}
}

func TestEffects(t *testing.T) {
	// R 4.2, written out from the formulas; PropCIs and epitools agree on A.
	for _, c := range []struct {
		name         string
		counts       [2]Counts
		value        float64
		ci           Interval
		walter       float64
		walterCI     Interval
		percent      float64
		hasPercent   bool
		odds         float64
		oddsCI       Interval
		haldane      [3]float64 // ln OR, se, z
		wantSmoothed bool
	}{
		{"A", caseA, 2, Interval{0.586750478806, 3.413249521194}, 1.898120385981, Interval{0.540861721098, 3.255379050864},
			300, true, 4.00601202405, Interval{1.50293797345, 10.67784074949}, [3]float64{1.31717859635, 0.48041535157, 2.74174959656}, false},
		{"B", caseB, 4.33563913300536, Interval{0.291559983855, 8.7184135471}, 4.504986765478, Interval{0.291559983855, 8.7184135471},
			0, false, 0, Interval{}, [3]float64{3.12793450209, 1.49133497756, 2.0974057131}, true},
		{"C", caseC, 2.582626151966, Interval{-0.510286389288, 5.675538693221}, 2.13493582702, Interval{-0.464217212819, 4.734088866859},
			499.029126213592, true, 6.039215686275, Interval{0.703306276427, 51.858098424246}, [3]float64{1.48795066913, 0.923074088229, 1.611951508664}, false},
		{"D", caseD, -1, Interval{-1.999658302372327, -0.000341697627673}, -0.9475361868299, Interval{-1.926706856267, 0.0316344826071},
			-50, true, 0.499949994999, Interval{0.250013418353, 0.999746330204}, [3]float64{-0.656882051382, 0.346329980222, -1.896694161334}, false},
	} {
		e, ok := LogRatio(c.counts[0], c.counts[1], 0.95)
		if !ok || e.Smoothed != c.wantSmoothed {
			t.Errorf("%s: ok %v, smoothed %v", c.name, ok, e.Smoothed)
		}
		check(t, c.name+" log ratio", e.Value, c.value, 1e-10)
		checkInterval(t, c.name+" log ratio", e.CI, c.ci, 1e-9)
		w, _ := WalterLogRatio(c.counts[0], c.counts[1], 0.95)
		check(t, c.name+" Walter", w.Value, c.walter, 1e-10)
		checkInterval(t, c.name+" Walter", w.CI, c.walterCI, 1e-9)
		percent, ok := PercentDifference(c.counts[0], c.counts[1])
		if ok != c.hasPercent {
			t.Errorf("%s %%DIFF: ok %v", c.name, ok)
		}
		check(t, c.name+" %DIFF", percent, c.percent, 1e-10)
		o, ok := OddsRatio(c.counts[0], c.counts[1], 0.95)
		if ok != c.hasPercent {
			t.Errorf("%s odds ratio: ok %v", c.name, ok)
		}
		check(t, c.name+" odds ratio", o.Ratio, c.odds, 1e-10)
		checkInterval(t, c.name+" odds ratio", o.CI, c.oddsCI, 1e-9)
		h, _ := HaldaneOddsRatio(c.counts[0], c.counts[1], 0.95)
		check(t, c.name+" Haldane ln OR", h.Log, c.haldane[0], 1e-10)
		check(t, c.name+" Haldane se", h.SE, c.haldane[1], 1e-10)
		check(t, c.name+" Haldane z", h.Z, c.haldane[2], 1e-10)
	}
	if _, ok := LogRatio(Counts{0, 10}, Counts{0, 99}, 0.95); ok {
		t.Error("0 against 0 has a log ratio")
	}
}
