package analysis

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rashomon/lexicons"
)

// A Condition asks a question of a report's figures, such as whether
// "cues.hedges.wording@The Pell Ledger > 3". Its grammar:
//
//	condition = path [ "@" outlet ] operator number
//	path      = section "." measure
//	          | section "." name "." measure
//	          | section "." category "." name "." measure
//	operator  = ">" | ">=" | "<" | "<=" | "=" | "!="
//
// The section and the measure are as in the CSV. A name alone is a whole category, or
// any option, entry, source or row of that name. Category, name and outlet may be "*"
// for any; in quotation marks they may contain any character, with \" for a quotation
// mark. Without an outlet, each outlet is asked, and the figure for all together if
// there is one; nothing is added up.
//
// A figure without data satisfies no condition. The count of something that the
// lexicons know and no article has is 0.
type Condition struct {
	text                   string
	section, measure       string
	category, name, outlet string // "*" for any; if the path has one name, category is "" and name is set
	parts                  int    // names in the path
	operator               string
	number                 float64
}

// String is the condition as it was written.
func (c *Condition) String() string { return c.text }

// Section is the section that the condition asks about.
func (c *Condition) Section() string { return c.section }

// Outlet is the outlet that the condition asks about, "*" for any.
func (c *Condition) Outlet() string { return c.outlet }

// ParseCondition reads a condition. The error says what is wrong and what would be
// allowed there.
func ParseCondition(s string) (*Condition, error) {
	fail := func(format string, args ...any) (*Condition, error) {
		return nil, fmt.Errorf("condition %q: %s", s, fmt.Sprintf(format, args...))
	}
	if strings.TrimSpace(s) == "" {
		return fail("it is empty: write one like naming.mutiny.wording>0")
	}
	p := conditionReader{rest: s}
	var path []string
	for {
		part, err := p.word(".@<>=!")
		if err != nil {
			return fail("%s", err)
		}
		path = append(path, part)
		if !p.take(".") {
			break
		}
	}
	if len(path) < 2 || len(path) > 4 {
		return fail("a path is section.measure, section.name.measure or section.category.name.measure")
	}
	c := &Condition{text: s, section: path[0], measure: path[len(path)-1], outlet: "*", parts: len(path) - 2}
	switch c.parts {
	case 1:
		c.name = path[1]
	case 2:
		c.category, c.name = path[1], path[2]
	}
	known, ok := figureMeasures[c.section]
	if !ok {
		return fail("no section %q has figures%s: choose from %s", c.section, meant(c.section, sectionsWithMeasures()), strings.Join(sectionsWithMeasures(), ", "))
	}
	if !slices.Contains(known, c.measure) {
		return fail("no figure of section %s is called %q%s: choose from %s", c.section, c.measure, meant(c.measure, known), strings.Join(known, ", "))
	}
	if p.take("@") {
		outlet, err := p.word("<>=!")
		if err != nil {
			return fail("%s", err)
		}
		c.outlet = outlet
	}
	for _, op := range []string{">=", "<=", "!=", "=", ">", "<"} {
		if p.take(op) {
			c.operator = op
			break
		}
	}
	if c.operator == "" {
		return fail("after the path comes one of > >= < <= = != and a number")
	}
	number := strings.TrimSpace(p.rest)
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || v != v {
		if number != "" && strings.Contains("<>=!", number[:1]) {
			return fail("%q is not an operator: write one of > >= < <= = !=", c.operator+number[:1])
		}
		return fail("%q is not a number", number)
	}
	c.number = v
	return c, nil
}

// conditionReader takes a condition apart from left to right.
type conditionReader struct{ rest string }

func (p *conditionReader) take(token string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(p.rest, " "), token)
	if ok {
		p.rest = rest
	}
	return ok
}

// word reads up to the first of the ends, or the text inside quotation marks.
func (p *conditionReader) word(ends string) (string, error) {
	if p.take(`"`) {
		var b strings.Builder
		for i := 0; i < len(p.rest); i++ {
			switch ch := p.rest[i]; {
			case ch == '\\' && i+1 < len(p.rest):
				i++
				b.WriteByte(p.rest[i])
			case ch == '"':
				p.rest = p.rest[i+1:]
				return b.String(), nil
			default:
				b.WriteByte(ch)
			}
		}
		return "", fmt.Errorf("a quotation mark is not closed")
	}
	end := strings.IndexAny(p.rest, ends)
	if end < 0 {
		end = len(p.rest)
	}
	word := strings.TrimSpace(p.rest[:end])
	p.rest = p.rest[end:]
	if word == "" {
		return "", fmt.Errorf("something is missing before %q: put names with dots or signs in them in quotation marks", p.rest)
	}
	return word, nil
}

// meant returns the name that was probably meant, in words; "" if none is near.
func meant(got string, known []string) string {
	if near := lexicons.Nearest(got, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}

// Check returns an error if no report made with lexs can ever answer c: it has a name,
// in the sections on names and cues, that no lexicon has.
func (c *Condition) Check(lexs []*lexicons.Lexicon) error {
	if c.section != SectionNaming && c.section != SectionCues || c.parts == 0 {
		return nil
	}
	type part struct {
		what, got string
		known     []string
	}
	parts := func(section string) []part {
		categories, names := lexiconNamesOf(lexs, section)
		if c.parts == 1 {
			return []part{{"name", c.name, append(names, categories...)}}
		}
		return []part{{"category", c.category, categories}, {"name", c.name, names}}
	}
	has := func(p part) bool { return p.got == "*" || slices.Contains(p.known, p.got) }
	for i, p := range parts(c.section) {
		if has(p) {
			continue
		}
		hint := meant(p.got, p.known)
		for _, other := range []string{SectionNaming, SectionCues} {
			if other != c.section && has(parts(other)[i]) {
				hint = fmt.Sprintf(": it is in section %s", other)
			}
		}
		return fmt.Errorf("condition %q: the lexicons have no %s %q in section %s%s (rashomon lexicon show lists them)", c.text, p.what, p.got, c.section, hint)
	}
	return nil
}

// lexiconNamesOf lists the categories of a section and their options.
func lexiconNamesOf(lexs []*lexicons.Lexicon, section string) (categories, names []string) {
	for _, l := range lexs {
		for _, cat := range l.Categories {
			if (cat.Kind == lexicons.Choice) == (section == SectionNaming) {
				categories = append(categories, cat.ID)
				names = append(names, options(cat)...)
			}
		}
	}
	return categories, names
}

// Crossed lists the figures for which c holds, among those of a report that passed
// Check.
func (c *Condition) Crossed(figures []Figure) []Figure {
	var crossed []Figure
	found := false
	for _, f := range figures {
		if f.Section != c.section || f.Measure != c.measure || !c.names(&f) || c.outlet != "*" && c.outlet != f.Outlet {
			continue
		}
		found = true
		if v, ok := f.Number(); ok && c.holds(v) {
			crossed = append(crossed, f)
		}
	}
	if !found && !slices.Contains(derivedMeasures, c.measure) && c.holds(0) {
		outlet := c.outlet
		if outlet == "*" {
			outlet = ""
		}
		crossed = append(crossed, Figure{Section: c.section, Category: c.category, Name: c.name, Outlet: outlet, Measure: c.measure, Value: "0"})
	}
	return crossed
}

func (c *Condition) names(f *Figure) bool {
	is := func(asked, has string) bool { return asked == has || asked == "*" && has != "" }
	switch c.parts {
	case 0:
		return f.Category == "" && f.Name == ""
	case 1:
		return is(c.name, f.Name) || f.Name == "" && is(c.name, f.Category)
	}
	return is(c.category, f.Category) && is(c.name, f.Name)
}

func (c *Condition) holds(v float64) bool {
	switch c.operator {
	case ">":
		return v > c.number
	case ">=":
		return v >= c.number
	case "<":
		return v < c.number
	case "<=":
		return v <= c.number
	case "=":
		return v == c.number
	}
	return v != c.number
}
