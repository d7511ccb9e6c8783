// Package packs holds the lexicons that ship with Rashomon, one YAML file each.
// Every entry is curated for it from theory and from reading news; none is
// copied from a published list. The package knows nothing of matching: it only
// turns files into lexicons.
//
// The program holds the lexicons encoded, in the folder coded, since reading
// YAML takes a tenth of a short report. "go test ./lexicons/packs -update"
// encodes them, and the test fails if that was not done.
package packs

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"rashomon/lexicons"
)

//go:embed coded
var files embed.FS

// Default is the name of the pack that a report uses unless told otherwise.
const Default = "core-en"

// Names returns the names of the packs, sorted.
func Names() []string {
	entries, err := files.ReadDir("coded")
	if err != nil {
		panic("packs: no packs: " + err.Error()) // they are part of the program
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// also maps the names of lexicons to their packs, where the two differ, so that the name a report
// gives can be used to ask for the pack.
var also = map[string]string{"newsframes-en": Default}

// Named returns the pack that a user means by its name or by that of its lexicon.
func Named(name string) (string, bool) {
	if pack := also[name]; pack != "" {
		return pack, true
	}
	return name, slices.Contains(Names(), name)
}

// Load returns the pack called name, or whose lexicon is. A name that no pack has is an error that
// lists the existing ones.
func Load(name string) (*lexicons.Lexicon, error) {
	name, _ = Named(name)
	coded, err := files.ReadFile("coded/" + name)
	if err != nil {
		return nil, fmt.Errorf("no pack is called %q: there are %s", name, strings.Join(Names(), ", "))
	}
	lex, err := lexicons.Decode(string(coded))
	if err != nil {
		return nil, fmt.Errorf("pack %s: %w", name, err)
	}
	if name == speech {
		addCueVerbs(lex)
	}
	return lex, nil
}
