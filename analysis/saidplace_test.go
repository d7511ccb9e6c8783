package analysis_test

import "testing"

// TestASentenceBehindASpeakerStandsWhereItsWordsDo: a "that" before a quotation is the
// outlet's, and the sentence is shown for the quotation.
func TestASentenceBehindASpeakerStandsWhereItsWordsDo(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"a quotation behind that", "The ministry said that “the crossing is closed to all carts tonight”.\n", "quote"},
		{"reported speech", "The ministry said that the crossing was closed to all carts.\n", "indirect"},
		{"a quotation alone", "“The crossing is closed to all carts tonight,” the ministry said.\n", "quote"},
	} {
		t.Run(c.why, func(t *testing.T) {
			l := parse(t, rising)
			s := compare(t, l, countWith(t, l, 1, article("a", "Gazette", c.text))).Sources.Speakers
			if len(s) != 1 || len(s[0].Evidence) != 1 || s[0].Evidence[0].Voice != c.want {
				t.Errorf("the speakers are %+v, want one whose words are of the voice %s", s, c.want)
			}
		})
	}
}
