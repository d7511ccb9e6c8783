package corpus_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"rashomon/corpus"
)

// told reads paths of fsys and lists what came, one line per document or fault.
func told(t *testing.T, opts corpus.Options, fsys fs.FS, paths ...string) []string {
	t.Helper()
	var out []string
	for doc, err := range corpus.DocumentsFS(t.Context(), opts, fsys, paths...) {
		out = append(out, tell(t, doc, err))
	}
	return out
}

// tell is a document or fault in one line.
func tell(t *testing.T, doc *corpus.Document, err error) string {
	t.Helper()
	var f *corpus.Fault
	switch {
	case errors.As(err, &f):
		return fmt.Sprintf("%s! %s", f.Kind, f)
	case err != nil:
		return "stopped! " + err.Error()
	}
	s := fmt.Sprintf("%s of %s in %s", doc.ID, doc.Outlet, doc.File)
	if doc.Line > 0 {
		s += fmt.Sprintf(":%d", doc.Line)
	}
	for _, part := range []struct{ name, value string }{{"title", doc.Title}, {"date", doc.Date}, {"event", doc.Event}, {"author", doc.Author}, {"url", doc.URL},
		{"lang", doc.Lang}, {"section", doc.Section}, {"decoded", doc.Decoded}} {
		if part.value != "" {
			s += fmt.Sprintf(" %s=%s", part.name, part.value)
		}
	}
	for _, x := range doc.Extra {
		s += fmt.Sprintf(" +%s=%s", x.Name, x.Value)
	}
	return s
}

func mapFS(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, content := range files {
		m[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return m
}

func packedGzip(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func packedZstd(s string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(s), nil))
}

// cutZstd is s in a zstd frame whose last block is cut.
func cutZstd(s string) string {
	var b bytes.Buffer
	w, _ := zstd.NewWriter(&b, zstd.WithEncoderConcurrency(1))
	io.WriteString(w, s)
	w.Flush() // a block ends here
	n := b.Len()
	io.WriteString(w, strings.Repeat("y", 1000))
	w.Close()
	return b.String()[:n+3]
}

func utf16le(s string) string {
	b := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestDocuments(t *testing.T) {
	line := func(id, text string) string { return fmt.Sprintf(`{"id":%q,"outlet":"The Quay","text":%q}`, id, text) }
	for _, c := range []struct {
		name, why string
		files     map[string]string
		paths     []string
		opts      corpus.Options
		want      []string
	}{
		{"a text", "a file's stem is its id and, for want of better, its outlet",
			map[string]string{"quay.txt": "The garrison laid down its arms."}, []string{"quay.txt"}, corpus.Options{},
			[]string{"quay of quay in quay.txt"}},
		{"folders", "a folder below the given one names an outlet, in the order of names; the given one does not",
			map[string]string{"set/b/1.txt": "x", "set/a/1.txt": "x", "set/2.md": "x", "set/.hidden.txt": "x"}, []string{"set"}, corpus.Options{},
			[]string{"2 of 2 in set/2.md", "a/1 of a in set/a/1.txt", "b/1 of b in set/b/1.txt"}},
		{"one name, two folders", "ids made from file names grow until they differ, since both are articles",
			map[string]string{"a/1.txt": "x", "b/1.txt": "x", "b/1.md": "x"}, []string{"a/1.txt", "b/1.txt", "b/1.md"}, corpus.Options{},
			[]string{"1 of 1 in a/1.txt", "b/1 of 1 in b/1.txt", "b/1.md of 1 in b/1.md"}},
		{"twice named", "a file that two paths reach is read once",
			map[string]string{"a/1.txt": "x"}, []string{"a/1.txt", "a", "a/*.txt", "./a/../a/1.txt"}, corpus.Options{},
			[]string{"1 of 1 in a/1.txt"}},
		{"front matter", "known keys whatever their capitals, lists joined, others kept",
			map[string]string{"a.md": "---\noutlet: The Quay\nTitle: \"Arms: down\"\ndate: 2031-05-02\nauthor: [Ada Brennick, Ben Okonedo]\ndesk: ports\nempty:\n---\n\nThe garrison laid down its arms."},
			[]string{"a.md"}, corpus.Options{},
			[]string{"a of The Quay in a.md title=Arms: down date=2031-05-02 author=Ada Brennick, Ben Okonedo +desk=ports"}},
		{"front matter's id", "an id in front matter is the article's own",
			map[string]string{"a.txt": "---\nid: q1\n---\nText.", "b.txt": "---\nid: q1\n---\nText."}, []string{"."}, corpus.Options{},
			[]string{"q1 of a in a.txt", `repeated id! b.txt: the id "q1" was already read in a.txt; give each article its own id; this one was skipped`}},
		{"no front matter", "a rule of dashes at the top of a text is text",
			map[string]string{"a.txt": "---\nThe garrison laid down its arms.\n---\n"}, []string{"a.txt"}, corpus.Options{},
			[]string{"a of a in a.txt"}},
		{"bad YAML", "metadata that cannot be read might name another outlet",
			map[string]string{"a.md": "---\noutlet: The Quay\ntitle: Arms: down\n---\nText."}, []string{"a.md"}, corpus.Options{},
			[]string{"bad YAML! a.md:3: the front matter is not YAML: mapping values are not allowed in this context; put quotation marks around values with colons; the article was skipped"}},
		{"manifest", "its columns in any order, its rows in theirs; it goes before what the file says",
			map[string]string{"s/corpus.csv": "title,outlet,file,date,desk\nArms Down,The Quay,b.txt,2031-05-02,ports\n,,a.txt,,\n",
				"s/a.txt": "---\noutlet: Harbour\n---\nText.", "s/b.txt": "---\noutlet: Harbour\nevent: mutiny\n---\nText."}, []string{"s"}, corpus.Options{},
			[]string{`unknown column! s/corpus.csv:1: the column "desk" is not known; its cells are kept beside the article and not read`,
				"b of The Quay in s/b.txt title=Arms Down date=2031-05-02 event=mutiny +desk=ports", "a of Harbour in s/a.txt"}},
		{"manifest's faults", "each row by its line; what lies outside is not opened",
			map[string]string{"s/corpus.csv": "file,outlet\ngone.txt,A\n../out.txt,A\n/etc/passwd,A\n,A\na.txt,A\na.txt,B\nsub,A\na.txt,A,B,C\n", "s/a.txt": "x", "s/sub/b.txt": "x", "out.txt": "x"}, []string{"s"}, corpus.Options{},
			[]string{`missing! s/corpus.csv:2: the file "gone.txt": no such file or folder; check the spelling`,
				`outside folder! s/corpus.csv:3: the file "../out.txt" lies outside the manifest's folder; move it below the folder, or name it as a path of its own`,
				`outside folder! s/corpus.csv:4: the file "/etc/passwd" lies outside the manifest's folder; move it below the folder, or name it as a path of its own`,
				`bad manifest! s/corpus.csv:5: the row names no file; fill in its column "file"`,
				"a of A in s/a.txt",
				`repeated id! s/corpus.csv:7: the file "a.txt" stands in line 6 already; remove one of the rows; this one was skipped`,
				`bad manifest! s/corpus.csv:8: "sub" is a folder; name its files, one a row`,
				`bad manifest! s/corpus.csv:9: the row has 4 cells and the header 2; put quotation marks around a cell that holds the separator`,
				`unlisted! s/corpus.csv: the manifest leaves out 1 file beside it (b.txt); they were not read; add rows for those that are articles`}},
		{"misspelled columns", "a slip is named with what it likely means, and not acted on; capitals and space are",
			map[string]string{"corpus.csv": "File ,OUTLET,tilte,sections,language\na.txt,The Quay,T,S,L\n", "a.txt": "x"}, []string{"."}, corpus.Options{},
			[]string{`unknown column! corpus.csv:1: the column "File " was read as "file"; write it so`,
				`unknown column! corpus.csv:1: the column "OUTLET" was read as "outlet"; write it so`,
				`misspelled column! corpus.csv:1: the column "tilte" is not known and was not read; did you mean "title"?`,
				`misspelled column! corpus.csv:1: the column "sections" is not known and was not read; did you mean "section"?`,
				`unknown column! corpus.csv:1: the column "language" is not known; its cells are kept beside the article and not read`,
				"a of The Quay in a.txt +tilte=T +sections=S +language=L"}},
		{"no file column", "without it no row can be read",
			map[string]string{"corpus.csv": "name,outlet\na.txt,A\n", "a.txt": "x"}, []string{"."}, corpus.Options{},
			[]string{`unknown column! corpus.csv:1: the column "name" is not known; its cells are kept beside the article and not read`,
				`bad manifest! corpus.csv:1: the manifest has no column "file"; its first line names columns: file,outlet,title,date,event,author,url,lang,section`}},
		{"an empty manifest", "",
			map[string]string{"corpus.csv": "", "a.txt": "x"}, []string{"."}, corpus.Options{},
			[]string{"bad manifest! corpus.csv:1: the manifest is empty; its first line names columns: file,outlet,title,date,event,author,url,lang,section"}},
		{"manifest with semicolons and a byte-order mark", "as spreadsheets write it",
			map[string]string{"corpus.csv": "\uFEFFfile;outlet\r\na.txt;The Quay\r\n", "a.txt": "x"}, []string{"."}, corpus.Options{},
			[]string{"a of The Quay in a.txt"}},
		{"manifest that declares its separator", "a first line that says nothing else; lines of an older spreadsheet",
			map[string]string{"s/corpus.csv": "sep=;\r\n\"file\";outlet\r\na.txt;The Quay, Ltd\r\n", "s/a.txt": "x", "t/corpus.csv": "file,outlet\rb.txt,The Quay\r", "t/b.txt": "x"}, []string{"s", "t"}, corpus.Options{},
			[]string{"a of The Quay, Ltd in s/a.txt", "b of The Quay in t/b.txt"}},
		{"a file named beside its manifest", "the manifest beside it says what it is; other rows are not read",
			map[string]string{"s/corpus.csv": "file,outlet\na.txt,The Quay\nb.txt,Harbour\n", "s/a.txt": "x", "s/b.txt": "x", "s/c.txt": "x"}, []string{"s/a.txt", "s/c.txt"}, corpus.Options{},
			[]string{"a of The Quay in s/a.txt", "c of c in s/c.txt"}},
		{"the manifest itself", "named as a path it reads its rows and asks for no others",
			map[string]string{"s/corpus.csv": "file,outlet\na.txt,The Quay\n", "s/a.txt": "x", "s/c.txt": "x"}, []string{"s/corpus.csv"}, corpus.Options{},
			[]string{"a of The Quay in s/a.txt"}},
		{"manifest over records", "a row may describe a file of records",
			map[string]string{"s/corpus.csv": "file,event\na.jsonl,mutiny\n", "s/a.jsonl": line("1", "x")}, []string{"s"}, corpus.Options{},
			[]string{"1 of The Quay in s/a.jsonl:1 event=mutiny"}},
		{"a manifest below", "a folder with its own manifest is read by that",
			map[string]string{"s/corpus.csv": "file,outlet\na.txt,The Quay\n", "s/a.txt": "x", "s/t/corpus.csv": "file,outlet\nb.txt,Harbour\n", "s/t/b.txt": "x"}, []string{"s"}, corpus.Options{},
			[]string{"a of The Quay in s/a.txt", "t/b of Harbour in s/t/b.txt"}},
		{"json lines", "faults name their line and the rest is read on",
			map[string]string{"a.jsonl": line("1", "x") + "\n{\"id\":\n\n" + `{"id":"3","body":"x"}` + "\n" + line("1", "y") + "\n" + `{"id":"5","text":"  "}` + "\n[1]\n" + line("2", "x")}, []string{"a.jsonl"}, corpus.Options{},
			[]string{"1 of The Quay in a.jsonl:1",
				"bad JSON! a.jsonl:2: not a JSON object: at byte 7 it ends where a value should stand; the record was skipped",
				`no text! a.jsonl:4: the record has no text; the article belongs under the key "text"; the record has "id", "body"; read it with --map text=body`,
				`repeated id! a.jsonl:5: the id "1" was already read in a.jsonl:1; give each article its own id; this one was skipped`,
				`no text! a.jsonl:6: the record has no text; its key "text" is empty; the record was skipped`,
				"bad JSON! a.jsonl:7: not a JSON object: at byte 1 '[' stands where an object's { should; the record was skipped",
				"2 of The Quay in a.jsonl:8"}},
		{"records whose text is none", "what stands there is said, and a list can be read",
			map[string]string{"a.jsonl": `{"text":5}` + "\n" + `{"text":null}` + "\n" + `{"text":["a","b"]}` + "\n" + `{"text":{"a":1}}` + "\n" + `{"Text":true}`}, []string{"a.jsonl"}, corpus.Options{},
			[]string{`no text! a.jsonl:1: the record has no text; its key "text" holds a number and no text; the record was skipped`,
				`no text! a.jsonl:2: the record has no text; its key "text" holds null and no text; the record was skipped`,
				`no text! a.jsonl:3: the record has no text; its key "text" holds a list, which --map text=text reads, and no text; the record was skipped`,
				`no text! a.jsonl:4: the record has no text; its key "text" holds an object and no text; the record was skipped`,
				`no text! a.jsonl:5: the record has no text; its key "text" holds true or false and no text; the record was skipped`}},
		{"two texts in a record", "the last is read, as by other programs, and it is said once of a file",
			map[string]string{"a.jsonl": `{"id":"1","text":"x","text":"y"}` + "\n" + `{"id":"2","text":"x"}` + "\n" + `{"id":"3","text":"x","TEXT":"y"}`}, []string{"a.jsonl"}, corpus.Options{},
			[]string{`guessed columns! a.jsonl:1: the key "text" stands twice in the record, and the last was read; keep one of them, here and in any other such record of the file`,
				"1 of a in a.jsonl:1", "2 of a in a.jsonl:2", "3 of a in a.jsonl:3"}},
		{"two columns of a name", "the first is read, and it is said",
			map[string]string{"a.csv": "text,id,Text,id,x,x\na,1,b,2,c,d\n"}, []string{"a.csv"}, corpus.Options{},
			[]string{`guessed columns! a.csv:1: several columns have the name "Text", "id", and the first was read; give each its own name; the others are kept beside the article`,
				"1 of a in a.csv:2 +Text=b +id=2 +x=c +x=d"}},
		{"a record's fields", "numbers and lists of plain values are kept as text, nested values are not metadata",
			map[string]string{"a.jsonl": `{"id":7,"Outlet":"The Quay","author":["Ada Brennick","Ben Okonedo"],"words":120,"paid":true,"none":null,"spans":[[1,2]],"meta":{"a":1},"text":"x"}`}, []string{"a.jsonl"}, corpus.Options{},
			[]string{"7 of The Quay in a.jsonl:1 author=Ada Brennick, Ben Okonedo +words=120 +paid=true"}},
		{"records without ids", "the file and the line make one",
			map[string]string{"a.jsonl": "{\"text\":\"x\"}\n{\"text\":\"y\"}"}, []string{"a.jsonl"}, corpus.Options{},
			[]string{"a:1 of a in a.jsonl:1", "a:2 of a in a.jsonl:2"}},
		{"a json array", "objects over many lines, by the line they begin in",
			map[string]string{"a.json": "[\n  {\"id\": \"1\",\n   \"text\": \"x } ] \\\" {\"},\n  {\"id\": \"2\", \"text\": },\n  7, {\"id\": \"3\", \"text\": \"x\"}\n]\n"}, []string{"a.json"}, corpus.Options{},
			[]string{"1 of a in a.json:2", "bad JSON! a.json:4: not a JSON object: at byte 21 '}' stands where a value should; the record was skipped",
				"bad JSON! a.json:5: '7' stands where an object's { should; an article is an object with the key \"text\"; what stands before the next object was passed over",
				"3 of a in a.json:5"}},
		{"one json object", "over several lines", map[string]string{"a.json": "{\n\"text\": \"x\"\n}"}, []string{"a.json"}, corpus.Options{}, []string{"a:1 of a in a.json:1"}},
		{"an object not closed", "the rest of the file is in it",
			map[string]string{"a.json": "[{\"text\": \"x\"},\n{\"text\": \"x\""}, []string{"a.json"}, corpus.Options{},
			[]string{"a:1 of a in a.json:1", "bad JSON! a.json:2: the object that begins here is not closed; the rest of the file was not read"}},
		{"content before extension", "records and compression are known by their bytes",
			map[string]string{"a.txt": line("1", "x") + "\n" + line("2", "x"), "b.dat": packedGzip(line("3", "x")), "c": packedZstd("Text."), "d.txt": packedGzip(packedZstd("Text."))}, []string{"."}, corpus.Options{},
			[]string{"1 of The Quay in a.txt:1", "2 of The Quay in a.txt:2", "3 of The Quay in b.dat:1", "c of c in c", "d of d in d.txt"}},
		{"packed too often", "a bomb may be packed in layers",
			map[string]string{"a.gz": packedGzip(packedGzip(packedGzip("x")))}, []string{"."}, corpus.Options{},
			[]string{"bad compression! a.gz: compressed more than 2 times over; unpack it first"}},
		{"cut gzip", "what stands before the cut is read",
			map[string]string{"a.jsonl.gz": func() string { s := packedGzip(line("1", "x") + "\n" + line("2", "x")); return s[:len(s)-9] }()}, []string{"a.jsonl.gz"}, corpus.Options{},
			[]string{"1 of The Quay in a.jsonl.gz:1", "bad compression! a.jsonl.gz:2: the gzip data is cut or damaged: unexpected EOF; what stands before the damage was read; fetch the file again"}},
		{"cut zstd", "what stands before the damaged block is read, and of the cut one nothing",
			map[string]string{"a.jsonl.zst": cutZstd(line("1", strings.Repeat("x", 300_000)) + "\n" + line("2", "x")), "b.txt.zst": packedZstd("The garrison laid down its arms.")[:20]}, []string{"."}, corpus.Options{},
			[]string{"1 of The Quay in a.jsonl.zst:1", "bad compression! a.jsonl.zst:2: the zstd data is cut or damaged: unexpected EOF; what stands before the damage was read; fetch the file again",
				"bad compression! b.txt.zst: the zstd data is cut or damaged: unexpected EOF; it was skipped; fetch the file again"}},
		{"UTF-16", "decoded, and it says so",
			map[string]string{"a.txt": utf16le("The garrison laid down its arms."), "b.jsonl": utf16le(line("1", "x"))}, []string{"."}, corpus.Options{},
			[]string{"a of a in a.txt decoded=UTF-16LE", "1 of The Quay in b.jsonl:1 decoded=UTF-16LE"}},
		{"not UTF-8", "a whole article is decoded where that is certain, and says so; damaged UTF-8 is not guessed at, and a record names its place",
			map[string]string{"a.txt": "The garrison\nof Saint-\xe9tienne", "b.jsonl": "{\"text\":\"x\xff\"}\n" + line("2", "x"), "c.txt": "Zoë\nMüller é\xff"}, []string{"."}, corpus.Options{},
			[]string{"a of a in a.txt decoded=windows-1252 (detected)",
				"not UTF-8! b.jsonl:1: byte 0xff at offset 10 of the line is not UTF-8; name its encoding with --encoding, or convert the file to UTF-8; the record was skipped", "2 of The Quay in b.jsonl:2",
				"not UTF-8! c.txt:2: byte 0xff at offset 15 is not UTF-8; name its encoding with --encoding, or convert the file to UTF-8; it was skipped"}},
		{"empty", "front matter alone and white space are no article",
			map[string]string{"a.txt": "", "b.txt": " \n\uFEFF\u00a0\n", "c.txt": "---\ntitle: T\n---\n\n"}, []string{"."}, corpus.Options{},
			[]string{"empty! a.txt: the article is empty; it was skipped; remove it or fill it in", "empty! b.txt: the article is empty; it was skipped; remove it or fill it in",
				"empty! c.txt: the article is empty; it was skipped; remove it or fill it in"}},
		{"other formats", "named and not taken for text",
			map[string]string{"d.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "e": "\x00\x01\x02"}, []string{"."}, corpus.Options{},
			[]string{"unknown format! d.png: it is image/png, not a format that is read; save its articles as .txt, .html, .csv or .jsonl",
				"unknown format! e: it is binary data, not a format that is read; save its articles as .txt, .html, .csv or .jsonl"}},
		{"missing", "a path and a pattern", map[string]string{}, []string{"gone.txt", "gone/*.txt", "-", ""}, corpus.Options{},
			[]string{"missing! gone.txt: no such file or folder; check the spelling", "missing! gone/*.txt: no file matches the pattern; check the spelling",
				"missing! -: there is no standard input; name files or folders",
				`missing! "": an empty path names nothing; name a file or folder, or . for this folder`}},
		{"a manifest from Windows", "backslashes part folders, and lead outside no better than slashes",
			map[string]string{"s/corpus.csv": "file,outlet\r\nsub\\a.txt,The Quay\r\n..\\b.txt,The Quay\r\n", "s/sub/a.txt": "x", "b.txt": "x"}, []string{"s"}, corpus.Options{},
			[]string{"sub/a of The Quay in s/sub/a.txt",
				`outside folder! s/corpus.csv:3: the file "../b.txt" lies outside the manifest's folder; move it below the folder, or name it as a path of its own`}},
		{"stdin", "read by its content", map[string]string{}, []string{"-"}, corpus.Options{Stdin: strings.NewReader(line("1", "x") + "\n" + `{"text":"y"}`)},
			[]string{"1 of The Quay in -:1", "stdin:2 of stdin in -:2"}},
		{"too long an article", "skipped, and the rest read on",
			map[string]string{"a.txt": strings.Repeat("x", 101), "b.jsonl": line("1", strings.Repeat("x", 101)) + "\n" + line("2", "x"), "c.json": "[" + line("3", strings.Repeat("x", 101)) + "," + line("4", "x") + "]", "d.txt": strings.Repeat("x", 100)}, []string{"."}, corpus.Options{MaxArticle: 100},
			[]string{"too large! a.txt: the article has more than 100 bytes; it was skipped; raise --max-article if it is one article",
				"too large! b.jsonl:1: the record has more than 100 bytes; it was skipped; raise --max-article if it is one article", "2 of The Quay in b.jsonl:2",
				"too large! c.json:1: the record has more than 100 bytes; it was skipped; raise --max-article if it is one article", "4 of The Quay in c.json:1", "d of d in d.txt"}},
		{"a bomb", "what comes out is counted, not what goes in",
			map[string]string{"a.jsonl.zst": packedZstd(line("1", "x") + "\n" + strings.Repeat("\n", 1<<20))}, []string{"."}, corpus.Options{MaxBytes: 1000},
			[]string{"1 of The Quay in a.jsonl.zst:1", "too large! a.jsonl.zst:960: more than 1000 bytes come out of it; the rest was not read; raise --max-bytes if that is what it should hold"}},
		{"strict", "the first fault ends the stream",
			map[string]string{"a.txt": "x", "b.txt": "", "c.txt": "x"}, []string{"."}, corpus.Options{Strict: true},
			[]string{"a of a in a.txt", "empty! b.txt: the article is empty; it was skipped; remove it or fill it in"}},
		{"strict and unlisted", "a note beside a manifest is no fault",
			map[string]string{"s/corpus.csv": "file\na.txt\n", "s/a.txt": "x", "s/notes.md": "x", "z.txt": "x"}, []string{"."}, corpus.Options{Strict: true},
			[]string{"s/a of s in s/a.txt", "unlisted! s/corpus.csv: the manifest leaves out 1 file beside it (notes.md); they were not read; add rows for those that are articles", "z of z in z.txt"}},
		{"outlet rules", "go before all else; as many path elements as the pattern has",
			map[string]string{"s/quay/1.txt": "---\noutlet: Harbour\n---\nx", "s/quay/2.txt": "x", "s/3.txt": "x"}, []string{"s"},
			corpus.Options{Outlets: []corpus.OutletRule{{Name: "The Quay", Glob: "quay/1*"}, {Name: "Rest", Glob: "3.*"}}},
			[]string{"3 of Rest in s/3.txt", "quay/1 of The Quay in s/quay/1.txt", "quay/2 of quay in s/quay/2.txt"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(t, c.opts, mapFS(c.files), c.paths...)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.why, diff)
			}
		})
	}
}

// TestTextIsTheFile checks that offsets into Text are offsets into the file.
func TestTextIsTheFile(t *testing.T) {
	for _, text := range []string{"\uFEFF---\ntitle: T\n---\r\nOne.\r\n\r\nTwo.\n", "x", "\n\n x \n\n", strings.Repeat("One line of many.\n", 100_000)} {
		n := 0
		for doc, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), mapFS(map[string]string{"a.txt": text}), "a.txt") {
			if err != nil {
				t.Fatal(err)
			}
			if n++; doc.Text != text {
				t.Errorf("text of %d bytes is not the file's %d", len(doc.Text), len(text))
			}
		}
		if n != 1 {
			t.Errorf("%d documents of one file", n)
		}
	}
}

func TestStop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	fsys := mapFS(map[string]string{"a.txt": "x", "b.txt": "x", "c.txt": "x"})
	n := 0
	var last error
	for doc, err := range corpus.DocumentsFS(ctx, corpus.DefaultOptions(), fsys) {
		if last = err; doc != nil {
			n++
			cancel()
		}
	}
	var f *corpus.Fault
	if n != 1 || !errors.Is(last, context.Canceled) || errors.As(last, &f) {
		t.Errorf("after cancelling at the first: %d articles, last error %v; want 1 and the context's error, not a fault", n, last)
	}
	for range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), fsys) {
		break // must not yield again: the runtime panics if it does
	}
	for _, err := range corpus.DocumentsFS(t.Context(), corpus.Options{Outlets: []corpus.OutletRule{{Name: "A", Glob: "["}}}, fsys) {
		if err == nil || errors.As(err, &f) {
			t.Errorf("a faulty rule gave %v; want an error that is not a fault", err)
		}
	}
}
