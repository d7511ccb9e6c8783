package voice

import (
	"testing"

	"rashomon/corpus"
)

func TestNameKeys(t *testing.T) {
	tests := []struct {
		why  string
		a, b string
		same bool
	}{
		{"possessive and adjective of one country", "China’s Foreign Ministry", "the Chinese foreign ministry", true},
		{"a ministry's long form", "Russian Ministry of Foreign Affairs", "Russia's Foreign Ministry", true},
		{"spellings of a given name", "Andrey Holm", "Andrei Holm", true},
		{"the order of family and given name", "Holm Andrei", "Andrei Holm", true},
		{"two countries", "the Russian foreign ministry", "the Chinese foreign ministry", false},
		{"a capital alone keeps its surface", "Beijing", "China", false},
		{"two people of one family", "Arvo Tamm", "Ilse Tamm", false},
		{"the user's aliases", "the Iron Colonel", "Arvo Tamm", true},
		{"a name is shown without its article", "Iron Colonel", "Arvo Tamm", true},
	}
	keys := NewNameKeys([]corpus.Alias{{Name: "Arvo Tamm", Spellings: []string{"the Iron Colonel"}}})
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			if a, b := keys.Key(tt.a), keys.Key(tt.b); (a == b) != tt.same {
				t.Errorf("%q has key %q and %q has %q, want the same: %v", tt.a, a, tt.b, b, tt.same)
			}
		})
	}
}
