package corpus

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

// TestLentTexts reads records whose texts are lent: each is whole until it is given back,
// whatever is read and given back meanwhile.
func TestLentTexts(t *testing.T) {
	text := func(i int) string { return strings.Repeat(fmt.Sprintf("text %d ", i), 1+i*i%3000) } // some too long to be lent
	var file bytes.Buffer
	const records = 500
	for i := range records {
		fmt.Fprintf(&file, "{\"id\": \"%d\", \"text\": %q}\n", i, text(i))
	}
	opts := DefaultOptions()
	opts.Lend = true
	lent, blocks := 0, map[*lentBlock]bool{}
	var open []*Document
	i := 0
	for doc, err := range DocumentsIn(context.Background(), opts, "a.jsonl", &file) {
		if err != nil {
			t.Fatal(err)
		}
		if doc.lent != nil {
			lent++
			blocks[doc.lent] = true
		}
		open = append(open, doc)
		for len(open) > i%40 { // given back in another order than they were read in
			at := i * 7 % len(open)
			d := open[at]
			var n int
			fmt.Sscan(d.ID, &n)
			if d.Text != text(n) {
				t.Fatalf("the text of %d is %.40q", n, d.Text)
			}
			d.Release()
			open = append(open[:at], open[at+1:]...)
		}
		i++
	}
	if i != records || lent == 0 || lent == records {
		t.Errorf("%d records, of which %d were lent", i, lent)
	}
	t.Logf("%d texts lay in %d blocks", lent, len(blocks))
}

// TestTextsAreNotLentUnasked holds that a text stays what it is without Options.Lend,
// also when its document is released.
func TestTextsAreNotLentUnasked(t *testing.T) {
	for doc, err := range DocumentsIn(context.Background(), DefaultOptions(), "a.jsonl", strings.NewReader("{\"text\": \"It is over.\"}\n")) {
		if err != nil || doc.lent != nil {
			t.Fatalf("lent: %v, %v", doc.lent != nil, err)
		}
		doc.Release()
		if doc.Text != "It is over." {
			t.Errorf("released, it is %q", doc.Text)
		}
	}
}
