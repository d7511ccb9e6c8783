package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestNoForeignTypeInTheLibrary checks that no exported signature or field of a library package
// names a type of another module, so that a dependency can be replaced without breaking anybody's
// program.
func TestNoForeignTypeInTheLibrary(t *testing.T) {
	const root = "../.."
	checked := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() && (rel == "cmd" || rel == "docs" || d.Name() == "browser" /* helpers of tests */ || d.Name() == "internal" || d.Name() == "testdata" || len(d.Name()) > 2 && d.Name()[0] == '.') {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		foreign := map[string]string{} // by the name it has in the file
		for _, s := range file.Imports {
			p, err := strconv.Unquote(s.Path.Value)
			if err != nil {
				return err
			}
			first, _, _ := strings.Cut(p, "/")
			if !strings.Contains(first, ".") {
				continue // the standard library or this module
			}
			if s.Name != nil {
				foreign[s.Name.Name] = p
				continue
			}
			for _, name := range packageNames(p) {
				foreign[name] = p
			}
		}
		exportedTypes(file, func(in string, expr ast.Expr) {
			checked++
			ast.Inspect(expr, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := sel.X.(*ast.Ident); ok && foreign[x.Name] != "" {
						t.Errorf("%s: %s names %s.%s of %s: give it a type of ours", fset.Position(sel.Pos()), in, x.Name, sel.Sel.Name, foreign[x.Name])
					}
				}
				return true
			})
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked < 500 {
		t.Errorf("only %d exported types were looked at: the walk misses the library", checked)
	}
}

// packageNames are the names that a package imported as path may have: the last element of the
// path, or the one before a major version, with or without a leading "go-" and a trailing ".v3".
func packageNames(path string) []string {
	last := filepath.Base(path)
	if v, ok := strings.CutPrefix(last, "v"); ok {
		if _, err := strconv.Atoi(v); err == nil {
			last = filepath.Base(filepath.Dir(path))
		}
	}
	last, _, _ = strings.Cut(last, ".")
	names := []string{last}
	for _, part := range []string{strings.TrimPrefix(last, "go-"), strings.TrimSuffix(last, "-go")} {
		if part != last {
			names = append(names, part)
		}
	}
	return names
}

func TestPackageNames(t *testing.T) {
	for path, want := range map[string]string{
		"go.yaml.in/yaml/v3":                     "yaml",      // a major version
		"gopkg.in/yaml.v3":                       "yaml",      // the same, as gopkg.in writes it
		"github.com/mattn/go-runewidth":          "runewidth", // go- is not part of the name
		"github.com/clipperhouse/uax29/v2/words": "words",
	} {
		if !slices.Contains(packageNames(path), want) {
			t.Errorf("packageNames(%q) = %q without %q", path, packageNames(path), want)
		}
	}
}

// exportedTypes yields the types that a file's exported declarations name, with the declaration's
// name.
func exportedTypes(file *ast.File, yield func(in string, expr ast.Expr)) {
	fields := func(in string, list *ast.FieldList, all bool) {
		if list == nil {
			return
		}
		for _, f := range list.List {
			exported := all || len(f.Names) == 0
			for _, n := range f.Names {
				exported = exported || n.IsExported()
			}
			if exported {
				yield(in, f.Type)
			}
		}
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() {
				fields(d.Name.Name, d.Type.Params, true)
				fields(d.Name.Name, d.Type.Results, true)
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					if !s.Name.IsExported() {
						continue
					}
					switch typ := s.Type.(type) {
					case *ast.StructType:
						fields(s.Name.Name, typ.Fields, false)
					case *ast.InterfaceType:
						fields(s.Name.Name, typ.Methods, false)
					default:
						yield(s.Name.Name, s.Type)
					}
				case *ast.ValueSpec:
					if s.Type != nil && len(s.Names) > 0 && s.Names[0].IsExported() {
						yield(s.Names[0].Name, s.Type)
					}
				}
			}
		}
	}
}
