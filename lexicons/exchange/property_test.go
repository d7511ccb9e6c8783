package exchange_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rashomon/lexicons"
	"rashomon/lexicons/exchange"
	"rashomon/lexicons/packs"
)

var weight = regexp.MustCompile(`\(\d*\)$`)

// portable draws a lexicon that every format can hold completely: cues, forms and
// wildcards, categories in a tree two deep.
func portable(t *rapid.T) string {
	// WordStat would read "Aa (0)" as a word with its weight, so it gets square brackets.
	name := rapid.StringMatching(`[A-Z][a-z]{1,6}( [a-z0-9'&(]{1,4}\)?)?`).Filter(func(s string) bool { return !weight.MatchString(s) })
	word := rapid.StringMatching(`[a-zäé]{2,7}(\*|'[a-z])?`)
	var b strings.Builder
	seen := map[string]bool{}
	b.WriteString("category,option,term\n")
	for range rapid.IntRange(1, 5).Draw(t, "categories") {
		path := strings.Join(rapid.SliceOfN(name, 1, 3).Draw(t, "path"), "/")
		if seen[path] {
			continue
		}
		seen[path] = true
		for _, p := range rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(word, 1, 3).Draw(t, "words"), " ")
		}), 1, 5, func(s string) string { return s }).Draw(t, "terms") {
			b.WriteString(`"` + path + `",` + p + "," + p + "\n")
		}
	}
	return b.String()
}

// TestWrittenReadsBackEqual: every format reads what it wrote as the same lexicon, with
// nothing lost and nothing noted.
func TestWrittenReadsBackEqual(t *testing.T) {
	for _, format := range exchange.Formats() {
		t.Run(format, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				lex, notes, err := exchange.Read("x.csv", []byte(portable(t)))
				if err != nil || len(notes) > 0 {
					t.Fatalf("%v %v", notes, err)
				}
				var b bytes.Buffer
				losses, err := exchange.Write(&b, lex, format)
				if err != nil || len(losses) > 0 {
					t.Fatalf("losses %q, %v", losses, err)
				}
				again, notes, err := exchange.Read("x"+exchange.Extension(format), b.Bytes())
				if err != nil || len(notes) > 0 {
					t.Fatalf("%v %v in\n%s", notes, err, b.String())
				}
				if diff := cmp.Diff(sorted(content(lex)), sorted(content(again))); diff != "" {
					t.Fatalf("%s\n%s", b.String(), diff)
				}
			})
		})
	}
}

// TestPacksConvertToEveryFormat: a second round loses nothing more, and writes
// the same bytes.
func TestPacksConvertToEveryFormat(t *testing.T) {
	for _, name := range packs.Names() {
		lex, err := packs.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range exchange.Formats() {
			var once, twice bytes.Buffer
			losses, err := exchange.Write(&once, lex, format)
			if err != nil || len(losses) == 0 {
				t.Errorf("%s to %s: losses %q, %v; want some", name, format, losses, err)
			}
			again, notes, err := exchange.Read("x"+exchange.Extension(format), once.Bytes())
			if err != nil {
				t.Errorf("%s to %s: %v", name, format, err)
				continue
			}
			if len(notes) > 0 {
				t.Errorf("%s to %s: %v", name, format, notes[:min(len(notes), 3)])
			}
			if _, err := lexicons.Compile(again); err != nil {
				t.Errorf("%s to %s: %v", name, format, err)
			}
			if _, err := exchange.Write(&twice, again, format); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
				a, b := strings.Split(once.String(), "\n"), strings.Split(twice.String(), "\n")
				i := 0
				for i < min(len(a), len(b)) && a[i] == b[i] {
					i++
				}
				t.Errorf("%s to %s: the second writing differs on line %d (%v)", name, format, i+1, err)
			}
		}
	}
}

// FuzzRead: any bytes yield a lexicon that compiles, or problems that name the file; what
// is read can be written in every format and read again.
func FuzzRead(f *testing.F) {
	for _, c := range sameHarbour {
		f.Add([]byte(c.text))
	}
	f.Add([]byte("%\n1\ta\n%\n\t\t1\n"))
	f.Add([]byte("<dictionary><cnode><cnode><pnode name='*'/></cnode></cnode></dictionary>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lex, _, err := exchange.Read("x.dic", data)
		if err != nil {
			return
		}
		if _, err := lexicons.Compile(lex); err != nil {
			t.Fatalf("read and does not compile: %v", err)
		}
		if slices.ContainsFunc(lex.Categories, func(c lexicons.Category) bool { return len(c.Entries) == 0 }) {
			t.Fatal("an empty category")
		}
		for _, format := range exchange.Formats() {
			var b bytes.Buffer
			if _, err := exchange.Write(&b, lex, format); err != nil {
				t.Fatal(err)
			}
			if _, _, err := exchange.Read("x"+exchange.Extension(format), b.Bytes()); err != nil && len(lex.Categories) > 0 {
				t.Fatalf("%s does not read what it wrote: %v\n%q", format, err, b.String())
			}
		}
	})
}
