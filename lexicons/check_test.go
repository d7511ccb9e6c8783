package lexicons_test

import (
	"fmt"
	"slices"
	"testing"

	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

func TestCheck(t *testing.T) {
	lex, err := lexicons.Parse("f.yaml", []byte(`lexicon: t
language: en
categories:
  - id: a
    entries:
      - {option: one, terms: [regime, labour], except: [regime change, tax haven, mil* base]}
      - {option: two, terms: [labor, mutiny]}
      - {option: three, terms: [mutinies, =mutinies, Regime]}
      - {option: four, terms: [~internal, uproar], except: [uproar]}
      - {option: five, terms: [refrain from, refrained from, acts of war, act of war, rise of the mutinies]}
  - id: b
    entries:
      - regime
      - gunmen
      - {terms: [gunman], except: [two gunmen]}
      - international
`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range lexicons.Check(lex) {
		got = append(got, fmt.Sprintf("%d %s %s/%s %s", f.Line, f.Doubt, f.Category, f.Option, f.Term))
		if f.Message == "" {
			t.Errorf("%+v says nothing", f)
		}
	}
	want := []string{
		"6 idle-except a/one tax haven", // holds neither regime nor labour
		"7 duplicate a/two labor",       // labour in American spelling
		"8 inflection a/three mutinies", // mutiny finds it
		"9 joined-stem a/four ~internal",
		"9 smothered a/four uproar",
		"10 inflection a/five acts of war",
		"10 inflection a/five refrained from",
		"13 shared b/regime regime",
		"14 inflection b/gunmen gunmen",
		"16 one-stem b/international international", // with ~internal
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// TestCorePackIsClean: what Check finds in the shipped pack is meant.
func TestCorePackIsClean(t *testing.T) {
	lex, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range lexicons.Check(lex) {
		if f.Doubt != lexicons.Shared && f.Doubt != lexicons.OneStem {
			t.Errorf("line %d: %s", f.Line, f.Message)
		}
	}
}
