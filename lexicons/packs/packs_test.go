package packs_test

import (
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

func TestEveryPackLoadsAndCompiles(t *testing.T) {
	names := packs.Names()
	if !slices.Contains(names, packs.Default) || !slices.IsSorted(names) {
		t.Fatalf("Names() = %q: not sorted, or without the default", names)
	}
	for _, name := range names {
		lex, err := packs.Load(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := lexicons.Compile(lex); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, c := range lex.Categories {
			if c.Source == "" || c.Note == "" || c.Checked == "" {
				t.Errorf("%s: category %s lacks its source, its note or how it was checked", name, c.ID)
			}
		}
	}
}

// TestPacksGoByTheirLexiconsNames: a report names lexicons, and who asks for one by
// that name has it.
func TestPacksGoByTheirLexiconsNames(t *testing.T) {
	for _, name := range packs.Names() {
		lex, err := packs.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if pack, ok := packs.Named(lex.Name); !ok || pack != name {
			t.Errorf("%s is no name of %s, as reports call it", lex.Name, name)
		}
		if again, err := packs.Load(lex.Name); err != nil || again.Hash != lex.Hash {
			t.Errorf("%s cannot be loaded as %s: %v", name, lex.Name, err)
		}
	}
	if _, ok := packs.Named("no-such-pack"); ok {
		t.Error("a name of nothing is known")
	}
}

func TestUnknownPackNamesTheOthers(t *testing.T) {
	_, err := packs.Load("no-such-pack")
	if err == nil || !strings.Contains(err.Error(), packs.Default) {
		t.Fatalf("Load of an unknown pack: %v", err)
	}
}

// TestInventory checks that the shipped packs hold what they promise: enough entries, each category
// checked by reading, and nothing that check calls a mistake.
func TestInventory(t *testing.T) {
	entries := 0
	for _, name := range packs.Names() {
		lex, err := packs.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range lex.Categories {
			if c.ID != "cue-verbs" { // whose list is in package voice
				entries += len(c.Entries)
			}
		}
		for _, s := range lex.Sheets {
			if s.Source == "" || s.Note == "" || len(s.Questions) < 5 {
				t.Errorf("%s: sheet %s lacks its source, its note or questions", name, s.ID)
			}
		}
		for _, f := range lexicons.Check(lex) {
			if f.Doubt != lexicons.Shared && f.Doubt != lexicons.OneStem {
				t.Errorf("%s.yaml:%d: %s: %s", name, f.Line, f.Doubt, f.Message)
			}
		}
	}
	if entries < 1200 {
		t.Errorf("%d entries, want 1,200", entries)
	}
	t.Logf("%d entries beside the cue verbs", entries)
}

// TestCueVerbsAreThoseOfVoice checks that the pack's verbs come from voice's one list, except for
// those that report no words, and count where they introduce a source.
func TestCueVerbsAreThoseOfVoice(t *testing.T) {
	lex, err := packs.Load("speech-en")
	if err != nil {
		t.Fatal(err)
	}
	c := lex.Categories[0]
	var bases, here []string
	for _, v := range voice.CueVerbs() {
		bases = append(bases, v.Base)
	}
	for _, e := range c.Entries {
		here = append(here, e.Note)
		if !slices.Contains(bases, e.Note) {
			t.Errorf("%s is no verb of voice", e.Note)
		}
	}
	if c.ID != "cue-verbs" || len(here) < 300 {
		t.Fatalf("%s has %d entries of %d verbs", c.ID, len(c.Entries), len(bases))
	}
	for verb, want := range map[string]bool{"say": true, "deny": true, "praise": true, "know": false, "want": false} {
		if slices.Contains(here, verb) != want {
			t.Errorf("%s among the verbs of saying: %v", verb, !want)
		}
	}
	lex.Categories = lex.Categories[:1]
	m, err := lexicons.Compile(lex)
	if err != nil {
		t.Fatal(err)
	}
	const src = "Mayor Agna Pollick claimed on Monday that the ferry had left. A claim of this kind is new.\n"
	reader, r := voice.NewReader(voice.DefaultOptions()), voice.Reading{}
	reader.Read(&corpus.Document{ID: "ferry", Text: src}, &r)
	free := 0
	for _, h := range m.Scanner(r.Vocabulary).Scan(nil, &r) {
		if h.Blocked {
			continue
		}
		free++
		if e := m.Entries()[h.Entry]; h.Of(src) != "claimed" || e.Option != voice.Doubt.String() {
			t.Errorf("%q is %s", h.Of(src), e.Option)
		}
	}
	if free != 1 {
		t.Errorf("%d verbs introduce a source, want 1", free)
	}
}
