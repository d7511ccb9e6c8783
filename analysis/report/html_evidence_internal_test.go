package report

import (
	"testing"

	"rashomon/analysis"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

func TestUnattributed(t *testing.T) {
	zone := func(start, end int32, name string, again bool) analysis.AnnotatedZone {
		return analysis.AnnotatedZone{Span: text.Span{Start: start, End: end}, Zone: name, Duplicate: again}
	}
	a := &analysis.Annotation{
		Zones:        []analysis.AnnotatedZone{zone(0, 20, "headline", false), zone(21, 100, "body", false), zone(101, 130, "body", true)},
		Attributions: []analysis.AnnotatedAttribution{{Content: [][2]int32{{25, 50}}}},
	}
	for _, tt := range []struct {
		why        string
		start, end int32
		listed     bool
	}{
		{"nobody is named for it", 60, 70, true},
		{"an attribution holds it", 26, 40, false},
		{"the outlet's headline counts apart", 2, 9, false},
		{"a repeated line is not counted", 105, 110, false},
	} {
		a.Quotations = []analysis.AnnotatedQuotation{{Span: text.Span{Start: tt.start, End: tt.end}}}
		got := unattributed(a)
		if (len(got) == 1) != tt.listed {
			t.Errorf("%s: %d are listed", tt.why, len(got))
		}
		for _, x := range got {
			if x.Class != voice.Unknown.String() || x.Content[0] != [2]int32{tt.start, tt.end} {
				t.Errorf("%s: listed as %+v", tt.why, x)
			}
		}
	}
}
