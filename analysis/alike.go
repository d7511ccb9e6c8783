package analysis

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"rashomon/corpus"
	"rashomon/lexicons"
)

// alike returns why what o counted cannot be added to p: only what was counted in the
// same way may be added up.
func (p *Profile) alike(o *Profile) error {
	switch {
	case !slices.Equal(p.Lexicons, o.Lexicons) || !slices.Equal(p.Terms, o.Terms):
		return fmt.Errorf("merging profiles: they were counted with different lexicons (%s; %s): count one of them again", p.lexiconNames(o), o.lexiconNames(p))
	case p.options.Collocations != o.options.Collocations:
		return fmt.Errorf("merging profiles: collocations were counted in one and not in the other: count one of them again")
	case p.options.Examples != o.options.Examples:
		return fmt.Errorf("merging profiles: one keeps %d sentences for each number and the other %d: count one of them again", p.options.Examples, o.options.Examples)
	case p.aliases != o.aliases:
		return fmt.Errorf("merging profiles: they were counted with different speaker aliases: count one of them again")
	}
	return nil
}

// CheckLexicons returns an error if p was not counted with lexs.
func (p *Profile) CheckLexicons(lexs []*lexicons.Lexicon) error {
	o := newProfile(outlineOf(lexs), p.options)
	if !slices.Equal(p.Lexicons, o.Lexicons) {
		return fmt.Errorf("it was counted with the lexicons %s and not with %s: give --lexicon those it was counted with, or count the articles again", p.lexiconNames(o), o.lexiconNames(p))
	}
	return nil
}

// Statistics returns the further measures that p was counted for.
func (p *Profile) Statistics() []string {
	if p.options.Collocations {
		return []string{Collocations}
	}
	return nil
}

// lexiconNames names the lexicons of p, with hashes where name and version do not
// distinguish them from those of o.
func (p *Profile) lexiconNames(o *Profile) string {
	var names []string
	for _, l := range p.Lexicons {
		name := l.Name + " " + l.Version
		for _, other := range o.Lexicons {
			if other.Name == l.Name && other.Version == l.Version && other.SHA256 != l.SHA256 {
				name += " of hash " + l.SHA256[:min(len(l.SHA256), 12)]
			}
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// aliasHash is a hash of the aliases, "" if there are none.
func aliasHash(list []corpus.Alias) string {
	if len(list) == 0 {
		return ""
	}
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b corpus.Alias) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.Spellings, b.Spellings))
	})
	h := sha256.New()
	for _, a := range list {
		fmt.Fprintf(h, "%q %q\n", a.Name, a.Spellings)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Outline returns what p knows about the lexicons that it was counted with: all that
// Compare needs of them, and nothing that could be matched.
func (p *Profile) Outline() []*lexicons.Lexicon { return p.outline }

// outlineOf keeps what a report says about lexicons.
func outlineOf(lexs []*lexicons.Lexicon) []*lexicons.Lexicon {
	var out []*lexicons.Lexicon
	for _, l := range lexs {
		o := &lexicons.Lexicon{Name: l.Name, Version: l.Version, Language: l.Language, Hash: l.Hash}
		for _, cat := range l.Categories {
			c := lexicons.Category{
				ID: cat.ID, Title: cat.Title, Kind: cat.Kind, Source: cat.Source, Note: cat.Note, Experimental: cat.Experimental,
			}
			for _, option := range options(cat) {
				c.Entries = append(c.Entries, lexicons.Entry{Option: option})
			}
			o.Categories = append(o.Categories, c)
		}
		out = append(out, o)
	}
	return out
}
