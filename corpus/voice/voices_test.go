package voice

import (
	"strings"
	"testing"
)

func TestVoices(t *testing.T) {
	tests := []struct {
		why, src string
		voices   map[string]Voice // of words of src
	}{
		{"a sentence of the outlet's", "The port of Pell is shut.", map[string]Voice{"port": Own, "shut": Own}},
		{"around reported speech", "Mayor Dana Vell said on Tuesday that Pell was shut.", map[string]Voice{"Vell": Cue, "said": Cue, "Tuesday": Cue, "that": Cue, "Pell": Indirect, "shut": Indirect}},
		{"a fronted document introduces", "In a letter to Pell, Dana Vell said nobody would leave.", map[string]Voice{"letter": Cue, "Vell": Cue, "leave": Indirect}},
		{"another fronted adverbial does not", "After a walk in Pell, Dana Vell said nobody would leave.", map[string]Voice{"walk": Own, "Vell": Cue, "leave": Indirect}},
		{"the clause about the source is the outlet's", "Dana Vell, who lives in Pell, said nobody would leave.", map[string]Voice{"lives": Own, "Vell": Cue, "leave": Indirect}},
		{"the words around a fragment are the outlet's wording", "Dana Vell said the “night of fire” had passed Pell.", map[string]Voice{"night": Fragment, "passed": Indirect}},
		{"after a fragment the outlet goes on", "Dana Vell accused Oram of “arson” in a dispute that split Pell.", map[string]Voice{"Oram": Indirect, "arson": Fragment, "dispute": Own, "Pell": Own}},
		{"a tail with its own clause is the outlet's", "Nobody will leave, Dana Vell said a day after the fire began.", map[string]Voice{"leave": Indirect, "said": Cue, "day": Own, "fire": Own}},
		{"a tail without one introduces", "Nobody will leave, Dana Vell said in Pell.", map[string]Voice{"leave": Indirect, "said": Cue, "Pell": Cue}},
		{"a thing does not speak", "The deal stipulates that nobody will leave.", map[string]Voice{"deal": Own, "leave": Own}},
		{"what is expected has no source", "The fire is expected to reach Pell.", map[string]Voice{"fire": Own, "reach": Own}},
		{"the outlet's own I", "I think that nobody will leave.", map[string]Voice{"think": Own, "leave": Own}},
		{"the name of a programme is the outlet's", "“It is late in the day,” Dana Vell said on Osk's “Meet the Bakers.”", map[string]Voice{"late": Quote, "Meet": Cue, "Bakers": Cue}},
		{"the doubtful is left to the outlet", "The plan to leave Pell is new.", map[string]Voice{"plan": Own, "leave": Own}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			into := read(t, lead+tt.src+"\n")
			found := 0
			for i, tok := range into.Tokens {
				if int(tok.Start) < len(lead) {
					continue
				}
				want, asked := tt.voices[tok.Of(into.Document.Text)]
				if !asked {
					continue
				}
				found++
				if got := into.Voices[i]; got != want {
					t.Errorf("%s\n%q is %v, want %v", tt.src, tok.Of(into.Document.Text), got, want)
				}
			}
			if found < len(tt.voices) {
				t.Errorf("only %d of the words asked for were found", found)
			}
		})
	}
}

// TestOddTexts reads texts that contain no article: whatever comes in, every token has one voice
// and every span lies within the text, in time that grows with length.
func TestOddTexts(t *testing.T) {
	const n = 1 << 15
	for why, s := range map[string]string{
		"no space":             strings.Repeat("abc", n),
		"one long paragraph":   strings.Repeat("He said that the deal, which is “good,” was bad and vowed to stay ", n/16),
		"only marks":           strings.Repeat("\"", n),
		"marks set apart":      strings.Repeat("\" ", n),
		"marks and words":      strings.Repeat("\"a ", n),
		"single marks":         strings.Repeat("'a ", n),
		"every kind of mark":   strings.Repeat("“„«»‘‚‹›”’\"'`「」『』＂", n/16),
		"every line unclosed":  strings.Repeat("“A b\n\n", n),
		"only full stops":      strings.Repeat(".", n),
		"nothing but cues":     strings.Repeat("said, ", n),
		"names without end":    strings.Repeat("Vell Oram, ", n),
		"a transcript":         strings.Repeat("VELL: “A b.”\n", n/4),
		"blocks":               strings.Repeat("Vell wrote:\nA b c d.\n", n/4),
		"brackets":             strings.Repeat("(a) ", n),
		"quotations in a row":  strings.Repeat("“A.” ", n),
		"according to nothing": strings.Repeat("as per according to ", n/4),
		"not UTF-8":            strings.Repeat("\xff\"\xfe said \x00 ", n/4),
	} {
		t.Run(why, func(t *testing.T) { read(t, s) })
	}
}

// TestQuotationsInHeadlines: what a headline quotes is not the outlet's wording.
func TestQuotationsInHeadlines(t *testing.T) {
	into := read(t, "Minister: ‘The Regime Will Fall’\n\nThe council of Osk met on Monday and went home without a vote of any kind.\n")
	for i, tok := range into.Tokens {
		if tok.Of(into.Document.Text) == "Regime" && into.Voices[i] != Quote && into.Voices[i] != Fragment {
			t.Errorf("a quoted word of the headline has voice %v", into.Voices[i])
		}
	}
}
