package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// An Alias says that Name and all of Spellings are the same outlet or speaker.
type Alias struct {
	Name      string   `yaml:"name"`
	Spellings []string `yaml:"spellings"`
}

// Aliases is what a file of aliases holds:
//
//	outlets:
//	  - name: The Harbour Gazette
//	    spellings: [Harbour Gazette, harbourgazette.example]
//	speakers:
//	  - name: Maren Holt
//	    spellings: [Maren Holt-Brandt]
type Aliases struct {
	Outlets  []Alias `yaml:"outlets"`
	Speakers []Alias `yaml:"speakers"`
}

// ParseAliases parses a file of aliases; name is the file's, for errors. Unknown keys, a name
// without spellings and a spelling of two names are errors.
func ParseAliases(name string, data []byte) (Aliases, error) {
	var a Aliases
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&a); err != nil && !errors.Is(err, io.EOF) {
		return Aliases{}, aliasError(name, err)
	}
	for _, list := range []struct {
		what    string
		aliases []Alias
	}{{"outlet", a.Outlets}, {"speaker", a.Speakers}} {
		if _, err := foldedNames(list.what, list.aliases); err != nil {
			return Aliases{}, fmt.Errorf("%s: %w", name, err)
		}
	}
	return a, nil
}

var unknownKey = lazily(`field (\S+) not found in type \S+`)

// aliasError says what is wrong with a file of aliases, in a sentence.
func aliasError(name string, err error) error {
	reason, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(err.Error(), "yaml: "), "unmarshal errors:\n"), "\n")
	line, reason := "", unknownKey().ReplaceAllString(strings.TrimSpace(reason), `the key "$1" is not known`)
	if rest, ok := strings.CutPrefix(reason, "line "); ok {
		line, reason, _ = strings.Cut(rest, ": ")
		line = ":" + line
	}
	return fmt.Errorf("%s%s: %s; write for example \"outlets: [{name: The Paper, spellings: [Paper Online]}]\"", name, line, reason)
}

// foldedNames maps every folded spelling to its name.
func foldedNames(what string, list []Alias) (map[string]string, error) {
	if len(list) == 0 {
		return nil, nil
	}
	names := map[string]string{}
	for _, a := range list {
		if foldName(a.Name) == "" {
			return nil, fmt.Errorf("an alias of %v names no %s", a.Spellings, what)
		}
		if len(a.Spellings) == 0 {
			return nil, fmt.Errorf("the %s %q has no spellings", what, a.Name)
		}
		for _, s := range append([]string{a.Name}, a.Spellings...) {
			key := foldName(s)
			if other, ok := names[key]; ok && other != a.Name {
				return nil, fmt.Errorf("the %s %q is an alias of both %q and %q", what, s, other, a.Name)
			}
			names[key] = a.Name
		}
	}
	return names, nil
}

// foldName is s in lower case, with one space between words.
func foldName(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
