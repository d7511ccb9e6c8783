package lexicons

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// slot stands for the term of an entry in the phrases of Category.Within.
const slot = "_"

// Spelled returns what is looked for when an entry of the category has the term:
// the term itself, or each phrase of Within with the term in its place.
func (c *Category) Spelled(term string) []string {
	if len(c.Within) == 0 {
		return []string{term}
	}
	all := make([]string, len(c.Within))
	for i, phrase := range c.Within {
		all[i] = filled(phrase, term)
	}
	return all
}

func filled(phrase, term string) string {
	words := strings.Fields(phrase)
	for i, w := range words {
		if w == slot {
			words[i] = term
		}
	}
	return strings.Join(words, " ")
}

// within reads the phrases around terms. A phrase is a term itself once a word
// stands in its place, so that all it makes of sound terms are sound.
func (p *parser) within(n *yaml.Node) (phrases []string) {
	p.list(n, "within", func(c *yaml.Node) {
		if !p.is(c, yaml.ScalarNode, "a phrase is one text", "") {
			return
		}
		words := strings.Fields(c.Value)
		first := slices.Index(words, slot)
		if first < 0 || slices.Contains(words[first+1:], slot) || len(words) == 1 {
			p.at(c, "a phrase holds one _ and other words", "_ stands where the term of an entry belongs: _ of")
			return
		}
		phrase := strings.Join(words, " ")
		if _, fault := parseTerm(nil, filled(phrase, "x")); fault != nil {
			p.at(c, fault.message, fault.hint)
			return
		}
		phrases = append(phrases, phrase)
	})
	return phrases
}
