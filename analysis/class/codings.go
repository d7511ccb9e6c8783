package class

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Codings are the answers that several coders gave to the items of one Pack, and the tool's if its
// key was read. The zero Codings are ready to use.
type Codings struct {
	Pack   string
	Coders []string // in the order in which they were read
	Faults []Fault  // rows that were left out

	items   []Item // in the order in which they were read, the key's first
	index   map[string]int
	given   map[string]map[string]given // by coder and item
	key     bool
	keyFile string
}

// given is an answer with its place.
type given struct {
	answer string
	place  string // file:line
}

// A Fault is a row that was left out, and why.
type Fault struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// Error is the fault in a sentence.
func (f *Fault) Error() string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Reason) }

// ErrNoCodings means that nothing was answered.
var ErrNoCodings = errors.New("no answer was found: the column answer is empty in every row")

// AddKey reads the key of a class pack. It must precede the codings, which are then checked against
// its items and answers.
func (c *Codings) AddKey(file string, data []byte) error {
	if c.key || len(c.Coders) > 0 {
		return fmt.Errorf("%s: one key is read, and before the codings", file)
	}
	s, err := readSheet(file, data)
	if err != nil {
		return err
	}
	c.key, c.keyFile = true, file
	for s.next() {
		it, err := s.item()
		if err != nil {
			return err
		}
		if it.ID == "" {
			continue
		}
		it.Answer = s.cell("answer")
		if err := c.packIs(s); err != nil {
			return err
		}
		c.know(it)
	}
	if len(c.items) == 0 {
		return cmp.Or(s.err, fmt.Errorf("%s holds no item", file))
	}
	return s.err
}

// Add reads one file of codings. Rows that cannot be used are kept as Faults; a file that cannot be
// read, or belongs to another Pack, is an error.
func (c *Codings) Add(file string, data []byte) error {
	s, err := readSheet(file, data)
	if err != nil {
		return err
	}
	if !s.has("coder") && s.has("outlet") {
		return fmt.Errorf("%s is the key of a class pack and no coding: give it with --key", file)
	}
	stem := strings.TrimSuffix(path.Base(strings.ReplaceAll(file, `\`, "/")), path.Ext(file))
	for s.next() {
		it, err := s.item()
		answer := s.cell("answer")
		if err == nil && it.ID == "" && answer == "" {
			continue
		}
		if err := c.packIs(s); err != nil {
			return err
		}
		coder := cmp.Or(s.cell("coder"), stem)
		if err == nil && it.ID == "" {
			err = fmt.Errorf("the answer %q has no item", answer)
		}
		if err == nil {
			err = c.take(s, coder, it, answer)
		}
		if err != nil {
			c.Faults = append(c.Faults, Fault{file, s.line, err.Error()})
		}
	}
	return s.err
}

// packIs checks that the codings belong to one Pack.
func (c *Codings) packIs(s *sheet) error {
	switch id := s.cell("pack"); {
	case id == "" || id == c.Pack:
	case c.Pack == "":
		c.Pack = id
	default:
		return fmt.Errorf("%s:%d: this row is of the class pack %s and what was read before of %s: letters and items of two packs mean different things", s.file, s.line, id, c.Pack)
	}
	return nil
}

// know remembers an item, and returns its index.
func (c *Codings) know(it Item) int {
	if i, ok := c.index[it.ID]; ok {
		return i
	}
	if c.index == nil {
		c.index = map[string]int{}
	}
	c.index[it.ID] = len(c.items)
	c.items = append(c.items, it)
	return len(c.items) - 1
}

// take takes one answer.
func (c *Codings) take(s *sheet, coder string, it Item, answer string) error {
	at, known := c.index[it.ID]
	if c.key && !known {
		return fmt.Errorf("there is no item %q in %s%s", it.ID, c.keyFile, c.nearest(it.ID))
	}
	if !known {
		at = c.know(it)
	}
	if have := &c.items[at]; !c.key && len(have.Options) == 0 {
		have.Options = it.Options // some files have more columns than others
		have.Ask, have.Text = cmp.Or(have.Ask, it.Ask), cmp.Or(have.Text, it.Text)
	}
	if !slices.Contains(c.Coders, coder) {
		c.Coders = append(c.Coders, coder)
	}
	if answer == "" {
		return nil
	}
	answer, err := c.items[at].accept(answer)
	if err != nil {
		return err
	}
	if c.given == nil {
		c.given = map[string]map[string]given{}
	}
	if c.given[coder] == nil {
		c.given[coder] = map[string]given{}
	}
	if before, ok := c.given[coder][it.ID]; ok {
		if before.answer != answer {
			return fmt.Errorf("%s answers %s a second time, %q and not %q as at %s: the first answer counts", coder, it.ID, answer, before.answer, before.place)
		}
		return nil
	}
	c.given[coder][it.ID] = given{answer, fmt.Sprintf("%s:%d", s.file, s.line)}
	return nil
}

// accept finds the option that an answer means.
func (it *Item) accept(answer string) (string, error) {
	a := strings.ToLower(strings.Join(strings.Fields(answer), " "))
	if len(it.Options) == 0 {
		return a, nil
	}
	short := map[string]string{"y": "yes", "n": "no", "?": CannotTell, "can't tell": CannotTell, "can’t tell": CannotTell}
	for _, o := range it.Options {
		if strings.ToLower(o) == a || short[a] == o {
			return o, nil
		}
	}
	return "", fmt.Errorf("%q is no answer to %s: choose %s", answer, it.ID, join(it.Options, "or"))
}

// nearest suggests an item of the same article.
func (c *Codings) nearest(id string) string {
	article, _, _ := strings.Cut(id, "-")
	var same []string
	for _, it := range c.items {
		if it.Article == article {
			same = append(same, it.ID)
		}
	}
	if len(same) == 0 {
		return ": its articles are " + join(c.articles(), "and")
	}
	return fmt.Sprintf(": of %s it has %s to %s", article, same[0], same[len(same)-1])
}

func (c *Codings) articles() []string {
	var list []string
	for _, it := range c.items {
		if !slices.Contains(list, it.Article) {
			list = append(list, it.Article)
		}
	}
	return list[:min(len(list), 12)]
}

// of is the answer of a coder, "" if there is none.
func (c *Codings) of(coder, item string) string { return c.given[coder][item].answer }

// ordered lists items as in the sheets: in the key's order or, without a key, by event and letter,
// and within an article as read.
func (c *Codings) ordered() []int {
	list := make([]int, len(c.items))
	for i := range list {
		list[i] = i
	}
	if c.key {
		return list
	}
	slices.SortStableFunc(list, func(x, y int) int { return byArticle(c.items[x].Article, c.items[y].Article) })
	return list
}

// byArticle compares labels: A1, B1, A2.
func byArticle(x, y string) int {
	cut := func(s string) (string, string) {
		at := strings.IndexAny(s, "0123456789")
		if at < 0 {
			return s, ""
		}
		return s[:at], s[at:]
	}
	xl, xn := cut(x)
	yl, yn := cut(y)
	return cmp.Or(byLetter(xn, yn), byLetter(xl, yl))
}
