package stats

import (
	"errors"
	"math"
	"testing"
)

func TestKeyness(t *testing.T) {
	// R 4.2: G2 written out and checked with scipy.stats.chi2_contingency
	// (lambda_="log-likelihood"); chisq.test(correct=FALSE|TRUE).
	for _, c := range []struct {
		name                           string
		counts                         [2]Counts
		four, fourP, two, twoP         float64
		williams, yates                float64
		chi, chiP, chiYates, chiYatesP float64
		bic                            float64
	}{
		{"A", caseA, 9.64850193224887, 0.00189506069502, 9.63723785108787, 0.00190671753416,
			9.45931532968167, 8.32177322256104, 9.01126408010012, 0.00268320778664, 7.8498122653317, 0.0050825984862, -0.266249701448253},
		{"B", caseB, 10.0917175523384, 0.0014893722154, 10.07648462201486, 0.00150173571692,
			8.67479836877466, 6.14690724384112, 10.110711961135, 0.0014741000671, 6.88949545194393, 0.00867037376346, 2.19153167625504},
		{"C", caseC, 3.7012182648856, 0.0543727544944, 3.6827535443137, 0.0549779851997,
			3.41363577362361, 2.17199078800921, 3.4828168709766, 0.0620091014333, 2.117677524098, 0.145607198438, -3.34898771444938},
		{"D", caseD, 4.369878838628, 0.036579592773, 4.3692120681966, 0.0365939091634,
			4.31948484734202, 3.70750504674038, 4.0006667777963, 0.0454822676576, 3.423070511752, 0.0642913299797, -8.24232568544178},
	} {
		target, reference := c.counts[0], c.counts[1]
		must := func(test Test, err error) Test {
			t.Helper()
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			return test
		}
		four := must(G2(target, reference, Uncorrected))
		check(t, c.name+" four-cell", four.Statistic, c.four, 1e-10)
		check(t, c.name+" four-cell p", four.P, c.fourP, 1e-10)
		two := must(G2TwoCell(target, reference))
		check(t, c.name+" two-cell", two.Statistic, c.two, 1e-10)
		check(t, c.name+" two-cell p", two.P, c.twoP, 1e-10)
		check(t, c.name+" Williams", must(G2(target, reference, Williams)).Statistic, c.williams, 1e-10)
		check(t, c.name+" Yates", must(G2(target, reference, Yates)).Statistic, c.yates, 1e-10)
		chi := must(ChiSquare(target, reference, Uncorrected))
		check(t, c.name+" chi-square", chi.Statistic, c.chi, 1e-10)
		check(t, c.name+" chi-square p", chi.P, c.chiP, 1e-10)
		chi = must(ChiSquare(target, reference, Yates))
		check(t, c.name+" chi-square Yates", chi.Statistic, c.chiYates, 1e-10)
		check(t, c.name+" chi-square Yates p", chi.P, c.chiYatesP, 1e-10)
		bic, ok := BIC(two, target.N+reference.N)
		if !ok {
			t.Errorf("%s: no BIC", c.name)
		}
		check(t, c.name+" BIC", bic, c.bic, 1e-9)
	}
	if _, err := ChiSquare(caseA[0], caseA[1], Williams); !errors.Is(err, ErrShape) {
		t.Errorf("Williams on chi-square: %v", err)
	}
	// 1 - CDF would give 0 here; R: pchisq(1400, 1, lower.tail=FALSE) is about 1e-306.
	if p := chiSquareTail(1400, 1); !(p > 1e-307 && p < 1e-304) {
		t.Errorf("far tail = %g", p)
	}
}

func TestCompareOutlets(t *testing.T) {
	// R 4.2 chisq.test(rbind(x, n-x)) and its stdres; G2 forms written out.
	n := []int64{338, 515, 754, 617, 433}
	counts := func(x ...int64) []Counts {
		var out []Counts
		for i, k := range x {
			out = append(out, Counts{k, n[i]})
		}
		return out
	}
	got, err := CompareOutlets(counts(3, 5, 1, 2, 1))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "chi-square", got.ChiSquare.Statistic, 6.91577740608, 1e-10)
	check(t, "chi-square p", got.ChiSquare.P, 0.140406508159, 1e-10)
	check(t, "hit cells", got.G2Hits.Statistic, 6.588072014735, 1e-10)
	check(t, "hit cells p", got.G2Hits.P, 0.159325034309, 1e-10)
	check(t, "k×2", got.G2.Statistic, 6.619329776061, 1e-10)
	check(t, "k×2 p", got.G2.P, 0.157425218108, 1e-10)
	check(t, "V", got.CramersV, 0.0510181523116191, 1e-10)
	check(t, "smallest expected", got.MinExpected, 1.5265336846067, 1e-10)
	if got.ChiSquare.DF != 4 {
		t.Errorf("df = %d", got.ChiSquare.DF)
	}
	residuals, _ := Residuals(counts(3, 5, 1, 2, 1))
	for i, want := range []float64{1.279426547648, 1.957235347552, -1.543675695611, -0.538990283804, -0.748589406913} {
		check(t, "residual", residuals[i], want, 1e-10)
	}
	got, _ = CompareOutlets(counts(0, 0, 4, 0, 0))
	check(t, "one outlet only", got.ChiSquare.Statistic, 10.110711961135, 1e-10)
	check(t, "one outlet only p", got.ChiSquare.P, 0.0386034814291, 1e-10)
	check(t, "one outlet only G2", got.G2Hits.Statistic, 10.0764846220149, 1e-10)
	check(t, "one outlet only G2 p", got.G2Hits.P, 0.0391588295954, 1e-10)
	if _, err := CompareOutlets(counts(0, 0, 0, 0, 0)); !errors.Is(err, ErrNoCounts) {
		t.Errorf("no hits: %v", err)
	}
	if _, err := CompareOutlets(counts(1)); !errors.Is(err, ErrTooFew) {
		t.Errorf("one outlet: %v", err)
	}
}

func TestFisherExact(t *testing.T) {
	// R 4.2 fisher.test; two-sided p also scipy.stats.fisher_exact.
	for _, c := range []struct {
		name       string
		counts     [2]Counts
		p, greater float64
		odds       float64
		ci         Interval
	}{
		{"A", caseA, 0.00405518157314, 0.00202759078656882, 4.0054884925741, Interval{1.45811961453027, 13.66483968212592}},
		{"B", caseB, 0.00644820788929, 0.00644820788929116, inf, Interval{1.66991958768137, inf}},
		{"C", caseC, 0.0979999224334, 0.0720696650914492, 6.0305301838261, Interval{0.671799642322, 285.6997899995302}},
		{"D", caseD, 0.0506102728371, 0.987298176415136, 0.4999512519157, Interval{0.2229314976642, 1.0173774329491}},
	} {
		got, err := FisherExact(c.counts[0], c.counts[1], 0.95)
		if err != nil {
			t.Fatal(err)
		}
		check(t, c.name+" p", got.P, c.p, 1e-9)
		check(t, c.name+" greater", got.Greater, c.greater, 1e-9)
		// R's uniroot stops within 1.2e-4 of the odds or of their inverse; the exact condition
		// on each figure is checked below.
		check(t, c.name+" odds ratio", got.OddsRatio, c.odds, 2e-4)
		checkInterval(t, c.name, got.CI, c.ci, 2e-3)
		conditionalFits(t, c.name, c.counts, got)
	}
	// The lady tasting tea (Fisher 1935): 3 of 4 right has P(X >= 3) = 17/70.
	tea, _ := FisherExact(Counts{3, 4}, Counts{1, 4}, 0.95)
	check(t, "tea, one-sided", tea.Greater, 17.0/70, 1e-12)
	check(t, "tea, two-sided", tea.P, 34.0/70, 1e-12)
	// Far tails keep digits: all 400 hits on one of two equal sides leave one table each way,
	// 2·C(1000,400)/C(2000,400).
	far, _ := FisherExact(Counts{400, 1000}, Counts{0, 1000}, 0.95)
	check(t, "far tail", far.P/(2*exp(logChoose(1000, 400)-logChoose(2000, 400))), 1, 1e-9)
	if got, _ := FisherExact(Counts{5, 5}, Counts{5, 5}, 0.95); got.P != 1 || got.OddsRatio != 1 {
		t.Errorf("one possible table: %+v", got)
	}
}

// conditionalFits checks the estimate and the interval against their definitions,
// summed over the whole support without any of fisher.go's shortcuts.
func conditionalFits(t *testing.T, name string, c [2]Counts, f Fisher) {
	t.Helper()
	hits := c[0].K + c[1].K
	at := func(odds float64) (mean, less, greater float64) {
		total := 0.0
		for x := max(0, hits-c[1].N); x <= min(hits, c[0].N); x++ {
			p := exp(logChoose(c[0].N, x) + logChoose(c[1].N, hits-x) - logChoose(c[0].N+c[1].N, hits) + float64(x)*math.Log(odds))
			total += p
			mean += float64(x) * p
			if x <= c[0].K {
				less += p
			}
			if x >= c[0].K {
				greater += p
			}
		}
		return mean / total, less / total, greater / total
	}
	if !math.IsInf(f.OddsRatio, 0) {
		mean, _, _ := at(f.OddsRatio)
		check(t, name+" mean at the estimate", mean, float64(c[0].K), 1e-9)
	}
	_, _, greater := at(f.CI.Lo)
	check(t, name+" tail at the lower end", greater, 0.025, 1e-9)
	if !math.IsInf(f.CI.Hi, 0) {
		_, less, _ := at(f.CI.Hi)
		check(t, name+" tail at the upper end", less, 0.025, 1e-9)
	}
}
