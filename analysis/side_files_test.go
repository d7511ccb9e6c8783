package analysis_test

import (
	"strings"
	"testing"

	"rashomon/analysis"
)

// TestSidesFiles: a mistake in a sources file is one sentence, and never counts words for a side
// that the file does not mean.
func TestSidesFiles(t *testing.T) {
	for _, c := range []struct{ file, want, why string }{
		{"sides:\n  - side: a\n    sources: [Holt]\n    classes: [official]\n", "", "as it should be"},
		{"sides:\n  - side: a\n    sources: [Holt, '']\n", "side 1 has a source without a name", "part of every name is the empty one"},
		{"sides:\n  - side: a\n    sources: [' ']\n", "side 1 has a source without a name", "part of every name of two words is a space"},
		{"sides:\n  - side: a\n    classes: [officials]\n", `side 1: there is no class "officials": choose from unknown, official, `, "no source has it"},
		{"lexicon: x\nversion: 1\n", "s.yaml: this is not a sources file (line 1: field lexicon not found); write a list", "two unknown keys"},
		{"sides: [", "s.yaml: this is not a sources file (", "no YAML"},
	} {
		_, err := analysis.ParseSides("s.yaml", []byte(c.file))
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.why, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n")):
			t.Errorf("%s: %v, want %q in one line", c.why, err, c.want)
		}
	}
}
