package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// stages are the packages of the house in the order of the data's way. Each may
// import those before it and none after it.
var stages = []string{
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
	"rashomon/cmd/rashomon",
}

// leaves import nothing of the house, tests aside.
var leaves = []string{"rashomon/corpus/text", "rashomon/corpus/sample", "rashomon/analysis/stats", "rashomon/analysis/report/page/browser"}

// TestImportsGoOneWay holds the order of the house. When it fails it prints the
// imports as they are, so that the wrong door is seen.
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
	for pkg, list := range imports {
		at := slices.Index(stages, pkg)
		if at < 0 {
			t.Errorf("%s has no place in the house: give it one in stages, in the order of the data's way", pkg)
			continue
		}
		for _, p := range list {
			if slices.Index(stages, p) >= at {
				t.Errorf("%s imports %s, which comes after it", pkg, p)
			}
			if slices.Contains(leaves, pkg) {
				t.Errorf("%s imports %s, but is to know nothing of the house", pkg, p)
			}
		}
	}
	if t.Failed() {
		for _, pkg := range stages {
			slices.Sort(imports[pkg])
			t.Logf("%-26s imports %s", strings.TrimPrefix(pkg, "rashomon/"), strings.ReplaceAll(strings.Join(imports[pkg], ", "), "rashomon/", ""))
		}
	}
}
