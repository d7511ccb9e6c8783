package stats

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestSharedReference compares with the machine-readable reference values if they are
// available: a second check, against typing errors, of the figures that the tables have
// as literals.
func TestSharedReference(t *testing.T) {
	root := os.Getenv("RASHOMON_SHARED")
	if root == "" {
		t.Skip("RASHOMON_SHARED is not set; the tables in the other tests hold the same figures")
	}
	text, err := os.ReadFile(filepath.Join(root, "gold", "reference_values.json"))
	if err != nil {
		t.Fatal(err)
	}
	var ref struct {
		Garwood map[string][2]float64      `json:"garwood_per1000_python"`
		Fisher  map[string]float64         `json:"fisher_scipy"`
		G2      map[string]float64         `json:"G2_scipy_contingency_loglik"`
		Floor   map[string]json.RawMessage `json:"min_attainable_p"`
		Gries   struct {
			V  []int64 `json:"v"`
			S  []int64 `json:"s"`
			DP float64 `json:"DP"`
		} `json:"dispersion_mutiny_seeds_allzones_T1"`
		Flip struct {
			Floors map[string]float64 `json:"min_two_sided_p_by_events"`
		} `json:"signflip_blocked"`
	}
	if err := json.Unmarshal(text, &ref); err != nil {
		t.Fatal(err)
	}
	compared := 0
	for name, counts := range map[string]Counts{"0/754": {0, 754}, "1/617": {1, 617}, "4/754": {4, 754}, "5/515": {5, 515}, "3/338": {3, 338}, "20/10000": {20, 10000}} {
		iv, _ := Garwood(counts, 0.95)
		want, ok := ref.Garwood[name]
		if !ok {
			t.Errorf("no Garwood for %s", name)
		}
		checkInterval(t, "Garwood "+name, iv, Interval{want[0], want[1]}, 1e-9)
		compared++
	}
	for name, c := range map[string][2]Counts{"A": caseA, "B": caseB, "C": caseC, "D": caseD} {
		f, err := FisherExact(c[0], c[1], 0.95)
		if err != nil {
			t.Fatal(err)
		}
		check(t, "Fisher "+name, f.P, ref.Fisher[name], 1e-9)
		g, _ := G2(c[0], c[1], Uncorrected)
		check(t, "G2 "+name, g.Statistic, ref.G2[name], 1e-9)
		compared += 2
	}
	for name, n := range map[string][2]int{"1v1": {1, 1}, "1v4": {1, 4}, "2v2": {2, 2}, "3v3": {3, 3}, "4v4": {4, 4}, "5v5": {5, 5}, "3v5": {3, 5}, "6v6": {6, 6}, "10v10": {10, 10}} {
		var want struct {
			TwoSided float64 `json:"two_sided"`
		}
		if err := json.Unmarshal(ref.Floor[name], &want); err != nil {
			t.Fatal(err)
		}
		d, _ := NewDesign(Plan{Outlets: sizes(n[0], n[1]), Permute: PermuteOptions{MaxExact: 1 << 20}})
		check(t, "floor "+name, d.Pair(0, 1).Floor, want.TwoSided, 1e-12)
		compared++
	}
	for events, want := range ref.Flip.Floors {
		n := 0
		if err := json.Unmarshal([]byte(events), &n); err != nil {
			t.Fatal(err)
		}
		if n < 6 { // labels move across events unless both cover at least six
			continue
		}
		d, _ := NewDesign(Plan{Outlets: sizes(n, n), Events: told(n, 2)})
		check(t, "sign-flip floor over "+events+" events", d.Pair(0, 1).Floor, want, 1e-12)
		compared++
	}
	var parts []Counts
	for i := range ref.Gries.V {
		parts = append(parts, Counts{ref.Gries.V[i], ref.Gries.S[i]})
	}
	d, _ := Disperse(parts)
	check(t, "DP", d.DP, ref.Gries.DP, 1e-12)
	t.Logf("%d figures compared", compared+1) // and DP
	if compared != 28 {
		t.Errorf("only %d figures compared", compared)
	}
}
