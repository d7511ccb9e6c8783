package lexicons_test

import (
	"slices"
	"strings"
	"testing"

	"rashomon/lexicons"
)

// one is a lexicon with a category c with one entry of the given terms.
func one(terms string) string {
	return "lexicon: t\nlanguage: en\ncategories:\n  - id: c\n    entries:\n      - terms: [" + terms + "]\n"
}

func TestTerms(t *testing.T) {
	for _, c := range []struct {
		why, terms, text string
		want             []string
	}{
		{"inflected forms of a noun", "mutiny", "A mutiny, two mutinies, the mutiny's end, the mutinies' end.", []string{"mutiny", "mutinies", "mutiny's", "mutinies"}},
		{"inflected forms of a verb", "mutiny", "They mutinied and are mutinying; he mutinies.", []string{"mutinied", "mutinying", "mutinies"}},
		{"derivation is not inflection", "mutiny", "A mutinous mutineer acted mutinously.", []string{}},
		{"the same stem is not enough", "internal", "The international view of an internal affair; internals.", []string{"internal", "internals"}},
		{"a word in an inflected form stands for itself", "authorities", "An authority told the authorities.", []string{"authorities"}},
		{"no match inside a word", "ties", "The authorities cut ties.", []string{"ties"}},
		{"no match inside a word", "operation", "Cooperation in an operation.", []string{"operation"}},
		{"doubled consonants, both spellings", "rebel, travel", "They rebelled, rebelling; travelled and traveled.", []string{"rebelled", "rebelling", "travelled", "traveled"}},
		{"y and ie", "ally, die, tie", "Allies allied; dying, died, dies; ties tied, tying.", []string{"Allies", "allied", "dying", "died", "dies", "ties", "tied", "tying"}},
		{"lost e", "mobilize, escalate", "Mobilizing, mobilized; escalating.", []string{"Mobilizing", "mobilized", "escalating"}},
		{"-es after sibilants and o", "clash, veto, crisis", "Clashes, vetoes and vetoed crises.", []string{"Clashes", "vetoes", "vetoed", "crises"}},
		{"irregular nouns, also in compounds", "gunman, man, crisis", "Gunmen shot two men in crises.", []string{"Gunmen", "men", "crises"}},
		{"irregular verbs", "lead, flee, seek, overthrow", "He led; they fled and sought to have it overthrown, overthrew.", []string{"led", "fled", "sought", "overthrown", "overthrew"}},
		{"c before k", "panic, traffic", "They panicked, trafficking.", []string{"panicked", "trafficking"}},
		{"what looks like a plural or a past and is none", "new, unit, even", "The news of the United front this evening; units.", []string{"units"}},
		{"-er is another word", "fight", "The fighter fights, fought and was fighting.", []string{"fights", "fought", "fighting"}},
		{"British and American spelling", "mobilise, labor, defence, centre", "Mobilized labour in defense centers; mobilisation.", []string{"Mobilized", "labour", "defense", "centers"}},
		{"words that only rhyme with -ise and -our", "crisis, hour, four", "Crisis after hours for four.", []string{"Crisis", "hours", "four"}},

		{"same stem", "~mutiny", "Mutiny and mutinies, not mutinous.", []string{"Mutiny", "mutinies"}},
		{"same stem joins what inflection keeps apart", "~internal", "International.", []string{"International"}},
		{"that form, in any case", "=threat", "Threat, threats, THREAT's.", []string{"Threat", "THREAT's"}},
		{"that form in that case", "==Axis", "Axis, axis, AXIS, the Axis's.", []string{"Axis", "Axis's"}},
		{"a star is any run", "mutin*", "Mutiny, mutinous, mutineers; mutton.", []string{"Mutiny", "mutinous", "mutineers"}},
		{"a star may be empty, in front or inside", `"*ism", t*r`, "Ism and extremism; tr, tsar, theatre.", []string{"Ism", "extremism", "tr", "tsar"}},
		{"a question mark is one character", `"wom?n"`, "Women, woman's, wommen.", []string{"Women", "woman's"}},
		{"wildcards and characters beyond ASCII", `"caf?", étud*`, "The cafés, café, Études.", []string{"café", "Études"}},
		{"an expression holds for the whole word", `'/mutin(y|ies)/'`, "Mutiny mutinies mutinous.", []string{"Mutiny", "mutinies"}},
		{"alternatives at the top of an expression are anchored too", `'/coup|putsch/'`, "Coup coups putsch.", []string{"Coup", "putsch"}},
		{"an expression with a capital asks for it", `'/Mutin.*/'`, "Mutiny mutiny.", []string{"Mutiny"}},
		{"an escape with a capital is no capital", `'/mutin\W*y/'`, "Mutiny.", []string{"Mutiny"}},

		{"lower case finds any case", "regime", "Regime regime REGIME.", []string{"Regime", "regime", "REGIME"}},
		{"a capital asks for one", "Kremlin", "Kremlin kremlin KREMLIN the Kremlin’s.", []string{"Kremlin", "KREMLIN", "Kremlin’s"}},
		{"capitals throughout", "CCP", "CCP Ccp ccp.", []string{"CCP"}},
		{"the possessive is no part of a word", "regime", "The regime's and regime’s.", []string{"regime's", "regime’s"}},
		{"a term that writes the possessive wants it", "Assad's regime", "Assad's regime, Assad regime, Assad’s regimes.", []string{"Assad's regime", "Assad’s regimes"}},

		{"a month is no march", "march", "In March and on March 7 they march; they marched.", []string{"march", "marched"}},
		{"a capital at a sentence's beginning is the sentence's", "march", "March on the palace. March 7 came. March ended.", []string{"March", "March"}},
		{"in a title-case line a twin is not found", "march", "Rebels March On Palace", []string{}},
		{"a twin in a phrase is confirmed by its neighbours", "march for justice", "Their March for Justice.", []string{"March for Justice"}},
		{"the country is no pronoun", "us", "The US told us; U.S. troops; Us.", []string{"us"}},
		{"a name at a sentence's beginning keeps its possessive", "=may", "May’s future may end. May not.", []string{"may", "May"}},
		{"a capital in the term asks for the twin", "==March", "In March they march.", []string{"March"}},

		{"hyphen and space are one", "no limits", "No limits, no-limits, no - limits.", []string{"No limits", "no-limits"}},
		{"hyphens in the term", "lightning-fast", "Lightning fast and lightning-fast.", []string{"Lightning fast", "lightning-fast"}},
		{"dash, slash and ampersand between words", "and or", "And/or, and–or, and&or, and — or, and / or.", []string{"And/or", "and–or", "and&or"}},
		{"a number with a slash", "9/11", "9/11 and 9 11, not 9, 11.", []string{"9/11", "9 11"}},
		{"no other mark is crossed", "armed rebellion", "Armed, rebellion; armed (rebellion); armed “rebellion”.", []string{}},
		{"quotation marks around the whole are none of its business", "no limits", "“no limits” partnership", []string{"no limits"}},
		{"no sentence end is crossed", "armed rebellion", "They armed. Rebellion came.", []string{}},
		{"the stop of an abbreviation is", "U.S. troops, Mr. Ash", "U.S. troops met Mr. Ash.", []string{"U.S. troops", "Mr. Ash"}},
		{"every plain word of a phrase is inflected", "private military company", "Private military companies.", []string{"Private military companies"}},
		{"each word by its own mark", "=private ~military compan*", "Private militarism company; privates military company.", []string{}},
		{"a lone star is one word", "what * calls", "What it calls; what calls; what the man calls.", []string{"What it calls"}},

		{"the longest wins", "military operation, special military operation", "A special military operation.", []string{"special military operation"}},
		{"a tie goes to the earlier", "military operation, operation room", "The military operation room.", []string{"military operation"}},
		{"three words beat two wherever they begin", "military operation, operation room key", "The military operation room key.", []string{"operation room key"}},
		{"negation", "alliance", "Not a formal alliance. It is no alliance. There isn't an alliance.", []string{"alliance~", "alliance~", "alliance~"}},
		{"negation reaches four words", "alliance", "Never was it ever an alliance. Never was it ever once an alliance.", []string{"alliance", "alliance"}},
		{"negation reaches four words exactly", "alliance", "Never was that an alliance.", []string{"alliance~"}},
		{"an owned object outlives its verb's negation", "soldier", "A state that cannot pay its soldiers. They are not its soldiers.", []string{"soldiers", "soldiers~"}},
		{"a negator inside quotation marks stays there", "alliance", "A “no limits” alliance. Not a “formal alliance”. A \"no limits\" alliance. Not a \"formal alliance\".", []string{"alliance", "alliance~", "alliance", "alliance~"}},
		{"negation ends at a comma", "regime", "No, the regime said.", []string{"regime"}},
		{"not only denies nothing", "rebellion", "Not only a rebellion but no doubt a rebellion.", []string{"rebellion", "rebellion"}},
		{"a negator inside the hit is its own", "no limits", "Friendship with no limits, not with no limits.", []string{"no limits", "no limits~"}},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := scan(compiled(t, one(c.terms)), c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\nterms %s\ntext  %s\ngot   %q\nwant  %q", c.why, c.terms, c.text, got, c.want)
			}
		})
	}
}

func TestExceptsAndCategories(t *testing.T) {
	lexicon := `lexicon: t
language: en
categories:
  - id: names
    except: [reed crisis]
    entries:
      - {option: regime, terms: [regime, military regime], except: [regime change]}
      - {option: crisis, terms: [crisis]}
      - {option: change, terms: [change of rules]}
  - id: words
    entries: [regime, change]
`
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"a masked hit is listed; other categories do not see the mask", "They want regime change.", []string{"regime!", "regime", "change"}},
		{"touching is enough to mask", "A military regime change.", []string{"military regime!", "regime", "change"}},
		{"a category's mask holds for all its entries", "The Reed crisis was no other crisis.", []string{"crisis!", "crisis~"}},
		{"a mask of one entry does not hold for another", "A regime change of rules.", []string{"regime!", "regime", "change of rules", "change"}},
		{"nothing here", "A quiet day.", []string{}},
	} {
		if got := scan(compiled(t, lexicon), c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q\ngot  %q\nwant %q", c.why, c.text, got, c.want)
		}
	}
}

func TestEntries(t *testing.T) {
	m := compiled(t, strings.Replace(one("=mutiny, mutineer"), "- id: c\n", "- id: c\n    kind: choice\n    experimental: true\n", 1))
	got := m.Entries()
	if len(got) != 1 || got[0].Option != "mutiny" || got[0].Category != "c" || got[0].Lexicon != "t" || got[0].Kind.String() != "choice" || !got[0].Experimental {
		t.Errorf("Entries() = %+v", got)
	}
	if l := m.Lexicons()[got[0].LexiconIndex].Categories[got[0].CategoryIndex].Entries[got[0].EntryIndex]; l.Line != 8 || len(l.Terms) != 2 {
		t.Errorf("the entry its indices lead to is %+v", l)
	}
}

// TestForms: each form is one that the plain word finds, and those of news prose are
// among them.
func TestForms(t *testing.T) {
	for word, want := range map[string]string{
		"mutiny": "mutiny mutinies mutinied mutinying", "crisis": "crisis crises", "kill": "kills killed killing",
		"rebel": "rebels rebelled rebelling", "escalate": "escalates escalated escalating", "clash": "clashes clashed",
		"gunman": "gunmen", "fight": "fights fought fighting", "organise": "organised organising", "series": "series", "ally": "allies allied",
	} {
		forms := lexicons.Forms(word)
		for _, w := range strings.Fields(want) {
			if !slices.Contains(forms, w) {
				t.Errorf("the forms of %q are %q, without %q", word, forms, w)
			}
		}
		m := compiled(t, one(word))
		for _, f := range forms {
			if got := scan(m, "a "+f+" b"); !slices.Equal(got, []string{f}) {
				t.Errorf("%q does not find its form %q: %q", word, f, got)
			}
		}
	}
}
