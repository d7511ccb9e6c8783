package corpus

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// FuzzRegions checks, for any bytes: regions are ordered and disjoint, begin and end at text, lie
// in bounds, have a valid zone, cover all visible text, and a duplicate occurred before.
func FuzzRegions(f *testing.F) {
	for _, s := range []string{
		"", "x", " date 2031-05-02 By Ada Brennick\n\nText.", "---\ntitle: T\n---\nText.", "A Garrison Rises\nA Garrison Rises\n\nText goes here.\n",
		"A quay. (Ben Okonedo/Meridian Photo)\nText.\nContributed to this report.", "\xff\xfe\n\u00a0\u200b\n\uFEFF", "one\rtwo\rthree", "Image copyright X Image caption Y",
		strings.Repeat("The garrison of Port Valen laid down its\narms on Sunday, said the council, and\n", 6), "# a\n## b\nText here.", "(RELATED: x)", "Photo by X", "[A/B]", "hoto", "- ", "(",
	} {
		f.Add(s, "A Garrison Rises | The Quay")
	}
	f.Fuzz(func(t *testing.T, s, title string) {
		doc := &Document{Text: s, Title: title}
		regions := Regions(nil, doc)
		at := 0
		seen := map[string]bool{}
		shows := func(gap string) bool { a, b := trim(gap, 0, len(gap)); return a < b }
		for i, r := range regions {
			if int(r.Start) < at || r.Empty() || int(r.End) > len(s) {
				t.Fatalf("region %d is %v behind %d in a text of %d", i, r, at, len(s))
			}
			if shows(s[at:r.Start]) {
				t.Fatalf("%q before region %d is in no region", s[at:r.Start], i)
			}
			if a, b := trim(s, int(r.Start), int(r.End)); a != int(r.Start) || b != int(r.End) {
				t.Fatalf("region %d %q begins or ends with space", i, r.Of(s))
			}
			if int(r.Zone) >= len(zoneNames) {
				t.Fatalf("region %d has zone %d", i, r.Zone)
			}
			if r.Duplicate && r.Zone == Body && countWords(r.Of(s), wordsToCount) < wordsToCount {
				t.Fatalf("short body line %q is a duplicate", r.Of(s))
			}
			if r.Duplicate && len(seen) == 0 {
				t.Fatalf("the first line is a duplicate")
			}
			seen[r.Of(s)] = true
			at = int(r.End)
		}
		if shows(s[at:]) {
			t.Fatalf("%q at the end is in no region", s[at:])
		}
		again := Regions(regions, doc)
		if len(again) != 2*len(regions) {
			t.Fatalf("%d regions at first, %d appended", len(regions), len(again)-len(regions))
		}
		for i := range regions {
			if again[i] != again[len(regions)+i] {
				t.Fatalf("region %d is %v and, appended, %v", i, again[i], again[len(regions)+i])
			}
		}
	})
}

// FuzzJSONObject checks that the scanner accepts what encoding/json accepts, and reads the same
// strings from it.
func FuzzJSONObject(f *testing.F) {
	for _, s := range []string{`{}`, `{"a":"b"}`, `{"a":"\u00e9\ud83d\ude00\ud800x\n\/"}`, `{"a":[1,-0.5e+3,{"b":null}],"c":true}`, `{"a":01}`, `{"a":1.}`, `{"a":"` + "\x01" + `"}`, `{"a":"x",}`, `{"\u0061":"x","text":"` + strings.Repeat(`y\"z`, 9) + `"}`, `{"a":tru}`, `[1]`, ` {"a" : "b" } `, `{"a":"\x"}`, `{"a":-}`, `{"a":"b"} x`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if !utf8.Valid(b) {
			return // refused before it is scanned
		}
		want := map[string]any{}
		d := json.NewDecoder(bytes.NewReader(b))
		d.UseNumber()
		good := json.Valid(b) && d.Decode(&want) == nil && want != nil
		var s jsonScan
		got := map[string]jsonValue{}
		err := s.object(b, func(key []byte, v jsonValue) {
			got[string(key)] = jsonValue{v.kind, bytes.Clone(v.bytes)}
		})
		if good != (err == nil) {
			t.Fatalf("%q: encoding/json takes it: %v; here: %v", b, good, err)
		}
		if err != nil {
			if at := err.(*jsonError).at; at < 0 || at > len(b) {
				t.Fatalf("%q: fault at %d", b, at)
			}
			return
		}
		if len(got) != len(want) {
			t.Fatalf("%q: keys %d, want %d", b, len(got), len(want))
		}
		for key, w := range want {
			v, ok := got[key]
			if text, isText := w.(string); !ok || isText != (v.kind == '"') || isText && text != string(v.bytes) {
				t.Fatalf("%q: %q is %c %q, want %v", b, key, v.kind, v.bytes, w)
			}
		}
	})
}

// FuzzJSONLines checks that every non-blank line becomes a document or a fault, once, under its
// line number, and that texts are as encoding/json reads them.
func FuzzJSONLines(f *testing.F) {
	f.Add([]byte("{\"text\":\"x\"}\n\n{\"id\":\"1\",\"text\":\"y\"}\r\n{\n{\"id\":\"1\",\"text\":\"y\"}"))
	f.Add([]byte("\uFEFF{\"text\":\"x\"}\n\xff\n[]\n{\"text\":3}\n{\"text\":\"" + strings.Repeat("z", 400) + "\"}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		want := map[int]bool{}
		for i, line := range bytes.Split(bytes.TrimPrefix(b, []byte("\uFEFF")), []byte("\n")) {
			if len(bytes.TrimSpace(line)) > 0 {
				want[i+1] = true
			}
		}
		whole := false // the input was not JSON Lines: compressed, binary
		for doc, err := range DocumentsFS(t.Context(), Options{MaxArticle: 300}, fstest.MapFS{"a.jsonl": {Data: b}}, "a.jsonl") {
			line := 0
			if doc != nil {
				line = doc.Line
				if a, e := trim(doc.Text, 0, len(doc.Text)); a == e || !utf8.ValidString(doc.Text) {
					t.Fatalf("line %d has the text %q", line, doc.Text)
				}
			} else {
				f := err.(*Fault)
				if line = f.Line; f.Kind == UnknownFormat || f.Kind == Empty || f.Kind == BadCompressed || f.Kind == TooLarge && line == 0 || bytes.HasPrefix(b, []byte{0xFF, 0xFE}) || bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
					whole = true
					continue
				}
			}
			if !want[line] && !whole {
				t.Fatalf("line %d of %q came twice or holds nothing: %v %v", line, b, doc, err)
			}
			delete(want, line)
		}
		if len(want) > 0 && !whole && !bytes.HasPrefix(b, []byte{0xFF, 0xFE}) && !bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
			t.Fatalf("of %q the lines %v became nothing", b, want)
		}
	})
}

// FuzzJSONValues checks that reading any bytes ends, with line numbers that the input has.
func FuzzJSONValues(f *testing.F) {
	f.Add([]byte("[{\"text\":\"x\"},\n{\"text\":\"}\"}]"))
	f.Add([]byte("{\"text\":\n\"x\"}{\"text\":\"y\"} 7 {"))
	f.Fuzz(func(t *testing.T, b []byte) {
		lines := 1 + bytes.Count(b, []byte("\n"))
		n := 0
		for doc, err := range DocumentsFS(t.Context(), Options{MaxArticle: 300}, fstest.MapFS{"a.json": {Data: b}}, "a.json") {
			line := 0
			if doc != nil {
				line = doc.Line
			} else if f, ok := err.(*Fault); ok {
				line = f.Line
			} else {
				t.Fatal(err)
			}
			if line < 0 || line > lines && !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) && !bytes.HasPrefix(b, []byte{0x28, 0xb5}) && !bytes.HasPrefix(b, []byte{0xFF, 0xFE}) && !bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
				t.Fatalf("line %d of %d", line, lines)
			}
			if n++; n > 2*len(b)+2 {
				t.Fatalf("more than %d documents and faults of %d bytes", n, len(b))
			}
		}
	})
}

// FuzzManifest checks that every row of the CSV becomes a row or a fault of its line, and that what
// is kept is inside the cells.
func FuzzManifest(f *testing.F) {
	f.Add("file,outlet\na.txt,The Quay\n")
	f.Add("outlet;file\n;\n\"a;b\";c\n")
	f.Add("file\n\n\"x\n\"y\nz\n")
	f.Add("\uFEFFsep=;\r\n\"file\";outlet\r\na.txt;The Quay\r\n")
	f.Add("file,outlet\ra.txt,The Quay\r")
	f.Add("file,file,,Title, date\na,b,c,d,e,f\n\xff\n")
	f.Fuzz(func(t *testing.T, s string) {
		named := map[int]bool{} // lines of rows and faults
		rows, faults := 0, 0
		table := manifestTable{name: "corpus.csv", fault: func(f *Fault) {
			faults++
			named[f.Line] = true
			if f.File != "corpus.csv" || f.Reason == "" || f.Line < 1 {
				t.Fatalf("fault %+v", f)
			}
		}}
		good := table.read(bufio.NewReader(strings.NewReader(s)), func(w *row) bool {
			rows++
			named[w.line] = true
			if w.file == "" || w.line < 2 {
				t.Fatalf("row %+v", w)
			}
			return true
		})
		if !good {
			if faults == 0 || rows > 0 {
				t.Fatalf("a bad header gave %d rows and %d faults", rows, faults)
			}
			return
		}
		sheet := openSpreadsheet(bufio.NewReader(strings.NewReader(s)))
		c := csv.NewReader(sheet)
		c.Comma = manifestSeparator(sheet)
		c.FieldsPerRecord = -1
		for header := false; ; {
			cells, err := c.Read()
			if cells == nil && err != nil {
				break
			}
			if err != nil || sheet.declares() {
				continue
			}
			if !header {
				header = true
				continue
			}
			if line, _ := c.FieldPos(0); !named[line] {
				t.Fatalf("line %d of %q is neither row nor fault", line, s)
			}
		}
	})
}
