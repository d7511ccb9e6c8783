package corpus

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
)

// readsAny checks, for any bytes given to a reader: nothing panics, every record becomes a document
// or a fault, documents have text that is UTF-8 and ids of their own, faults say what is wrong, and
// no more than most come out.
func readsAny(t *testing.T, opts Options, name string, b []byte, most int) (docs, faults int) {
	t.Helper()
	ids := map[string]bool{}
	for doc, err := range DocumentsFS(t.Context(), opts, fstest.MapFS{name: {Data: b}}, name) {
		if doc != nil {
			docs++
			if a, e := trim(doc.Text, 0, len(doc.Text)); a == e || !utf8.ValidString(doc.Text) {
				t.Fatalf("%s: the text is %q", name, doc.Text)
			}
			if doc.ID == "" || ids[doc.ID] || doc.Outlet == "" || doc.File != name {
				t.Fatalf("%s: id %q, outlet %q, file %q", name, doc.ID, doc.Outlet, doc.File)
			}
			if int64(len(doc.Text)) > 4*opts.MaxArticle+1024 {
				t.Fatalf("%s: a text of %d bytes where %d are allowed", name, len(doc.Text), opts.MaxArticle)
			}
			ids[doc.ID] = true
		} else {
			var f *Fault
			if !errors.As(err, &f) {
				t.Fatalf("%s: the run ended: %v", name, err)
			}
			if f.Reason == "" || f.File != name || f.Line < 0 || !utf8.ValidString(f.Error()) {
				t.Fatalf("%s: fault %+v", name, f)
			}
			if f.Kind == TooSlow || errors.As(f.Err, new(panicked)) {
				t.Logf("%s: %v", name, f)
			}
			faults++
		}
		if docs+faults > most {
			t.Fatalf("%s: more than %d documents and faults", name, most)
		}
	}
	if docs+faults == 0 {
		t.Fatalf("%s: %q became nothing", name, b)
	}
	return docs, faults
}

var fuzzLimits = Options{MaxArticle: 1 << 16, MaxBytes: 1 << 22}

func seed(f *testing.F, patterns ...string) {
	f.Helper()
	for _, p := range patterns {
		files, err := filepath.Glob(p)
		if err != nil || len(files) == 0 {
			f.Fatalf("no seeds in %s: %v", p, err)
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
		}
	}
}

func FuzzPage(f *testing.F) {
	seed(f, "testdata/pages/*.html")
	f.Add([]byte("<html><p>x<svg><p></svg><table><p>"))
	f.Add([]byte("<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"Article\",\"headline\":1,\"author\":[[]]}]}</script>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		docs, faults := readsAny(t, fuzzLimits, "a.html", b, 4)
		if docs > 1 {
			t.Fatalf("%d articles of one page, %d faults", docs, faults)
		}
	})
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><title>Q</title><item><guid>1</guid><description>&lt;p&gt;x</description></item><item/></channel></rss>`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><content type="xhtml"><div>x</div></content></entry></feed>`))
	f.Add([]byte(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item><title>x</title></item></rdf:RDF>`))
	f.Fuzz(func(t *testing.T, b []byte) { readsAny(t, fuzzLimits, "a.xml", b, len(b)+4) })
}

// FuzzTable also checks that every row of the table becomes something.
func FuzzTable(f *testing.F) {
	f.Add([]byte("id,text\n1,x\n2,\"y\nz\"\n"))
	f.Add([]byte("text;outlet\r\n\"a;b\";Q\r\n\"open\r\n"))
	f.Add([]byte("\xef\xbb\xbftext|x\n\xff|\x00\n|\n"))
	f.Fuzz(func(t *testing.T, b []byte) { readsAny(t, fuzzLimits, "a.csv", b, 2*len(b)+4) })
}

// FuzzArchive also checks that an archive of n line ends has no more records.
func FuzzArchive(f *testing.F) {
	f.Add([]byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 61\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>Text.\r\n\r\n"))
	f.Add([]byte("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nText.\r\n\r\nWARC/1.0\nContent-Length: 99\n\n"))
	f.Add([]byte("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: -1\r\n\r\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if (webArchive{}).claims(b, "") && bytes.Count(b, []byte("\n")) > 0 {
			b = append(b, "\r\n\r\nWARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nText.\r\n\r\n"...)
		}
		readsAny(t, fuzzLimits, "a.warc", append(b, "\nWARC/1.0\r\n\r\n"...), len(b)+8)
	})
}

func FuzzParquet(f *testing.F) {
	type row struct {
		ID   string   `parquet:"id"`
		Text string   `parquet:"text"`
		Tags []string `parquet:"tags,list"`
		N    *int64   `parquet:"n"`
	}
	for _, codec := range []parquet.WriterOption{parquet.Compression(&parquet.Uncompressed), parquet.Compression(&parquet.Snappy), parquet.Compression(&parquet.Zstd)} {
		var b bytes.Buffer
		if err := parquet.Write(&b, []row{{"1", "One.", []string{"a", "b"}, nil}, {"2", "Two.", nil, new(int64)}}, codec); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Add([]byte("PAR1\xff\xff\xff\x7fPAR1"))
	f.Fuzz(func(t *testing.T, b []byte) { readsAny(t, fuzzLimits, "a.parquet", b, 10_000+mostExpanded*len(b)) })
}

func FuzzWord(f *testing.F) {
	f.Add([]byte("<w:p><w:t>One.</w:t></w:p><w:p><w:del><w:t>x</w:t></w:del></w:p>"))
	f.Add([]byte("<w:t></w:p></w:t></w:del><w:t>x"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, err := wordText(bytes.NewReader(b))
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || len(text) > 3*len(b) {
			t.Fatalf("%q gave the text %q", b, text)
		}
		if a, e := trim(text, 0, len(text)); a != 0 || e != len(text) {
			t.Fatalf("%q gave the text %q, which begins or ends with space", b, text)
		}
	})
}

func FuzzPDF(f *testing.F) {
	seed(f, "testdata/article.pdf")
	f.Fuzz(func(t *testing.T, b []byte) {
		if (pdfFile{}).claims(b, "") {
			readsAny(t, fuzzLimits, "a.pdf", b, 2)
		}
	})
}

// FuzzEncoding checks that decoded text is UTF-8, that UTF-8 is left as it is, and that decoding is
// deterministic.
func FuzzEncoding(f *testing.F) {
	f.Add([]byte("The garrison of Saint-\xc9tienne"), "")
	f.Add([]byte("\xe9\xff<meta charset=koi8-r>"), "koi8-r")
	f.Add([]byte("\x1b$B\x81\x40\xfe\xff"), "shift_jis")
	f.Add([]byte("Zo\xc3\xab \xff"), "utf-7")
	f.Fuzz(func(t *testing.T, b []byte, declared string) {
		text, name, ok := utf8Text(b, declared)
		again, name2, ok2 := utf8Text(b, declared)
		if ok != ok2 || name != name2 || !bytes.Equal(text, again) {
			t.Fatal("decoded otherwise the second time")
		}
		switch {
		case utf8.Valid(b):
			if !ok || name != "" || !bytes.Equal(text, b) {
				t.Fatalf("UTF-8 was taken for %q", name)
			}
		case ok && (!utf8.Valid(text) || name == ""):
			t.Fatalf("decoded from %q it is no UTF-8", name)
		}
		if e, _ := tableEncoding(b); e != nil && utf8.Valid(b) {
			t.Fatal("a table in UTF-8 is decoded")
		}
	})
}

// FuzzDates checks that a date is ISO 8601 or stays as given.
func FuzzDates(f *testing.F) {
	for _, s := range []string{"", "2031-05-02", "May 2, 2031", "2 May 2031, 10:15", "Fri, 02 May 2031 10:00:00 +0200", "02.05.2031", "6/7/2031", "13/7/2031", "1935481200", "20310502", "Sept. 31, 2031", "2031-13-40"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := Document{Date: s}
		d.setDate()
		if d.Date == s {
			if len(d.Extra) > 0 {
				t.Fatalf("%q stays and is kept besides", s)
			}
			return
		}
		if !isISO(d.Date) || len(d.Extra) != 1 || d.Extra[0].Value != s {
			t.Fatalf("%q became %q, kept %v", s, d.Date, d.Extra)
		}
	})
}

// FuzzCompressed checks that damaged and nested compression ends in a fault.
func FuzzCompressed(f *testing.F) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte("The garrison laid down its arms."))
	w.Close()
	f.Add(b.Bytes())
	f.Add([]byte{0x28, 0xb5, 0x2f, 0xfd, 0x04, 0, 0x29, 0, 0})
	f.Add(append(b.Bytes(), b.Bytes()...))
	f.Fuzz(func(t *testing.T, b []byte) {
		if unpacker(b) != nil {
			readsAny(t, fuzzLimits, "a", b, len(b)+1<<16)
		}
	})
}

// FuzzAliases checks that each name folds to one name, and that one to itself.
func FuzzAliases(f *testing.F) {
	f.Add("outlets: [{name: The Quay, spellings: [Quay Online, quay.example]}]\nspeakers: [{name: A, spellings: [B]}]")
	f.Add("outlets: [{name: A, spellings: [a]}, {name: A, spellings: [b]}]")
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAliases("aliases.yaml", []byte(s))
		if err != nil {
			return
		}
		names, err := foldedNames("outlet", a.Outlets)
		if err != nil {
			t.Fatal(err)
		}
		for spelling, name := range names {
			if foldName(spelling) != spelling || names[foldName(name)] != name {
				t.Fatalf("%q folds to %q, and that to %q", spelling, name, names[foldName(name)])
			}
		}
	})
}

func FuzzMail(f *testing.F) {
	f.Add([]byte("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>One.\r\n--a--\r\n"))
	f.Add([]byte("Subject: =?x?q?y?=\nContent-Transfer-Encoding: base64\n\nT25lLg=\n\nFrom a@b Fri\nSubject: x\n\nTwo.\n"))
	f.Add([]byte("Snapshot-Content-Location: http://q.example\nContent-Type: text/html; charset=utf-16\n\n<p>\x00x"))
	f.Fuzz(func(t *testing.T, b []byte) {
		readsAny(t, fuzzLimits, "a.mbox", append([]byte("From a@b Fri May  2 10:00:00 2031\nSubject: x\n"), b...), len(b)+8)
	})
}
