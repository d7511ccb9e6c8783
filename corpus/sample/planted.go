package sample

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// An Item is one difference that was planted in the example set.
type Item struct {
	ID     string   `yaml:"id"`
	Kind   string   `yaml:"kind"`   // naming, trap, verbs, statement, truncated, shared…
	Event  string   `yaml:"event"`  // the one event it belongs to; "" when it spans several
	What   string   `yaml:"what"`   // one sentence
	Where  []Place  `yaml:"where"`  // where it occurs, never empty
	Only   []string `yaml:"only"`   // strings that occur in no article but those of Where
	Expect []Tally  `yaml:"expect"` // what counting the term must give, outlet by outlet
	Report string   `yaml:"report"` // what a correct report says of it
}

// A Place is a phrase of one article.
type Place struct {
	File   string `yaml:"file"`
	Phrase string `yaml:"phrase"` // letter for letter, marks included
	Nth    int    `yaml:"nth"`    // which occurrence, from 1; 0 when the phrase occurs once
	Says   string `yaml:"says"`   // the variant found here: a verb, a name, a zone; "" when there is only one
}

// Find returns the byte offset of the place in the text of its file, -1 when the phrase does not
// occur that often.
func (p Place) Find(text string) int {
	at := -1
	for range max(p.Nth, 1) {
		next := strings.Index(text[at+1:], p.Phrase)
		if next < 0 {
			return -1
		}
		at += 1 + next
	}
	return at
}

// A Tally is how often one outlet uses one term over its four articles. Own to Quote are
// occurrences in the body by voice. Blocked and Duplicate ones are in no other field; Negated ones
// are also counted in their voice.
type Tally struct {
	Outlet    string `yaml:"outlet"`
	Term      string `yaml:"term"`
	Headline  int    `yaml:"headline"`
	Caption   int    `yaml:"caption"`
	Own       int    `yaml:"own"`
	Cue       int    `yaml:"cue"`
	Indirect  int    `yaml:"indirect"`
	Fragment  int    `yaml:"fragment"`
	Quote     int    `yaml:"quote"`
	Blocked   int    `yaml:"blocked"`
	Duplicate int    `yaml:"duplicate"`
	Negated   int    `yaml:"negated"`
}

// Planted returns what was planted, in the order of planted.yaml.
func Planted() ([]Item, error) {
	raw, err := notes.ReadFile("planted.yaml")
	if err != nil {
		return nil, fmt.Errorf("read the planted differences: %w", err)
	}
	var items []Item
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(&items); err != nil {
		return nil, fmt.Errorf("read planted.yaml: %w", err)
	}
	return items, nil
}
