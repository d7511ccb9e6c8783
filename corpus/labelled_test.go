package corpus

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// moduleDir is where a module that this one needs lies on this machine; the test
// is skipped where it does not.
func moduleDir(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", path).Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		t.Skipf("the module %s is not in this machine's module cache: %v", path, err)
	}
	return dir
}

// A labelledPage is a real page with passages that belong to its text and passages
// that do not, as people marked them.
type labelledPage struct {
	file          string
	with, without []string
}

// labelledPages reads the pages that the extractor is measured on by its authors:
// their labels are a Go map in its module, the pages lie beside them.
func labelledPages(t *testing.T, dir string) []labelledPage {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, "scripts", "comparison", "data.go"), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Skip("the module holds no labels: ", err)
	}
	var pages []labelledPage
	ast.Inspect(file, func(n ast.Node) bool {
		kv, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		entry, ok := kv.Value.(*ast.CompositeLit)
		if _, keyed := kv.Key.(*ast.BasicLit); !ok || !keyed {
			return true
		}
		var p labelledPage
		for _, e := range entry.Elts {
			field := e.(*ast.KeyValueExpr)
			switch field.Key.(*ast.Ident).Name {
			case "File":
				p.file = stringOf(t, field.Value)
			case "With":
				p.with = stringsOf(t, field.Value)
			case "Without":
				p.without = stringsOf(t, field.Value)
			}
		}
		pages = append(pages, p)
		return false
	})
	slices.SortFunc(pages, func(a, b labelledPage) int { return strings.Compare(a.file, b.file) })
	return pages
}

func stringOf(t *testing.T, e ast.Expr) string {
	t.Helper()
	s, err := strconv.Unquote(e.(*ast.BasicLit).Value)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func stringsOf(t *testing.T, e ast.Expr) (list []string) {
	t.Helper()
	for _, s := range e.(*ast.CompositeLit).Elts {
		list = append(list, stringOf(t, s))
	}
	return list
}

// TestLabelledPages measures the reading of pages as the extractor's authors
// measure theirs: a marked passage is found or not, one that does not belong to
// the text is left out or not. They publish F1 .910 for all of these pages.
func TestLabelledPages(t *testing.T) {
	dir := moduleDir(t, "github.com/markusmobius/go-trafilatura")
	every := 8
	if os.Getenv("RASHOMON_PAGES") == "all" {
		every = 1
	}
	var found, missed, extra, left, n int
	for i, p := range labelledPages(t, dir) {
		if i%every != 0 {
			continue
		}
		page, err := os.ReadFile(filepath.Join(dir, "test-files", "comparison", p.file))
		if err != nil {
			page, err = os.ReadFile(filepath.Join(dir, "test-files", "mock", p.file))
		}
		if err != nil {
			t.Error(err)
			continue
		}
		n++
		text := ""
		if decoded, f := legiblePage(&input{file: p.file}, page, 0, declaredEncoding(page)); f != nil {
			t.Log(f)
		} else {
			m, s, err := takeApart(context.Background(), string(decoded), "")
			if err != nil {
				t.Logf("%s: %v", p.file, err)
			}
			text = strings.TrimPrefix(s, m.title+"\n\n") // a headline is no part of the labels' texts
		}
		for _, passage := range p.with {
			if strings.Contains(text, passage) {
				found++
			} else {
				missed++
			}
		}
		for _, passage := range p.without {
			if strings.Contains(text, passage) {
				extra++
			} else {
				left++
			}
		}
	}
	f1 := 2 * float64(found) / float64(2*found+extra+missed)
	if every == 1 && f1 < .900 || f1 < .85 {
		t.Errorf("F1 %.3f is not within .01 of the published .910", f1)
	}
	t.Logf("%d pages: precision %.3f, recall %.3f, F1 %.3f", n, float64(found)/float64(found+extra), float64(found)/float64(found+missed), f1)
}
