package exchange_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"rashomon/lexicons"
	"rashomon/lexicons/exchange"
)

// content lists what a lexicon finds and under which names, one category per line.
func content(lex *lexicons.Lexicon) string {
	var b strings.Builder
	for _, c := range lex.Categories {
		var terms []string
		for _, e := range c.Entries {
			for _, t := range e.Terms {
				terms = append(terms, e.Option+": "+t)
			}
		}
		slices.Sort(terms)
		fmt.Fprintf(&b, "%s (%s, %s): %s\n", c.ID, c.Title, c.Kind, strings.Join(terms, "; "))
	}
	return b.String()
}

func read(t *testing.T, file, text string) *lexicons.Lexicon {
	t.Helper()
	lex, notes, err := exchange.Read(file, []byte(text))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for _, n := range notes {
		t.Errorf("note: %s", n)
	}
	return lex
}

const harbour = "tide (Tide, cue): ebb: =ebb; spring tide: =spring =tide\ntide.flood (Tide/Flood, cue): flood*: flood*\nquay (Quay, cue): ebb: =ebb; quay: =quay\n"

// The same lexicon in every format, each with mistakes that real files have.
var sameHarbour = []struct{ why, file, text string }{
	{"nested .dic, zero-padded and doubled tabs, a term in two categories", "h.dic", "%\n01\tTIDE\n\t02\tFLOOD\n03\tQUAY\n%\nebb\t\t01\t03\nspring tide\t1\nflood*\t02\n\nquay\t003\n"},
	{"a .dic with spaces for tabs", "h.txt", "%\r\n1 Tide\r\n\t2 Flood\r\n3 Quay\r\n%\r\nebb 1 3\r\nspring tide 1\r\nflood* 2\r\nquay 3\r\n"},
	{"quanteda, terms and categories in one list", "h.yml", "Tide:\n  - ebb\n  - spring tide\n  - Flood: flood*\nQuay: [ebb, quay]\n"},
	{"quanteda under the extension of a table", "h.csv", "TIDE:\n  - EBB\n  - SPRING_TIDE\n  - FLOOD: [FLOOD*]\nQUAY: [EBB, QUAY]\n"},
	{"WordStat, capitals and underscores", "h.cat", "TIDE\n\tFLOOD\n\t\tFLOOD* (1)\n\tEBB (1)\n\tSPRING_TIDE (1)\nQUAY\n\tEBB (1)\n\tQUAY (1)\n"},
	{"WordStat, blanks for tabs", "h.cat", "TIDE\n  FLOOD\n    FLOOD* (1)\n  EBB (1)\n  SPRING_TIDE (1)\nQUAY\n    EBB (1)\n    QUAY (1)\n"},
	{"Lexicoder 3, blanks around terms", "h.lc3", "+TIDE\n ebb \n spring tide\n+TIDE/FLOOD\n flood*\n+QUAY\n ebb \n quay \n"},
	{"Yoshikoder, one category around the others", "h.ykd", `<?xml version="1.0"?><dictionary><cnode name="Harbour"><cnode name="TIDE"><pnode name="ebb"/><pnode name="spring tide"/><cnode name="FLOOD"><pnode name="flood*"/></cnode></cnode><cnode name="QUAY"><pnode name="ebb"/><pnode name="quay"/></cnode></cnode></dictionary>`},
	{"Lexicoder's XML, without it", "h.lcd", `<dictionary><cnode name="Tide" desc=""><pnode name="ebb"/><pnode name="spring tide"/><cnode name="Flood"><pnode name="flood*"/></cnode></cnode><cnode name="Quay"><pnode name="ebb"/><pnode name="quay"/></cnode></dictionary>`},
	{"a long table", "h.csv", "term,category\nebb,Tide\nspring tide,Tide\nflood*,Tide/Flood\nebb,Quay\nquay,Quay\n"},
	{"a long table with semicolons", "h.csv", "Category;Word\nTide;ebb\nTide;spring tide\nTide/Flood;flood*\nQuay;ebb\nQuay;quay\n"},
	{"a wide table", "h.tsv", "Tide\tTide/Flood\tQuay\nebb\tflood*\tebb\nspring tide\t\tquay\n"},
}

func TestEveryFormReadsTheSame(t *testing.T) {
	for _, c := range sameHarbour {
		if got := sorted(content(read(t, c.file, c.text))); got != sorted(harbour) {
			t.Errorf("%s\n%s", c.why, cmp.Diff(sorted(harbour), got))
		}
	}
}

func sorted(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestEncodings(t *testing.T) {
	const text = "Café: [“naïve”, façade]\n"
	latin, err := charmap.Windows1252.NewEncoder().String(strings.NewReplacer("“", "", "”", "").Replace(text))
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String("Café: [naïve, façade]\n")
	if err != nil {
		t.Fatal(err)
	}
	const want = "caf (Café, cue): façade: =façade; naïve: =naïve\n"
	for _, c := range []struct {
		why, text string
		notes     int
	}{
		{"a byte-order mark", "\ufeffCafé: [naïve, façade]\n", 0},
		{"windows-1252 is said", latin, 1},
		{"UTF-16", utf16, 0},
	} {
		lex, notes, err := exchange.Read("a.yml", []byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if got := content(lex); got != want || len(notes) != c.notes {
			t.Errorf("%s: %q with %d notes, want %q with %d", c.why, got, len(notes), want, c.notes)
		}
	}
}

// TestNotes: what is in a file but not in its lexicon is noted, with the line.
func TestNotes(t *testing.T) {
	for _, c := range []struct{ why, file, text, want string }{
		{"a category that is not named", "a.dic", "%\n1\ttide\n%\nebb\t1\t7\n", `a.dic:4: left out: "ebb" in category 7, which the file does not name`},
		{"a condition of old LIWC files", "a.dic", "%\n1\ttide\n%\nebb\t1\nkind\t<of>1\n", `a.dic:5: left out: "kind" under the condition <of>1`},
		{"a term without a category", "a.dic", "%\n1\ttide\n%\nebb\t1\nquay\n", `a.dic:5: left out: "quay" is in no category`},
		{"a weight", "a.cat", "TIDE\n\tEBB (2)\n", "a.cat:2: the weight 2 of EBB is left out: it counts once"},
		{"a weight of nothing", "a.cat", "TIDE\n\tEBB (0)\n\tFLOOD (1)\n", "a.cat:2: left out: EBB has the weight 0, with which it counts nothing"},
		{"a rule", "a.cat", "TIDE\n\tEBB (1)\n\t@EBB NEAR FLOOD (1)\n", "a.cat:3: left out: the rule @EBB NEAR FLOOD"},
		{"a spelling that is no word", "a.yml", "tide: [ebb, ':)']\n", `a.yml:1: left out: ":)" is no term: ":)" can never match; a word is letters and digits, with an apostrophe or a full stop inside`},
		{"twice", "a.yml", "tide: [ebb, Ebb]\n", `a.yml:1: left out: "Ebb" stands twice in "tide"`},
		{"a row without a category", "a.csv", "category,term\ntide,ebb\n,quay\n", "a.csv:3: left out: a row without a term or a category"},
		{"a cell under no category", "a.csv", "tide,quay\nebb,quay,odd\n", "a.csv:2: left out: a cell under no category"},
		{"an element of later versions", "a.ykd", "<dictionary>\n<cnode name='tide'><pnode name='ebb'/>\n<rule/></cnode></dictionary>", "a.ykd:3: left out: the element rule"},
	} {
		lex, notes, err := exchange.Read(c.file, []byte(c.text))
		if err != nil || len(notes) != 1 || notes[0].String() != c.want {
			t.Errorf("%s: %q, %v; want %q", c.why, notes, err, c.want)
			continue
		}
		if _, err := lexicons.Compile(lex); err != nil {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

func TestBadFiles(t *testing.T) {
	for _, c := range []struct{ why, file, text, want string }{
		{"nothing", "a.dic", "\n \n", "a.dic:1:1: the file is empty"},
		{"no terms", "a.dic", "%\n1\ttide\n%\n", "a.dic:1:1: the file holds no terms"},
		{"no second %", "a.dic", "%\n1\ttide\nebb\t1", "a.dic:3:1: a category is a number and a name; write 1, a tab, and the name (and 1 more)"},
		{"a number twice", "a.dic", "%\n1\ttide\n01\tquay\n%\nebb\t1\n", "a.dic:3:1: category 1 is given twice"},
		{"a term first", "a.cat", "\tEBB (1)\nTIDE\n\tFLOOD (1)\n", "a.cat:1:2: a term stands before the first category; a line without a weight in brackets names a category"},
		{"broken XML", "a.ykd", "<dictionary>\n<cnode name='tide'>\n<pnode name='ebb'>\n</cnode>", "a.ykd:4:1: the XML is broken: element <pnode> closed by </cnode>"},
		{"XML that ends", "a.ykd", "<dictionary>\n<cnode name='tide'>\n", "a.ykd:3:1: the XML is broken: unexpected EOF"},
		{"another XML", "a.ykd", "<html>\n</html>", "a.ykd:1:1: the root element is html; a dictionary of Yoshikoder or Lexicoder begins with <dictionary>"},
		{"a term outside", "a.ykd", "<dictionary>\n<pnode name='ebb'/></dictionary>", "a.ykd:2:1: a term stands outside any category; a pnode stands in a cnode"},
		{"broken YAML", "a.yml", "tide: [ebb\nquay: [quay]\n", "a.yml:1:1: not YAML: did not find expected ',' or ']'"},
		{"an alias", "a.yml", "tide: &x [ebb]\nquay: *x\n", "a.yml:2:1: alias *x; write the terms out"},
		{"a quotation mark in a cell", "a.csv", "category,term\ntide,eb\"b\n", `a.csv:2:1: the table is broken: bare " in non-quoted-field; a cell with a quotation mark in it is quoted, and the mark doubled`},
		{"half a table", "a.csv", "category,weight\ntide,1\n", "a.csv:1:1: the table has a column of categories or of terms but not both; call them category and term"},
		{"a spreadsheet", "a.csv", "PK\x03\x04\x00\x00", "a.csv:1:1: the file is not text; a dictionary is a text file; spreadsheets are saved as CSV"},
		{"prose", "a.txt", "It was quiet in the harbour.\n", "a.txt:1:1: the file is in no known form; known are Rashomon's YAML and " + strings.Join(exchange.Formats(), ", ")},
		{"our own with a fault", "a.yaml", "lexicon: a\nlanguage: en\ncategories: []\n", "a.yaml:3:13: categories is empty"},
	} {
		_, _, err := exchange.Read(c.file, []byte(c.text))
		var ps lexicons.Problems
		if !errors.As(err, &ps) || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", c.why, err, c.want)
		}
	}
}

func TestLosses(t *testing.T) {
	lex, err := lexicons.Parse("f.yaml", []byte(`lexicon: t
version: 1.0.0
language: en
categories:
  - id: names
    title: Names for it
    kind: choice
    source: a book
    guards: [proper-name]
    except: [mutiny charges]
    context: [garrison]
    entries:
      - {option: mutiny, terms: [mutiny, ==May, ~rebel, =army, mutin*], guards: [context]}
      - {option: march, terms: [march for justice, '/ri(s|z)ing/', Kremlin]}
`))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	losses, err := exchange.Write(&b, lex, "lexicoder3")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"1 choice set becomes a plain category: its names are no longer rivals",
		"2 entries lose the names they go by or have their terms torn apart",
		"1 except phrase is left out: what it masks will be found",
		"2 guards are left out: what they block will be found",
		"1 term of a context or contrary list is left out",
		"3 inflected words are written out as 12 forms",
		"3 inflected words of phrases keep the forms they are written in",
		"1 word compared by its stem keeps its inflected forms only",
		"2 words lose their capitals",
		"1 regular expression is left out: /ri(s|z)ing/",
		"1 category goes by its id: its title is left out",
		"1 source or note is left out",
		"version, license, source and note of the lexicon are left out",
	}
	if diff := cmp.Diff(want, losses); diff != "" {
		t.Error(diff)
	}
	if got, want := b.String(), "+Names\n mutiny \n mutinies \n mutinied \n mutinying \n may \n rebel \n rebels \n rebeled \n rebeling \n rebelled \n rebelling \n army \n mutin* \n march for justice \n kremlin \n kremlins \n"; !strings.EqualFold(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if _, err := exchange.Write(&b, lex, "excel"); err == nil || !strings.Contains(err.Error(), "choose liwc, quanteda") {
		t.Errorf("an unknown format: %v", err)
	}
}

// held is what a lexicon finds and how, under the names that called maps its categories
// to.
func held(lex *lexicons.Lexicon, called func(title string) string) map[string]bool {
	all := map[string]bool{}
	for _, c := range lex.Categories {
		for _, e := range c.Entries {
			for _, term := range e.Terms {
				all[fmt.Sprintf("%s: %s %s: %s", called(c.Title), c.Kind, e.Option, term)] = true
			}
		}
	}
	return all
}

// TestSharedDictionaries tests the readers on files written by other tools.
func TestSharedDictionaries(t *testing.T) {
	shared := os.Getenv("RASHOMON_SHARED")
	if shared == "" {
		t.Skip("RASHOMON_SHARED names no folder with dictionaries")
	}
	load := func(name string) *lexicons.Lexicon {
		b, err := os.ReadFile(filepath.Join(shared, "data", "dictionaries", name))
		if err != nil {
			t.Fatal(err)
		}
		return read(t, name, string(b))
	}
	first := load("mary.dic")
	for _, name := range []string{"mary.cat", "mary.lc3", "mary.lcd", "mary.ykd", "mary.yml"} {
		other := load(name)
		if other.Name != first.Name || other.Title != first.Title || content(other) != content(first) {
			t.Errorf("%s: %s", name, cmp.Diff(content(first), content(other)))
		}
	}

	// The two files of the other dictionary are two editions of it. The names that they give
	// the same category are listed here, and so is every term that is in only one of them; in
	// all the rest they must agree.
	cat, ykd := load("laver-garry.cat"), load("laver-garry.ykd")
	same := map[string]string{ // from the .cat to the name in the .ykd, "" if it has no such category
		"Culture": "", "Culture/Culture-high": "Culture/High", "Culture/Culture-popular": "Culture/Popular", "Culture/Sport": "Culture/Sport",
		"Economy/State+": "State in Economy/Pro", "Economy/=State=": "State in Economy/Neut", "Economy/-State-": "State in Economy/Con",
		"Environment/Con environment": "Environment/Con", "Environment/Pro environment": "Environment/Pro",
		"Groups/Ethnic": "Groups/Ethnic", "Groups/Women": "Groups/Women",
		"Institutions/Conservative": "Institutions/Conservative", "Institutions/Neutral": "Institutions/Neutral", "Institutions/Radical": "Institutions/Radical",
		"Law and order/Law-conservative": "Law and Order/Conservative", "Law and order/Law-liberal": "Law and Order/Liberal",
		"Rural": "Rural", "Urban": "Urban", "Values/Conservative": "Values/Conservative", "Values/Liberal": "Values/Liberal",
	}
	a, b := held(cat, func(title string) string { return same[title] }), held(ykd, func(title string) string { return title })
	for _, c := range cat.Categories {
		if _, known := same[c.Title]; !known {
			t.Errorf("laver-garry.cat: a category %q", c.Title)
		}
	}
	var only []string
	for line := range a {
		if !b[line] {
			only = append(only, "cat "+line)
		}
	}
	for line := range b {
		if !a[line] {
			only = append(only, "ykd "+line)
		}
	}
	slices.Sort(only)
	if want := []string{
		"cat : cue civil war: =civil =war", "cat : cue people: =people", "cat : cue war in iraq: =war =in =iraq",
		"ykd State in Economy/Neut: cue chemical*: chemical*",
	}; !slices.Equal(only, want) {
		t.Errorf("the files differ in %q, want %q", only, want)
	}
	// That is in the files, not in how they are read: these count their lines.
	for name, want := range map[string]map[string]int{
		"laver-garry.cat": {"PEOPLE": 1, "WAR_IN_IRAQ": 1, "CIVIL_WAR": 1, "CHEMICAL*": 1},
		"laver-garry.ykd": {"people": 0, "war in iraq": 0, "civil war": 0, "chemical*": 2},
	} {
		b, err := os.ReadFile(filepath.Join(shared, "data", "dictionaries", name))
		if err != nil {
			t.Fatal(err)
		}
		for term, n := range want {
			if got := strings.Count(string(b), "\t"+term+" (1)") + strings.Count(string(b), `"`+term+`"`); got != n {
				t.Errorf("%s has %s %d times, want %d", name, term, got, n)
			}
		}
	}
	if ykd.Title == ykd.Name {
		t.Error("the category around all others is not taken for the title")
	}
}
