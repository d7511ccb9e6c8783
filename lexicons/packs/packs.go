// Package packs holds the lexicons that ship with Rashomon, one YAML file each.
// Every entry is curated for it from theory and from reading news, none is
// copied from a published list. The package knows no matching: it hands out
// files, and lexicons out of them.
package packs

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"rashomon/lexicons"
)

//go:embed *.yaml
var files embed.FS

// Default is the name of the pack a report uses when none is asked for.
const Default = "core-en"

// Names returns the names of the packs, sorted.
func Names() []string {
	found, err := fs.Glob(files, "*.yaml")
	if err != nil {
		panic("packs: bad pattern: " + err.Error()) // the pattern is a constant
	}
	for i, f := range found {
		found[i] = strings.TrimSuffix(f, ".yaml")
	}
	return found
}

// Load parses the pack called name. A name that no pack has is an error that
// lists those there are.
func Load(name string) (*lexicons.Lexicon, error) {
	data, err := files.ReadFile(name + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("no pack is called %q: there are %s", name, strings.Join(Names(), ", "))
	}
	lex, err := lexicons.Parse(name+".yaml", data)
	if err == nil && name == speech {
		addCueVerbs(lex)
	}
	return lex, err
}
