package sample_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"rashomon/corpus/sample"
)

// framing finds every form that hits.tsv must list, and also May, which the test leaves out: with a
// capital it is always the month here.
var framing = regexp.MustCompile(`(?i)\b(?:mutin\w*|rebel\w*|uprising\w*|insurrection\w*|insurgen\w*|revolt\w*|coups?|putsch\w*|treason\w*|cris[ie]s|dramas?|incidents?|` +
	`disturbances?|events?|situations?|stand-?offs?|unrest|march\w*|seizures?|regimes?|governments?|administrations?|leaderships?|juntas?|authorities|rulers?|ruling party|` +
	`commanders?|boss(?:es)?|heads?|chiefs?|leaders?|warlords?|troops?|soldiers?|servicem[ae]n|forces|army|armies|conscripts?|reservists?|volunteers?|militia\w*|militants?|` +
	`mercenar\w*|fighters?|gunm[ae]n|guerrillas?|terroris\w*|officers?|ex-officers?|enlisted men|rank and file|personnel|peasants?|wars?|conflicts?|invasions?|aggression|` +
	`special military operation|operations?|no[ -]limits|ally|allies|alliances?|partners?|partnerships?|blocs?|friends?|friendships?|patrons?|clients?|ties|neighbou?r\w*|` +
	`apparently|alleged\w*|reportedly|may|might|could|appears?|appeared|seem\w*|likel\w+|unclear|perhaps|possibly|probably|believed|thought|purported\w*|so-called)\b`)

func TestHitsAreComplete(t *testing.T) {
	hits, err := sample.Hits()
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string][]sample.Hit{}
	for _, h := range hits {
		listed[h.File] = append(listed[h.File], h)
	}
	for _, a := range load(t) {
		var want [][2]int
		for _, m := range framing.FindAllStringIndex(a.text, -1) {
			if a.text[m[0]:m[1]] != "May" {
				want = append(want, [2]int{m[0], m[1]})
			}
		}
		var got [][2]int
		for _, h := range listed[a.file] {
			got = append(got, [2]int{h.Start, h.End})
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s:%d-%d %q is not listed", a.file, w[0], w[1], a.text[w[0]:w[1]])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d hits listed, %d forms found", a.file, len(got), len(want))
		}
	}
}

func TestHitsStandWhereTheySay(t *testing.T) {
	hits, err := sample.Hits()
	if err != nil {
		t.Fatal(err)
	}
	zones := []string{"headline", "caption", "body"}
	voices := []string{"own", "cue", "indirect", "fragment", "quote"}
	flags := []string{sample.Blocked, sample.Legal, sample.Duplicate, sample.Negated, sample.Trap, sample.Month}
	all := texts(t)
	last := sample.Hit{}
	for _, h := range hits {
		text := all[h.File].text
		if h.Start < 0 || h.End > len(text) || h.Start >= h.End || text[h.Start:h.End] != h.Text {
			t.Errorf("%s:%d-%d is not %q", h.File, h.Start, h.End, h.Text)
			continue
		}
		if h.File == last.File && h.Start < last.End {
			t.Errorf("%s:%d: out of order or overlapping", h.File, h.Start)
		}
		last = h
		if !slices.Contains(zones, h.Zone) || !slices.Contains(voices, h.Voice) || (h.VoiceAlt != "" && !slices.Contains(voices, h.VoiceAlt)) || h.Voice == h.VoiceAlt {
			t.Errorf("%s:%d: zone %q, voice %q or %q", h.File, h.Start, h.Zone, h.Voice, h.VoiceAlt)
		}
		for _, f := range h.Flags {
			if !slices.Contains(flags, f) {
				t.Errorf("%s:%d: flag %q", h.File, h.Start, f)
			}
		}
		if h.Zone != "body" && h.Voice != "own" {
			t.Errorf("%s:%d: voice %s in zone %s", h.File, h.Start, h.Voice, h.Zone)
		}
		if h.Term != strings.ToLower(h.Term) || h.Category == "" {
			t.Errorf("%s:%d: term %q, category %q", h.File, h.Start, h.Term, h.Category)
		}
	}
}

// TestVoiceFollowsTheMarks checks the hand-given voices of hits.tsv against the quotations: quote
// and fragment occur inside marks, and nothing else does.
func TestVoiceFollowsTheMarks(t *testing.T) {
	hits, err := sample.Hits()
	if err != nil {
		t.Fatal(err)
	}
	quotes, err := sample.Quotations()
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits {
		want := ""
		for _, q := range quotes {
			if q.File == h.File && q.Start <= h.Start && h.End <= q.End {
				want = "quote"
				if q.Kind == "fragment" || q.Kind == "unattributed" {
					want = "fragment"
				}
			}
		}
		got := h.Voice
		if got != "quote" && got != "fragment" {
			got = ""
		}
		if got != want {
			t.Errorf("%s:%d %q: voice %s, marks say %q", h.File, h.Start, h.Text, h.Voice, want)
		}
	}
}

func TestQuotations(t *testing.T) {
	quotes, err := sample.Quotations()
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string][][2]int{}
	all := texts(t)
	for _, q := range quotes {
		a := all[q.File]
		listed[q.File] = append(listed[q.File], [2]int{q.Start, q.End})
		if a.text[q.Start:q.End] != q.Text {
			t.Errorf("%s:%d is not %q", q.File, q.Start, q.Text)
		}
		short := len(words.FindAllString(q.Text, -1)) <= 4
		if short != (q.Kind == "fragment" || q.Kind == "unattributed") {
			t.Errorf("%s:%d: %s of %q", q.File, q.Start, q.Kind, q.Text)
		}
		if (q.Kind == "unattributed") != (q.Speaker == "") || (q.Source == "none") != (q.Speaker == "") {
			t.Errorf("%s:%d: %s, speaker %q, source %q", q.File, q.Start, q.Kind, q.Speaker, q.Source)
		}
		if q.Source == "person" && !strings.Contains(a.text, q.Speaker) {
			t.Errorf("%s: never names %q in full", q.File, q.Speaker)
		}
		if q.Cue != "" && !strings.Contains(a.text, q.Cue) {
			t.Errorf("%s: no %q", q.File, q.Cue)
		}
	}
	for _, a := range load(t) {
		if got, want := listed[a.file], marked(a); !slices.Equal(got, want) {
			t.Errorf("%s: listed %v, between marks %v", a.file, got, want)
		}
	}
}

// marked returns the text between marks, paragraph by paragraph, by the one rule that fits the
// outlet's own style: the least that can check the list without the pairing of package voice.
func marked(a article) [][2]int {
	open, closing := `"“`, `"”`
	if a.outlet == "Sorrin Valley Clarion" {
		open, closing = "‘", "’"
	}
	var out [][2]int
	start := -1
	for i, r := range a.text {
		next, _ := utf8.DecodeRuneInString(a.text[i+utf8.RuneLen(r):])
		switch {
		case r == '\n' && start >= 0:
			out, start = append(out, [2]int{start, i}), -1
		case start < 0 && strings.ContainsRune(open, r):
			start = i + utf8.RuneLen(r)
		case start >= 0 && strings.ContainsRune(closing, r) && !unicode.IsLetter(next): // else an apostrophe
			out, start = append(out, [2]int{start, i}), -1
		}
	}
	return out
}
