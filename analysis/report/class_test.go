package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"html"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rashomon/analysis/class"
	"rashomon/corpus"
)

// classFiles makes the class pack of a stream of articles.
func classFiles(t testing.TB, docs iter.Seq2[*corpus.Document, error], o class.Options) (map[string][]byte, *class.Pack) {
	t.Helper()
	_, r, texts := pageOf(t, docs, DefaultOptions())
	p, err := class.Make(r, texts.Articles, o)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	if err := Class(p, func(name string, data []byte) error {
		if _, twice := files[name]; twice || !filepath.IsLocal(name) {
			return fmt.Errorf("%q is written twice or lies outside", name)
		}
		files[name] = bytes.Clone(data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return files, p
}

// TestBlindFilesNameNobody: no name of an outlet, no author, no file and no address
// of an article appears in any file that students get, nor in the files' names.
// The key does have them, so the search is able to find them.
func TestBlindFilesNameNobody(t *testing.T) {
	sets := map[string]iter.Seq2[*corpus.Document, error]{"the example": exampleDocs(t)}
	traces := map[string][]string{
		"the example": {
			"Kethra One", "Tessel Wire", "Pell Ledger", "Talmere Lantern", "the Lantern", "Valley Clarion", "Clarion", "kethra-one", "tessel-wire",
			"Quillane", "Mallowend", "Oswelt", "Brockhurst",
		},
	}
	if shared := os.Getenv("RASHOMON_SHARED"); shared != "" {
		sets["the seeds"] = corpus.Documents(t.Context(), corpus.DefaultOptions(), filepath.Join(shared, "seeds"))
		traces["the seeds"] = []string{"UPI", "Press TV", "PressTV", "Epoch Times", "WION", "wionews", "Bloomberg", "Phila", "Ozimek", "Jing Li", "004_2d7159"}
	} else {
		t.Log("set RASHOMON_SHARED to try the seeds, too")
	}
	sets["a hostile set"] = docs(
		&corpus.Document{ID: "evil<!-- Evening Bell -->", Outlet: "Evening Bell", Author: "Ana Lundqvist", URL: "https://eveningbell.example/a", Event: "Evening Bell festival", Title: "Evening Bell: the mutiny",
			Text: "---\noutlet: Evening Bell\nauthor: Ana Lundqvist\n---\n<!-- Evening Bell --><script>x</script> The mutiny ended, she told Evening Bell.\n\nAna Lundqvist asked why. Write to ana.lundqvist@eveningbell.example. “The mutiny,” said Evening\u00a0Bell, “is over.”\n\nLundqvist went home. The evening bell rang.\n"},
		&corpus.Document{ID: "b", Outlet: "Harbour Gazette", Text: "Harbour Gazette readers, wrote the EVENING BELL, saw a revolt. The Bell says so, too."},
	)
	traces["a hostile set"] = []string{"Evening Bell", "Evening\u00a0Bell", "EVENING BELL", "Lundqvist", "eveningbell", "Harbour Gazette"}
	for name, set := range sets {
		t.Run(name, func(t *testing.T) {
			files, p := classFiles(t, set, class.Options{Seed: 4, Outlets: nil})
			found := 0
			for file, data := range files {
				text := html.UnescapeString(string(data))
				for _, trace := range traces[name] {
					if strings.HasPrefix(file, "teacher/key") {
						found += strings.Count(text, trace)
						continue
					}
					if at := strings.Index(text+file, trace); at >= 0 {
						t.Errorf("%s names %q: …%s", file, trace, (text + file)[max(0, at-60):min(len(text), at+60)])
					}
				}
				if strings.HasPrefix(file, "students/") && (strings.Contains(string(data), "<!--") || strings.Contains(string(data), "<script>x")) {
					t.Errorf("%s has a comment or a foreign script", file)
				}
			}
			if found == 0 {
				t.Error("the key names nobody: the search finds nothing")
			}
			for _, o := range p.Outlets {
				if !strings.Contains(html.UnescapeString(string(files["teacher/key.html"])), o.Name) {
					t.Errorf("the key does not say who %s is", o.Letter)
				}
			}
		})
	}
}

// TestClassIsTheSameEachTime: a pack depends only on articles, questions and seed, and
// a different seed gives different letters.
func TestClassIsTheSameEachTime(t *testing.T) {
	a, _ := classFiles(t, exampleDocs(t), class.Options{Seed: 7})
	b, p := classFiles(t, exampleDocs(t), class.Options{Seed: 7})
	if !maps.EqualFunc(a, b, bytes.Equal) {
		t.Error("two packs of the same seed differ")
	}
	_, q := classFiles(t, exampleDocs(t), class.Options{Seed: 8})
	if slices.Equal(p.Outlets, q.Outlets) || p.ID == q.ID {
		t.Error("another seed gives the same letters")
	}
}

// TestClassPagesPolicy: every page names the hash of its style and script, and has
// nothing else that could run or load.
func TestClassPagesPolicy(t *testing.T) {
	files, _ := classFiles(t, exampleDocs(t), class.Options{Seed: 1})
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		page := string(data)
		m := policyPattern.FindStringSubmatch(page)
		if m == nil {
			t.Errorf("%s has no policy", name)
			continue
		}
		policy := html.UnescapeString(m[1])
		if !strings.HasPrefix(policy, "default-src 'none'; ") {
			t.Errorf("%s: %s", name, policy)
		}
		for _, in := range inlinePattern.FindAllStringSubmatch(page, -1) {
			if !strings.Contains(policy, sourceHash(in[2])) {
				t.Errorf("%s: its %s is not in the policy", name, in[1])
			}
		}
		for _, bad := range []string{" style=", " onclick=", "http://", "https://", "<link", "<img", "@import", "url(h", "url(/"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %q", name, bad)
			}
		}
	}
}

// TestClassForm: the CSV has one row per item, in the columns that the page saves as
// well, and no cell that a spreadsheet would take for a formula.
func TestClassForm(t *testing.T) {
	evil := &corpus.Document{ID: "a", Outlet: "Daily", Text: "=CMD() The mutiny ended on Monday, and the revolt.\n\n@mutiny +1 -1 of it ended."}
	files, p := classFiles(t, docs(evil), class.Options{Seed: 1})
	for _, name := range []string{"students/form.csv", "teacher/key.csv"} {
		data, marked := bytes.CutPrefix(files[name], []byte(byteOrderMark))
		if !marked {
			t.Errorf("%s has no byte-order mark", name)
		}
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		items := 0
		for _, e := range p.Events {
			for _, a := range e.Articles {
				items += len(a.Items)
			}
		}
		if len(rows) != items+1 || items == 0 {
			t.Errorf("%s has %d rows of %d items", name, len(rows)-1, items)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
					t.Errorf("%s: a cell begins as a formula: %q", name, cell)
				}
			}
		}
	}
	script, err := pageFiles.ReadFile("page/class/form.js")
	if err != nil {
		t.Fatal(err)
	}
	if want := `const columns = ["` + strings.Join(formColumns, `", "`) + `"];`; !strings.Contains(string(script), want) {
		t.Errorf("the page saves other columns than %s", want)
	}
}
