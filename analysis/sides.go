package analysis

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"rashomon/corpus/voice"
)

// A Side is a group of sources whose share of the words is compared across outlets,
// such as two parties to a dispute.
type Side struct {
	Name    string   `yaml:"side"`
	Sources []string `yaml:"sources"` // names, or parts of names, of its sources; case does not matter
	Classes []string `yaml:"classes"` // classes of source that belong to it entirely
}

// ParseSides reads a sources file:
//
//	sides:
//	  - side: the government
//	    sources: [Brenna Solveth, Talmere authorities]
//	    classes: [official]
//
// A source belongs to the first side that names it, otherwise to the first that has
// its class.
func ParseSides(file string, data []byte) ([]Side, error) {
	var f struct {
		Sides []Side `yaml:"sides"`
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&f); err != nil {
		first, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "yaml: unmarshal errors:\n  "), "\n")
		first, _, _ = strings.Cut(first, " in type ")
		return nil, fmt.Errorf("%s: this is not a sources file (%s); write a list called sides, each with side, sources, classes", file, first)
	}
	var classes []string
	for c := range voice.Classes {
		classes = append(classes, voice.Class(c).String())
	}
	for i, s := range f.Sides {
		for _, n := range s.Sources {
			if strings.TrimSpace(n) == "" {
				return nil, fmt.Errorf("%s: side %d has a source without a name, which any source would have: take it out", file, i+1)
			}
		}
		for _, c := range s.Classes {
			if !slices.Contains(classes, c) {
				return nil, fmt.Errorf("%s: side %d: there is no class %q: choose from %s", file, i+1, c, strings.Join(classes, ", "))
			}
		}
		if s.Name == "" || len(s.Sources)+len(s.Classes) == 0 {
			return nil, fmt.Errorf("%s: side %d has no name, or neither sources nor classes: give it both", file, i+1)
		}
	}
	if len(f.Sides) == 0 {
		return nil, fmt.Errorf("%s: there are no sides: write a list called sides, each with side, sources, classes", file)
	}
	return f.Sides, nil
}

// sideOf returns the index of the side that a source belongs to, -1 if none.
func sideOf(sides []Side, name, class string) int {
	folded := strings.ToLower(name)
	for i, s := range sides {
		for _, n := range s.Sources {
			if strings.Contains(folded, strings.ToLower(n)) {
				return i
			}
		}
	}
	return slices.IndexFunc(sides, func(s Side) bool { return slices.Contains(s.Classes, class) })
}

// sides counts the words given to every side, by outlet.
func (c *comparison) sides(rows []Row) []SideShare {
	list := []SideShare{}
	for _, s := range c.options.Sides {
		row := SideShare{Side: s.Name}
		for _, o := range c.outlets {
			row.Outlets = append(row.Outlets, SideCount{Outlet: o})
		}
		list = append(list, row)
	}
	if len(list) == 0 {
		return list
	}
	said := make([]int64, len(c.outlets))
	for _, row := range rows {
		at := slices.Index(c.outlets, row.Outlet)
		for _, sp := range row.Speakers {
			said[at] += sp.Words()
			if side := sideOf(c.options.Sides, sp.Name, sp.Class.String()); side >= 0 {
				list[side].Outlets[at].Said.add(&sp.Said)
			}
		}
	}
	for _, row := range list {
		for i := range row.Outlets {
			row.Outlets[i].Share = ratio(row.Outlets[i].Words(), said[i])
		}
	}
	return list
}
