package goldtest_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rashomon/corpus/goldtest"
)

func TestTable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.tsv")
	if err := os.WriteFile(path, []byte("start\ttext\n12\tthe harbour\n7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	rows := goldtest.Table(t, path)
	want := []map[string]string{{"start": "12", "text": "the harbour"}, {"start": "7"}} // a row may stop early
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if n := goldtest.Number(t, rows[0]["start"]); n != 12 {
		t.Errorf("Number = %d, want 12", n)
	}
}
