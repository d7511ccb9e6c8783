package packs

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// speech is the pack to which the verbs that introduce sources are added: they come from one list,
// by which package voice finds who speaks.
const speech = "speech-en"

// unsaid are the verbs of thought, looking and doing among those by which package voice finds whose
// a statement is: they report no words (the voters want a bridge), and counting them does not show
// how sources are introduced.
var unsaid = set(`
	know see understand realize realise learn notice remember forget hear recognize
	respect admire trust like enjoy prefer hate offer embrace target favor favour
	consider regard view perceive deem judge assume presume suppose imagine envision
	expect anticipate wish want desire seek aim intend plan mean decide consent
	contemplate ponder mull dream care concern tend appear seem look focus concentrate
	react follow accept reconsider rate rank score examine explore investigate probe
	analyze assess sue indict feel`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// addCueVerbs puts the cue verbs first in lex, as a choice of stances that counts a verb where it
// introduces a source. The hash of lex covers them.
func addCueVerbs(lex *lexicons.Lexicon) {
	c := lexicons.Category{
		ID: "cue-verbs", Title: "Verbs of saying that introduce a source, by stance", Kind: lexicons.Choice,
		Source:  "Geis 1982; Caldas-Coulthard 1994; Hooper 1975; Thompson and Ye 1991; Recasens, Danescu-Niculescu-Mizil and Jurafsky 2013",
		Note:    "Shows how sources are introduced, where a verb does introduce one; whose words they are stands in the section on sources.",
		Checked: "45 of 50 hits right, drawn with seed 109",
		Guards:  []lexicons.Guard{lexicons.Attributes},
		Except: []string{
			"is said to", "are said to", "was said to", "were said to", "been said to", "be said to", // nobody says it
			"hope to",                                   // an aim, not words
			"believe in", "show off", "special counsel", // nobody's words
		},
	}
	seen := map[string]bool{}
	hash := sha256.New()
	_, _ = io.WriteString(hash, lex.Hash) // a hash accepts any input
	for _, v := range voice.CueVerbs() {
		if unsaid[v.Base] {
			continue
		}
		e := lexicons.Entry{Option: v.Stance.String(), Note: v.Base}
		for _, f := range v.Forms {
			if !seen[f] { // lambasted belongs to lambast and to lambaste
				e.Terms = append(e.Terms, "="+f)
			}
			seen[f] = true
		}
		_, _ = io.WriteString(hash, "\n"+v.Base+" "+e.Option)
		c.Entries = append(c.Entries, e)
	}
	lex.Categories = append([]lexicons.Category{c}, lex.Categories...)
	lex.Hash = hex.EncodeToString(hash.Sum(nil))
}
