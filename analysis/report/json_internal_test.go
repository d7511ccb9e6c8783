package report

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"rashomon/analysis"
)

// TestPiecesAreTheWhole: an object that is written piece by piece has the same bytes as
// from a json.Encoder.
func TestPiecesAreTheWhole(t *testing.T) {
	type inner struct {
		A string  `json:"a"`
		B []int   `json:"b"`
		C *inner  `json:"c,omitempty"`
		D float64 `json:"d"`
	}
	type plain struct {
		Text  string           `json:"text"`
		Raw   json.RawMessage  `json:"raw"`
		Bytes []byte           `json:"bytes"`
		Nil   []inner          `json:"nil"`
		Empty []inner          `json:"empty"`
		List  []inner          `json:"list"`
		Texts []string         `json:"texts"`
		Map   map[string]inner `json:"map"`
		At    *inner           `json:"at"`
		Any   any              `json:"any"`
		Deep  [][]inner        `json:"deep"`
	}
	many := make([]inner, 3*piecesAtOnce+1)
	for i := range many {
		many[i] = inner{A: "<&>\u2028\"", B: make([]int, i%3), D: float64(i) / 7}
	}
	full := plain{
		Text: "a\nb", Raw: json.RawMessage(`{"x": [1,  2]}`), Bytes: []byte("abc"), Empty: []inner{}, List: many, Texts: []string{"", "b"},
		Map: map[string]inner{"k": {}}, At: &inner{C: &inner{}}, Any: []any{1, nil}, Deep: [][]inner{nil, {}, many[:2]},
	}
	type omitting struct {
		A []int `json:"a,omitempty"`
		B []int `json:"b"`
	}
	type untagged struct{ A, B int }
	type embedding struct {
		inner
		E int `json:"e"`
	}
	for why, v := range map[string]any{
		"fields of all kinds": &full, "nothing in them": &plain{}, "a report": &analysis.Report{}, "a field left out": &omitting{B: []int{1}},
		"fields without tags": &untagged{}, "fields of another": &embedding{}, "no pointer": full, "no struct": []int{1}, "nil": (*plain)(nil), "no fields": &struct{}{},
	} {
		var want, got bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		if err := indented(&got, "thing", v); err != nil || got.String() != want.String() {
			t.Errorf("%s: %v, written\n%swant\n%s", why, err, &got, &want)
		}
	}
	many[20].D = math.NaN()
	if err := indented(&bytes.Buffer{}, "thing", &full); err == nil {
		t.Error("NaN was written as JSON")
	}
}
