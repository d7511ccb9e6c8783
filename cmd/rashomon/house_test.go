package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// stages are the packages of this module in the order of the data flow. Each may import those
// before it and none after it.
var stages = []string{
	"rashomon/corpus/goldtest",
	"rashomon/corpus/internal/index",
	"rashomon/corpus/spin",
	"rashomon/corpus/text",
	"rashomon/corpus",
	"rashomon/corpus/sample",
	"rashomon/corpus/voice",
	"rashomon/lexicons",
	"rashomon/lexicons/exchange",
	"rashomon/lexicons/packs",
	"rashomon/analysis/stats",
	"rashomon/analysis",
	"rashomon/analysis/class",
	"rashomon/analysis/report/page/browser",
	"rashomon/analysis/report",
	"rashomon/analysis/report/serve",
	"rashomon/cmd/rashomon/firstpages",
	"rashomon/cmd/rashomon",
}

// leaves import nothing of this module, except in tests.
var leaves = []string{"rashomon/corpus/goldtest", "rashomon/corpus/internal/index", "rashomon/corpus/spin", "rashomon/corpus/sample", "rashomon/analysis/stats", "rashomon/analysis/report/page/browser", "rashomon/cmd/rashomon/firstpages"}

// TestImportsGoOneWay checks the order of the packages. When it fails it draws the imports as they
// are, with a cross at each that goes the wrong way.
func TestImportsGoOneWay(t *testing.T) {
	imports := map[string][]string{}
	const root = "../.."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "rashomon-beam") {
			return filepath.SkipDir
		}
		if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil && path != root {
			return filepath.SkipDir // a module of its own
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := "rashomon/" + filepath.ToSlash(rel)
		if imports[pkg] == nil {
			imports[pkg] = []string{}
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, s := range file.Imports {
			p, err := strconv.Unquote(s.Path.Value)
			if err != nil {
				return err
			}
			if strings.HasPrefix(p, "rashomon/") && !slices.Contains(imports[pkg], p) {
				imports[pkg] = append(imports[pkg], p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	wrong := func(pkg, imported string) bool {
		return slices.Index(stages, imported) >= slices.Index(stages, pkg) || slices.Contains(leaves, pkg)
	}
	for pkg, list := range imports {
		if !slices.Contains(stages, pkg) {
			t.Errorf("%s has no place in the house: give it one in stages, in the order of the data's way", pkg)
			continue
		}
		for _, p := range list {
			switch {
			case slices.Contains(leaves, pkg):
				t.Errorf("%s imports %s, but is to know nothing of the house: let the caller hand it what it needs", pkg, p)
			case wrong(pkg, p):
				t.Errorf("%s imports %s, which comes after it: move what it needs to a room before, or let the caller hand it in", pkg, p)
			}
		}
	}
	if t.Failed() {
		t.Log(drawn(imports, wrong))
	}
}

// drawn is the graph of imports: one line per package in the order of the data flow, and last those
// without a place.
func drawn(imports map[string][]string, wrong func(pkg, imported string) bool) string {
	var b strings.Builder
	homeless := slices.DeleteFunc(slices.Sorted(maps.Keys(imports)), func(p string) bool { return slices.Contains(stages, p) })
	for _, pkg := range slices.Concat(stages, homeless) {
		fmt.Fprintf(&b, "\n%-28s", strings.TrimPrefix(pkg, "rashomon/"))
		for i, p := range slices.Sorted(slices.Values(imports[pkg])) {
			if i == 0 {
				b.WriteString("◄─")
			}
			if wrong(pkg, p) {
				b.WriteString(" ✗")
			}
			b.WriteString(" " + strings.TrimPrefix(p, "rashomon/"))
		}
	}
	return b.String()
}
