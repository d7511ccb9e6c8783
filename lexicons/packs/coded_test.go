package packs_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

var update = flag.Bool("update", false, "encode the packs' files anew, in coded")

// TestPacksAreEncodedAsTheyStand checks that the program holds what the files say.
func TestPacksAreEncodedAsTheyStand(t *testing.T) {
	files, err := filepath.Glob("*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no packs: ", err)
	}
	var names []string
	for _, file := range files {
		name := strings.TrimSuffix(file, ".yaml")
		names = append(names, name)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := lexicons.Parse(file, data)
		if err != nil {
			t.Fatal(err)
		}
		coded := filepath.Join("coded", name)
		if *update {
			if err := os.WriteFile(coded, lexicons.Encode(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		held, err := os.ReadFile(coded)
		if err != nil {
			t.Fatalf("%s is not encoded: go test ./lexicons/packs -update", file)
		}
		got, err := lexicons.Decode(string(held))
		if err != nil {
			t.Fatalf("%s: %v", coded, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s was changed and not encoded again (go test ./lexicons/packs -update):\n%s", file, diff)
		}
	}
	if !*update && !slices.Equal(packs.Names(), names) { // an update takes effect in the next build
		t.Errorf("packs %q, files of %q: take what has no file out of coded", packs.Names(), names)
	}
}
