package lexicons_test

import (
	"slices"
	"strings"
	"testing"

	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// reasons scans src and returns the hits with the reasons why they are blocked.
func reasons(m *lexicons.Matcher, src string) []string {
	v := text.NewVocabulary()
	found := []string{}
	for _, h := range m.Scanner(v).Scan(nil, read(v, src)) {
		s := h.Of(src)
		if h.Blocked != (h.Reason != lexicons.Free) {
			s += " (Blocked and Reason disagree)"
		}
		if h.Blocked {
			s += ": " + h.Reason.String()
		}
		found = append(found, s)
	}
	return found
}

func TestGuards(t *testing.T) {
	for _, c := range []struct {
		why, guard, terms, text string
		want                    []string
	}{
		{"the capitalised name of another event", "proper-name", "rebellion", "They spoke of the Saltmarsh Rebellion at length.", []string{"Rebellion: proper-name"}},
		{"a name of several words, linked", "proper-name", "rising", "They spoke of the Rising of the Nine Reeds at length.", []string{"Rising: proper-name"}},
		{"the article is about those the name names", "proper-name", "rebellion", "They spoke of the Calder Rebellion at length. Calder had denied it. The men of Calder laughed.", []string{"Rebellion"}},
		{"mentions inside the same name do not count", "proper-name", "rebellion", "They spoke of the Saltmarsh Rebellion at length. The Saltmarsh Rebellion failed at last.", []string{"Rebellion: proper-name", "Rebellion: proper-name"}},
		{"half the name is known, half is not", "proper-name", "uprising", "Varnholt slept. They spoke of the Varnholt Weaver Uprising at length.", []string{"Uprising: proper-name"}},
		{"a capital alone is no name", "proper-name", "rebellion", "They spoke of the Rebellion at length.", []string{"Rebellion"}},
		{"the article and its like do not make a name", "proper-name", "rebellion", "The Rebellion went on for some time.", []string{"Rebellion"}},
		{"lower case is no name", "proper-name", "rebellion", "They spoke of the Saltmarsh rebellion at length.", []string{"rebellion"}},
		{"in a title everything is capitalised", "proper-name", "rebellion", "Saltmarsh Rebellion Shakes Northern Capital", []string{"Rebellion"}},
		{"a title-case line elsewhere counts as standing there", "proper-name", "rebellion", "Calder Leaves Northern Capital\nThey spoke of the Calder Rebellion at length.", []string{"Rebellion"}},
		{"a year in the past decides where the words stand once or twice", "proper-name", "uprising", "Varnholt slept. They spoke of the Varnholt Uprising of 1848 at length.", []string{"Uprising: proper-name"}},
		{"a year of today does not", "proper-name", "uprising", "Varnholt slept. They spoke of the Varnholt Uprising of 2023 at length.", []string{"Uprising"}},

		{"a year up to 1950", "past-year", "uprising", "The uprising of 1848 and the uprising in 2011 differ.", []string{"uprising: past-year", "uprising: past-year"}},
		{"a year in another sentence", "past-year", "uprising", "The uprising failed. It was not 1848.", []string{"uprising"}},
		{"a year more than eight words off", "past-year", "uprising", "The uprising which they had planned with all care for long began in 1848.", []string{"uprising"}},
		{"a number is no year", "past-year", "uprising", "The uprising had 1900 fighters and 1,848 rifles.", []string{"uprising"}},
		{"an early year with its era", "past-year", "uprising", "An uprising that began in 755 AD ended.", []string{"uprising: past-year"}},
		{"a decade and a full date", "past-year", "uprising", "An uprising in the 1830s. An uprising on May 3, 1848.", []string{"uprising: past-year", "uprising: past-year"}},

		{"a building", "place", "Kremlin", "They dined at the Kremlin. The Kremlin denied it. They talked with the Kremlin. A Kremlin Pool Photo. So it went, according to the Kremlin.", []string{"Kremlin: place", "Kremlin", "Kremlin", "Kremlin: place", "Kremlin"}},
		{"a noun used as a verb", "verb", "=forces", "It forces him out. Their forces left. This forces a vote. Forces left.", []string{"forces: verb", "forces", "forces: verb", "Forces"}},

		{"nobody's authorities", "actor", "=authorities", "The Reedish border authorities agreed. The authorities agreed. Authorities of Reedland agreed. Later, authorities agreed.", []string{"authorities", "authorities: actor", "Authorities", "authorities: actor"}},
		{"a leader is introduced, named or somebody's", "title", "leader", "Their leader, Colonel Tarn, spoke. The leader spoke. Leader Tarn spoke. The Reedish leader spoke. A leader of men.", []string{"leader", "leader: title", "Leader", "leader", "leader: title"}},
		{"a passive that says who did it", "agentless", "was =shot", "He was shot on the ramp. He was shot on Friday by a guard. He was shot on the ramp on Friday at noon by a guard.", []string{"was shot", "was shot: agentless", "was shot"}},
		{"a verb that introduces no source", "attributes", "=claim", "They claim it.", []string{"claim: attributes"}},
		{"a title proves nothing", "actor", "=authorities", "Border Authorities Agree", []string{"Authorities"}},
	} {
		lex := strings.Replace(one(c.terms), "    entries:", "    guards: ["+c.guard+"]\n    entries:", 1)
		if got := reasons(compiled(t, lex), c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\ngot  %q\nwant %q", c.why, c.text, got, c.want)
		}
	}
}

func TestContextAndNear(t *testing.T) {
	m := compiled(t, `lexicon: t
language: en
categories:
  - id: c
    context: [garrison, rifle]
    entries:
      - mutiny
      - {option: revolt, terms: [revolt, revolting against], guards: [context]}
      - {terms: [rising], guards: [context]}
      - {terms: [drama], guards: [near]}
      - {terms: [incident], guards: [near]}
`)
	long := strings.Repeat("It was quiet. ", 30)
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"alone", "A revolt in the party. A drama on the stage.", []string{"revolt: context", "drama: near"}},
		{"the same name twice is still alone", "A revolt in the party. The revolt grew.", []string{"revolt: context", "revolt: context"}},
		{"one anchor is enough, wherever it stands", "A revolt. " + long + "The garrison slept.", []string{"revolt"}},
		{"a name without guard is an anchor", "A mutiny. " + long + "A revolt.", []string{"mutiny", "revolt"}},
		{"two names vouch for each other", "A revolt. " + long + "A rising.", []string{"revolt", "rising"}},
		{"vague names do not", "A drama. An incident.", []string{"drama: near", "incident: near"}},
		{"an anchor is no name", "The garrison had a rifle. A drama.", []string{"drama: near"}},
		{"a name that counts is company for a vague one", "The garrison slept. A revolt. It was quiet. It was quiet. A drama.", []string{"revolt", "drama"}},
		{"where the subject comes up once in a long text it is none", "The mutiny. " + long + "A drama.", []string{"mutiny", "drama: near"}},
	} {
		if got := reasons(m, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\ngot  %q\nwant %q", c.why, c.text, got, c.want)
		}
	}
	v := text.NewVocabulary()
	s := m.Scanner(v)
	s.Scan(nil, read(v, "The garrison had a rifle. One rifle. The mutiny."))
	if h := s.Scan(nil, read(v, "A revolt.")); len(h) != 1 || !h[0].Blocked {
		t.Errorf("one article is company for another: %+v", h)
	}
}

func TestContrary(t *testing.T) {
	m := compiled(t, `lexicon: t
language: en
categories:
  - id: c
    contrary: [backbencher]
    entries:
      - {terms: [revolt], guards: [contrary]}
      - mutiny
`)
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"in the sentence, before or behind", "Backbenchers in revolt. The revolt of backbenchers.", []string{"revolt: contrary", "revolt: contrary"}},
		{"in the sentence before", "The backbenchers met. The revolt grew. The revolt went on.", []string{"revolt: contrary", "revolt"}},
		{"not in the one behind", "The revolt grew. The backbenchers met.", []string{"revolt"}},
		{"entries without the guard do not ask", "The mutiny of backbenchers.", []string{"mutiny"}},
	} {
		if got := reasons(m, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\ngot  %q\nwant %q", c.why, c.text, got, c.want)
		}
	}
	v := text.NewVocabulary()
	s := m.Scanner(v)
	s.Scan(nil, read(v, "The backbenchers met."))
	if h := s.Scan(nil, read(v, "A revolt.")); len(h) != 1 || h[0].Blocked {
		t.Errorf("one article speaks against another: %+v", h)
	}
}

func TestAnaphor(t *testing.T) {
	m := compiled(t, `lexicon: t
language: en
categories:
  - {id: c, guards: [proper-name], entries: [rebellion, uprising]}
`)
	const name = "He wrote of the Saltmarsh Rebellion at length. "
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"it takes up the name", name + "While the rebellion failed, it cost much. That rebellion was long.", []string{"Rebellion: proper-name", "rebellion: anaphor", "rebellion: anaphor"}},
		{"an indefinite one does not", name + "Now a rebellion began.", []string{"Rebellion: proper-name", "rebellion"}},
		{"a hit that counts stands between", name + "Now a rebellion began. The rebellion grew.", []string{"Rebellion: proper-name", "rebellion", "rebellion"}},
		{"another option", name + "The uprising grew.", []string{"Rebellion: proper-name", "uprising"}},
		{"another paragraph", name + "\nThe rebellion grew.", []string{"Rebellion: proper-name", "rebellion"}},
		{"before the name", "The rebellion grew. " + name, []string{"rebellion", "Rebellion: proper-name"}},
	} {
		if got := reasons(m, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\ngot  %q\nwant %q", c.why, c.text, got, c.want)
		}
	}
}

func TestLegal(t *testing.T) {
	m := compiled(t, strings.Replace(one("mutiny, treason"), "    entries:", "    guards: [legal]\n    entries:", 1))
	if got, want := scan(m, "The mutiny charges and the treason law; a mutiny in law."), []string{"mutiny§", "treason§", "mutiny"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := scan(compiled(t, one("government")), "The government charges him."), []string{"government"}; !slices.Equal(got, want) {
		t.Errorf("without the guard: got %q, want %q", got, want)
	}
}

// TestAnotherEntryWithoutTheGuard shows how two entries of one option say "or":
// the free one wins where both are found.
func TestAnotherEntryWithoutTheGuard(t *testing.T) {
	m := compiled(t, `lexicon: t
language: en
categories:
  - id: c
    entries:
      - {option: forces, terms: [=forces], guards: [actor]}
      - {option: forces, terms: [armed forces]}
`)
	if got, want := reasons(m, "The armed forces, the forces, Reedish forces."), []string{"armed forces", "forces: actor", "forces"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
