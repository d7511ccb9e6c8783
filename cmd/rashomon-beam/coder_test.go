package main

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"rashomon/corpus"
)

// TestCoder checks that a profile survives Beam's encoding on its way between workers.
func TestCoder(t *testing.T) {
	dir := t.TempDir()
	data := onOneMachine(t, write(t, filepath.Join(dir, "a.jsonl"), lines(articles(20))+poison))
	enc, dec := beam.NewElementEncoder(reflect.TypeFor[counts]()), beam.NewElementDecoder(reflect.TypeFor[counts]())
	for name, c := range map[string]counts{"a profile": {read(t, data)}, "that of no files": {}} {
		var b bytes.Buffer
		if err := enc.Encode(c, &b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		back, err := dec.Decode(&b)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := encodeCounts(back.(counts))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, _ := encodeCounts(c)
		if !bytes.Equal(got, want) || b.Len() != 0 {
			t.Errorf("%s: %d bytes became %d, %d are left over", name, len(want), len(got), b.Len())
		}
	}
	for name, b := range map[string][]byte{"cut": data[:len(data)/2], "a bit turned": append(bytes.Clone(data[:len(data)-1]), data[len(data)-1]^1), "foreign": []byte("{}")} {
		if _, err := decodeCounts(b); err == nil || !strings.Contains(err.Error(), "on its way between workers") {
			t.Errorf("%s: taken for a profile: %v", name, err)
		}
	}
}

// TestSumsTakeAnyOrder checks that the empty sum is neutral, and that grouping makes no difference.
func TestSumsTakeAnyOrder(t *testing.T) {
	dir := t.TempDir()
	var parts []string
	for i := range 3 {
		parts = append(parts, write(t, filepath.Join(dir, string(rune('a'+i))+".jsonl"), lines(articles(30)[10*i:10*i+10])))
	}
	one := func(i int) counts { return counts{read(t, onOneMachine(t, parts[i]))} }
	add := func(a, b counts) counts {
		sum, err := mergeFn{}.MergeAccumulators(a, b)
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	want := onOneMachine(t, parts...)
	for name, sum := range map[string]counts{
		"from nothing":  add(add(add(counts{}, one(0)), one(1)), one(2)),
		"from the left": add(add(one(2), one(0)), one(1)),
		"as a tree":     add(add(one(1), counts{}), add(one(2), one(0))),
	} {
		if got, err := encodeCounts(sum); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: other bytes, %v", name, err)
		}
	}
}

// TestReadingThatBreaksOff checks that it is distinguished from damaged content.
func TestReadingThatBreaksOff(t *testing.T) {
	cut := errors.New("the connection was cut")
	for _, c := range []struct {
		name string
		from io.Reader
		want error
	}{
		{"the storage fails", io.MultiReader(strings.NewReader(lines(articles(2))), iotest.ErrReader(cut)), cut},
		{"a record is damaged", strings.NewReader(lines(articles(2)) + poison), nil},
	} {
		from := &source{from: c.from}
		n := 0
		for doc := range corpus.DocumentsIn(t.Context(), corpus.DefaultOptions(), "a.jsonl", from) {
			if doc != nil {
				n++
			}
		}
		if n != 2 || from.err != c.want {
			t.Errorf("%s: %d articles and %v", c.name, n, from.err)
		}
	}
}
