package corpus_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rashomon/corpus"
)

// TestPDFWithTooManyPages checks that a small file that claims very many pages, in a tree that leads
// back to itself, is refused at once and keeps no core busy afterwards.
func TestPDFWithTooManyPages(t *testing.T) {
	file := "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>endobj\n" +
		"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n115\n%%EOF"
	want := []string{"bad archive! a.pdf: the PDF cannot be read: it claims to have 1000000000 pages in 234 bytes; save its article as .txt; it was skipped"}
	if diff := cmp.Diff(want, told(t, corpus.DefaultOptions(), fstest.MapFS{"a.pdf": {Data: []byte(file)}})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
