package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/lexicons"
	"rashomon/lexicons/exchange"
	"rashomon/lexicons/packs"
)

// load loads the lexicons that the flags name, shipped ones by name and others from their files.
func (f *inputFlags) load() ([]*lexicons.Lexicon, error) {
	var list []*lexicons.Lexicon
	for _, name := range f.lexicons {
		l, notes, err := loadLexicon(name)
		if err != nil {
			return nil, err
		}
		f.notes = append(f.notes, notes...)
		for _, other := range list {
			if other.Name == l.Name {
				return nil, fmt.Errorf("--lexicon %s: a lexicon named %q is already in use: give one of them another name", name, l.Name)
			}
		}
		list = append(list, l)
	}
	return list, nil
}

// loadLexicon loads a shipped lexicon by name, or a file in any known format; the notes say what of
// it was left out.
func loadLexicon(name string) (*lexicons.Lexicon, []exchange.Note, error) {
	if name, shipped := packs.Named(name); shipped {
		l, err := packs.Load(name)
		return l, nil, err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		if os.IsNotExist(err) {
			return nil, nil, fmt.Errorf("no lexicon %q: it is neither a file nor one of the shipped %s", name, strings.Join(packs.Names(), ", "))
		}
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			return nil, nil, fmt.Errorf("the lexicon %s is a folder: name a file in it", name)
		}
		return nil, nil, fmt.Errorf("the lexicon %s cannot be read: %w", name, bare(err))
	}
	return exchange.Read(name, data)
}

// compile loads the lexicons that the flags name and compiles them into one matcher.
func (f *inputFlags) compile() ([]*lexicons.Lexicon, *lexicons.Matcher, error) {
	list, err := f.load()
	if err != nil {
		return nil, nil, err
	}
	m, err := lexicons.Compile(list...)
	if err != nil {
		return nil, nil, fmt.Errorf("compiling lexicons: %w", err)
	}
	return list, m, nil
}

// sayNotes reports what was left out of lexicon files.
func sayNotes(cmd *cobra.Command, notes []exchange.Note) {
	for _, n := range notes {
		say(cmd.ErrOrStderr(), "noted: %v", n)
	}
}
