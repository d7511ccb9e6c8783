package lexicons

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// slot is the place of an entry's term in the phrases of Category.Within.
const slot = "_"

// Spelled returns what is matched for a term of an entry of the category: the term
// itself, or each phrase of Within with the term in its slot.
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

// within reads the phrases around terms. A phrase must be a valid term once a word fills
// its slot, so that all it makes of valid terms are valid.
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
