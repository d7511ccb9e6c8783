package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"rashomon/corpus"
	"rashomon/lexicons"
	"rashomon/lexicons/exchange"
	"rashomon/lexicons/packs"
)

// A lexicon is the name of a shipped one, or the file that the submitting machine read; the workers
// have no copy of that.
type lexicon struct {
	Name string `json:"name"`
	Data []byte `json:"data,omitempty"`
}

// settings are what the workers make of the flags.
type settings struct {
	lexicons []*lexicons.Lexicon
	reading  corpus.Options
}

// newCount turns the flags into what is sent to the workers, and fails here if they would fail
// there.
func newCount(lexs, outlets, maps []string) (*countFn, error) {
	if len(lexs) == 0 {
		lexs = []string{packs.Default}
	}
	f := &countFn{Outlets: outlets, Maps: maps}
	for _, name := range lexs {
		l := lexicon{Name: name}
		if _, shipped := packs.Named(name); !shipped {
			var err error
			if l.Data, err = os.ReadFile(name); errors.Is(err, os.ErrNotExist) {
				return nil, fmt.Errorf("no lexicon %q: it is neither a file nor one of the shipped %s", name, strings.Join(packs.Names(), ", "))
			} else if err != nil {
				return nil, fmt.Errorf("reading lexicon: %w", err)
			}
		}
		f.Lexicons = append(f.Lexicons, l)
	}
	_, err := f.load()
	return f, err
}

func (f *countFn) load() (*settings, error) {
	s := &settings{reading: corpus.DefaultOptions()}
	for _, l := range f.Lexicons {
		lex, err := l.load()
		if err != nil {
			return nil, err
		}
		s.lexicons = append(s.lexicons, lex)
	}
	if _, err := lexicons.Compile(s.lexicons...); err != nil {
		return nil, fmt.Errorf("compiling lexicons: %w", err)
	}
	for _, o := range f.Outlets {
		rule, err := corpus.ParseOutletRule(o)
		if err != nil {
			return nil, fmt.Errorf("--outlet: %w", err)
		}
		s.reading.Outlets = append(s.reading.Outlets, rule)
	}
	for _, m := range f.Maps {
		fields, err := corpus.ParseFieldMap(m)
		if err != nil {
			return nil, fmt.Errorf("--map: %w", err)
		}
		s.reading.Map = append(s.reading.Map, fields...)
	}
	return s, nil
}

func (l lexicon) load() (*lexicons.Lexicon, error) {
	if l.Data == nil {
		return packs.Load(l.Name)
	}
	lex, _, err := exchange.Read(l.Name, l.Data)
	return lex, err
}

// matched checks that there is a file for every pattern, and that none is the output, so that a
// typing slip ends the run before it begins.
func matched(ctx context.Context, patterns []string, output string) error {
	for _, p := range patterns {
		fs, err := filesystem.New(ctx, p)
		if err != nil {
			return fmt.Errorf("--input %s: %w", p, err)
		}
		names, err := fs.List(ctx, p)
		fs.Close()
		if err != nil {
			return fmt.Errorf("--input %s: %w", p, err)
		}
		if len(names) == 0 {
			return fmt.Errorf("--input %s: no file matches: check the spelling", p)
		}
		for _, name := range names {
			if tidy(name) == tidy(output) {
				return fmt.Errorf("%s is one of the articles and the output too: write to a file outside of what is read", output)
			}
		}
	}
	return nil
}

// tidy is a name as in faults and articles of the plain program.
func tidy(name string) string {
	if strings.Contains(name, "://") {
		return name
	}
	return path.Clean(name)
}
