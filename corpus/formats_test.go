package corpus_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"golang.org/x/text/encoding/charmap"

	"rashomon/corpus"
)

// record is a WARC record.
func record(kind, uri, content, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-05-03T00:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, content, len(block), block)
}

// answer is a server's answer in a WARC record.
func answer(uri, header, body string) string {
	return record("response", uri, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+header+"\r\n\r\n"+body)
}

func pageOf(head, body string) string {
	return "<!DOCTYPE html><html><head>" + head + "</head><body><article>" + body + "</article></body></html>"
}

var longParagraph = "<p>" + strings.Repeat("The garrison of Port Valen laid down its arms on Sunday. ", 8) + "</p>"

// word is a word file with the given document.
func word(document string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("word/document.xml")
	io.WriteString(w, document)
	w, _ = z.Create("docProps/core.xml")
	io.WriteString(w, `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Arms Down</dc:title><dc:creator>Ada Brennick</dc:creator></cp:coreProperties>`)
	z.Close()
	return b.String()
}

type parquetRow struct {
	Key     string `parquet:"id"`
	Source  string `parquet:"source"`
	Article struct {
		Body []string `parquet:"body,list"`
	} `parquet:"article"`
	Day   int32 `parquet:"date,date"`
	Words int64 `parquet:"words"`
}

func parquetOf(t testing.TB, rows ...parquetRow) string {
	t.Helper()
	var b bytes.Buffer
	if err := parquet.Write(&b, rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func parquetArticle(id, body string) (r parquetRow) {
	r.Key, r.Source, r.Day, r.Words = id, "The Quay", 22401, 12
	r.Article.Body = strings.Split(body, "|")
	return r
}

func TestFormats(t *testing.T) {
	maps := func(s string) corpus.Options {
		m, err := corpus.ParseFieldMap(s)
		if err != nil {
			t.Fatal(err)
		}
		return corpus.Options{Map: m}
	}
	encoded := func(c *charmap.Charmap, s string) string {
		b, err := c.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	parquetFile := parquetOf(t, parquetArticle("1", "One.|Two."), parquetArticle("2", " "), parquetArticle("1", "x"))
	for _, c := range []struct {
		name, why string
		files     map[string]string
		opts      corpus.Options
		want      []string
	}{
		{"a table", "known names whatever their capitals, others kept, cells over lines, rows by the line they begin in",
			map[string]string{"a.csv": "ID,Outlet,Date,Text,ward\n1,The Quay,2031-05-02,\"One, \"\"two\"\"\nthree\",ports\n2,,\"May 3, 2031\",x,\n"}, corpus.Options{},
			[]string{"1 of The Quay in a.csv:2 date=2031-05-02 +ward=ports", "2 of a in a.csv:4 date=2031-05-03 +date as given=May 3, 2031"}},
		{"guessed columns", "names that exports have, said once",
			map[string]string{"a.csv": "headline,Publish Date,article_text,source,link\nArms Down,2031-05-02,x,The Quay,https://q.example/1\n"}, corpus.Options{},
			[]string{`guessed columns! a.csv:1: read the column "article_text" as text, "source" as outlet, "headline" as title, "Publish Date" as date, "link" as url; say it otherwise with --map`,
				"a:2 of The Quay in a.csv:2 title=Arms Down date=2031-05-02 url=https://q.example/1"}},
		{"mapped columns", "a map goes before names, whose column is then no field",
			map[string]string{"a.tsv": "text\tnote\tpaper\nsummary\tThe garrison.\tThe Quay\n"}, maps("text=note, outlet=paper"),
			[]string{"a:2 of The Quay in a.tsv:2 +text=summary"}},
		{"columns that are missing", "nothing is read by a guess where a map is wrong",
			map[string]string{"a.csv": "a,b\n1,2\n", "b.csv": "text,source\nx,y\n"}, maps("text=body,outlet=paper"),
			[]string{`bad table! a.csv:1: there is no column "body", "paper"; --map names it; the table has "a", "b"`,
				`bad table! b.csv:1: there is no column "body", "paper"; --map names it; the table has "text", "source"`}},
		{"ragged rows", "each by its line; blank lines are none",
			map[string]string{"a.csv": "id,text\n1,x\n2\n\n3,x,y\n4,\"x\ny\"z\n5,\n6,x\n"}, corpus.Options{},
			[]string{"1 of a in a.csv:2",
				"bad table! a.csv:3: the row has 1 cell and the header 2; put quotation marks around a cell that holds the separator or a line end; the row was skipped",
				"bad table! a.csv:5: the row has 3 cells and the header 2; put quotation marks around a cell that holds the separator or a line end; the row was skipped",
				"bad table! a.csv:6: the row is not CSV: extraneous or missing \" in quoted-field; put quotation marks around a cell that holds them and double those inside it; the row was skipped",
				`no text! a.csv:8: the column "text" is empty; the row was skipped`, "6 of a in a.csv:9"}},
		{"a quotation mark not closed", "it would take in all that follows",
			map[string]string{"a.csv": "id,text\n1,x\n2,\"" + strings.Repeat("y\n", 200_000)}, corpus.Options{MaxArticle: 1000},
			[]string{"1 of a in a.csv:2", "too large! a.csv:3: a row that begins here has more than 264144 bytes; is a quotation mark not closed? the rest was not read"}},
		{"a table by its content", "a header with the text and another field is no sentence",
			map[string]string{"a": "outlet;text\nThe Quay;x\n", "b.txt": "The text, the outlet and the date\nwere lost.\n"}, corpus.Options{},
			[]string{"a:2 of The Quay in a:2", "b of b in b.txt"}},
		{"a spreadsheet's separator", "a first line may declare it, and is no header, even if the header has more of another mark",
			map[string]string{"a.csv": "sep=;\nid;text;a,b,c,d\n1;\"One; two.\";x\n", "b.csv": "\uFEFF\"SEP=,\"\r\nid,text\r\n2,One.\r\n"}, corpus.Options{},
			[]string{"1 of a in a.csv:3 +a,b,c,d=x", "2 of b in b.csv:3"}},
		{"a byte-order mark before quotation marks", "the first cell begins after it",
			map[string]string{"a.csv": "\uFEFF\"id\",\"text\"\n1,One.\n"}, corpus.Options{}, []string{"1 of a in a.csv:2"}},
		{"line ends of older spreadsheets", "a carriage return alone ends a line where no line ends otherwise",
			map[string]string{"a.csv": "id,text\r1,One.\r2,Two.\r", "b.csv": "id,text\n3,\"One.\rTwo.\"\n"}, corpus.Options{},
			[]string{"1 of a in a.csv:2", "2 of a in a.csv:3", "3 of b in b.csv:2"}},
		{"a spreadsheet's encoding", "looked at where a table declares none; --encoding goes first",
			map[string]string{"a.csv": encoded(charmap.Windows1252, "outlet;text\nThe Quay;“It’s over” – Zoë Müller\n")}, corpus.Options{},
			[]string{"a:2 of The Quay in a.csv:2 decoded=windows-1252 (detected)"}},
		{"an encoding by hand", "of text and records, and not of what has a byte-order mark",
			map[string]string{"a.txt": encoded(charmap.ISO8859_2, "Żołnierze złożyli broń."), "b.jsonl": encoded(charmap.ISO8859_2, `{"id":"1","outlet":"Łódź","text":"x"}`), "c.txt": "\uFEFFŻ"},
			corpus.Options{Encoding: "latin2"},
			[]string{"a of a in a.txt decoded=iso-8859-2 (--encoding)", "1 of Łódź in b.jsonl:1 decoded=iso-8859-2 (--encoding)", "c of c in c.txt"}},
		{"an unknown encoding", "an option's fault ends the run", map[string]string{"a.txt": "x"}, corpus.Options{Encoding: "latin-99"},
			[]string{`stopped! encoding "latin-99" is not known: name one such as utf-8, windows-1252, iso-8859-2, koi8-r, shift_jis or utf-16le`}},
		{"nested records", "a path goes into objects and lists; a list of strings is paragraphs; a key with a dot is a key",
			map[string]string{"a.jsonl": `{"id":"1","article":{"body":["One.","Two \"x\"."]},"meta":{"by":[{"name":"Ada Brennick"}]},"outlet":"feed","source.name":"The Quay"}` + "\n" + `{"article":{}}`},
			maps("text=article.body,author=meta.by.0.name,outlet=source.name"),
			[]string{"1 of The Quay in a.jsonl:1 author=Ada Brennick +outlet=feed",
				`no text! a.jsonl:2: the record has no text; its key "article.body" is empty; the record was skipped`}},
		{"a feed", "RSS with full content, a description in its place, an item without either; dates with their zone",
			map[string]string{"a.xml": `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Quay</title><language>en</language>
<item><title>Arms Down</title><guid>q1</guid><link>https://q.example/1</link><pubDate>Fri, 02 May 2031 10:00:00 +0200</pubDate><dc:creator>Ada Brennick</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>One <b>bold</b>.</p><script>x()</script><p>Two.</p>]]></content:encoded></item>
<item><title>Second</title><description>Only a summary, &lt;i&gt;marked up&lt;/i&gt;.</description></item><item><title>Third</title></item></channel></rss>`}, corpus.Options{},
			[]string{"q1 of The Quay in a.xml:1 title=Arms Down date=2031-05-02T10:00:00+02:00 author=Ada Brennick url=https://q.example/1 lang=en +date as given=Fri, 02 May 2031 10:00:00 +0200",
				"a:2 of The Quay in a.xml:2 title=Second lang=en +content=summary", "no text! a.xml:3: the item has no text; it was skipped",
				"guessed columns! a.xml: 2 items of 3 have a description and no content; the description was read, which may be a summary"}},
		{"Atom", "by its content", map[string]string{"a": `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Quay</title><entry><id>q1</id><title>Arms Down</title><published>2031-05-02T10:00:00Z</published><content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>`}, corpus.Options{},
			[]string{"q1 of The Quay in a:1 title=Arms Down date=2031-05-02T10:00:00Z"}},
		{"no feed", "XML of another kind, and a feed cut off", map[string]string{"a.xml": "<?xml version=\"1.0\"?><list><a/></list>", "b.rss": "<rss version=\"2.0\"><channel><item>"}, corpus.Options{},
			[]string{"bad markup! a.xml: it is not a feed that can be read: failed to detect feed type; RSS and Atom are read; it was skipped",
				"bad markup! b.rss: it is not a feed that can be read: XML syntax error on line 1: unexpected EOF; RSS and Atom are read; it was skipped"}},
		{"a web archive", "pages by their host, by record; answers in chunks and compressed; the rest counted",
			map[string]string{"a.warc": record("warcinfo", "", "application/warc-fields", "software: x") +
				answer("https://www.quay.example/2031/05/02/arms", "Content-Type: text/html; charset=windows-1252", pageOf("<title>Arms Down</title>", longParagraph+"<p>\x93Over\x94, she said.</p>")) +
				answer("https://quay.example/b", "Content-Type: text/html\r\nContent-Encoding: gzip", packedGzip(pageOf("<title>B</title>", longParagraph))) +
				answer("https://quay.example/c", "Content-Type: text/html\r\nTransfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(pageOf("", longParagraph)), pageOf("", longParagraph))) +
				answer("https://quay.example/d.png", "Content-Type: image/png", "\x89PNG") +
				record("response", "https://quay.example/e", "application/http; msgtype=response", "HTTP/1.1 404 Not Found\r\n\r\n") +
				record("conversion", "https://quay.example/f", "text/plain", "Plain text.")}, corpus.Options{},
			[]string{"a:2 of quay.example in a.warc:2 title=Arms Down date=2031-05-02 url=https://www.quay.example/2031/05/02/arms decoded=windows-1252 (declared) +fetched=2031-05-03T00:00:00Z",
				"a:3 of quay.example in a.warc:3 title=B url=https://quay.example/b +fetched=2031-05-03T00:00:00Z",
				"a:4 of quay.example in a.warc:4 url=https://quay.example/c +fetched=2031-05-03T00:00:00Z",
				"a:7 of quay.example in a.warc:7 url=https://quay.example/f +fetched=2031-05-03T00:00:00Z",
				"passed over! a.warc: 2 records hold no page (1 answer 404, 1 image/png); they were passed over"}},
		{"a web archive in members", "one gzip member a record, the last one cut",
			map[string]string{"a.warc.gz": packedGzip(record("conversion", "https://quay.example/a", "text/plain", "One.")) + packedGzip(record("conversion", "https://quay.example/b", "text/plain", "Two.")) + packedGzip(record("conversion", "https://quay.example/c", "text/plain", "Three."))[:60]}, corpus.Options{},
			[]string{"a:1 of quay.example in a.warc.gz:1 url=https://quay.example/a +fetched=2031-05-03T00:00:00Z", "a:2 of quay.example in a.warc.gz:2 url=https://quay.example/b +fetched=2031-05-03T00:00:00Z",
				"bad compression! a.warc.gz:3: the gzip data is cut or damaged: unexpected EOF; what stands before the damage was read; fetch the file again"}},
		{"damaged web archives", "the next record is looked for; an archive cut inside one says so",
			map[string]string{"a.warc": record("conversion", "https://quay.example/a", "text/plain", "One.") + "rubbish\n\nWARC/1.0\r\nWARC-Type: resource\r\n\r\nx\n" + record("conversion", "https://quay.example/c", "text/plain", "Three.") + record("conversion", "u", "text/plain", "Four.")[:130]}, corpus.Options{},
			[]string{"a:1 of quay.example in a.warc:1 url=https://quay.example/a +fetched=2031-05-03T00:00:00Z",
				"bad archive! a.warc:2: no record begins where one should; the next record that begins was looked for",
				"bad archive! a.warc:3: a record's header gives no length; the next record that begins was looked for",
				"a:4 of quay.example in a.warc:4 url=https://quay.example/c +fetched=2031-05-03T00:00:00Z",
				"bad archive! a.warc:5: the archive ends inside a record; what stands before it was read; fetch the file again"}},
		{"Parquet", "a nested list by its path, dates by their type; compressed as a whole",
			map[string]string{"a.parquet": parquetFile, "b.gz": packedGzip(parquetOf(t, parquetArticle("9", "x")))}, maps("text=article.body"),
			[]string{`guessed columns! a.parquet: read the column "source" as outlet; say it otherwise with --map`,
				"1 of The Quay in a.parquet:1 date=2031-05-02 +words=12", `no text! a.parquet:2: the column "article.body" is empty; the row was skipped`,
				`repeated id! a.parquet:3: the id "1" was already read in a.parquet:1; give each article its own id; this one was skipped`,
				`guessed columns! b.gz: read the column "source" as outlet; say it otherwise with --map`, "9 of The Quay in b.gz:1 date=2031-05-02 +words=12"}},
		{"damaged Parquet", "cut at the end, where it says what it holds",
			map[string]string{"a.parquet": parquetFile[:len(parquetFile)-9], "b.parquet": "PAR1PAR1PAR1"}, corpus.Options{},
			[]string{"bad archive! a.parquet: the Parquet file is cut or damaged: it does not end as it should; it was skipped; fetch the file again",
				"bad archive! b.parquet: the Parquet file is cut or damaged: it does not end as it should; it was skipped; fetch the file again"}},
		{"a word file", "paragraphs, without what was struck out",
			map[string]string{"a.docx": word(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Arms </w:t></w:r><w:r><w:t xml:space="preserve">Down</w:t></w:r></w:p><w:p><w:del><w:r><w:t>never</w:t></w:r></w:del><w:r><w:t>One.</w:t><w:br/><w:t>Two.</w:t></w:r></w:p></w:body></w:document>`), "b.docx": "PK\x03\x04word/"}, corpus.Options{},
			[]string{"a of a in a.docx title=Arms Down author=Ada Brennick", "bad archive! b.docx: the word file cannot be read: zip: not a valid zip file; save it as .txt; it was skipped"}},
		{"no PDF", "", map[string]string{"a.pdf": "%PDF-1.4\n"}, corpus.Options{},
			[]string{"bad archive! a.pdf: the PDF cannot be read: not a PDF file: missing %%EOF; save its article as .txt; it was skipped"}},
		{"a page without an article", "", map[string]string{"a.html": "<html><body></body></html>", "b.html": "<html>" + strings.Repeat("<div>", 1000)}, corpus.Options{},
			[]string{"empty! a.html: no article was found in the page; it was skipped; save its text as .txt if it has one",
				"bad markup! b.html: the page cannot be taken apart: html: open stack of elements exceeds 512 nodes; save its article as .txt; it was skipped"}},
		{"a damaged page", "damage costs an article only where it stands in it",
			map[string]string{"a.html": pageOf("<title>Arms Down</title><!-- Zoë Müller \xc3 -->", longParagraph), "b.html": pageOf("<title>Arms Down</title>", longParagraph+"<p>Zoë Müller and Noé \xff left.</p>")}, corpus.Options{},
			[]string{"a of a in a.html title=Arms Down", "not UTF-8! b.html:1: byte 0xff at offset 561 is not UTF-8; name its encoding with --encoding, or convert the file to UTF-8; it was skipped"}},
		{"hidden marks", "said once a file, since words that they part are not found",
			map[string]string{"a.txt": "The mut\u200biny.", "b.jsonl": "{\"text\":\"a\u202eb\"}\n{\"text\":\"a\u202eb\"}"}, corpus.Options{},
			[]string{"a of a in a.txt", "hidden characters! a.txt: characters that do not show stand in the text, 1 of them, the first at offset 7; words that they part are not found; it was read as it stands, and further ones in the file are not named",
				"b:1 of b in b.jsonl:1", "hidden characters! b.jsonl:1: characters that do not show stand in the text, 1 of them, the first at offset 1; words that they part are not found; it was read as it stands, and further ones in the file are not named",
				"b:2 of b in b.jsonl:2"}},
		{"NUL bytes", "in the first part of a file they tell that it is no text, later their line is named",
			map[string]string{"a.txt": "x\x00y", "b.txt": strings.Repeat("x\n", 5000) + "\x00"}, corpus.Options{},
			[]string{"unknown format! a.txt: it is binary data, not a format that is read; save its articles as .txt, .html, .csv or .jsonl",
				"unknown format! b.txt:5001: a NUL byte stands at offset 10000; text has none; it was skipped as binary data"}},
		{"NUL bytes in a page", "a few are passed over, as browsers do, wherever they stand; a page that is half NUL is UTF-16 without its mark",
			map[string]string{"a.html": pageOf("<title>Arms Do\x00wn</title>", longParagraph), "b.html": pageOf("<title>Arms Down</title><!--"+strings.Repeat("x", 9000)+"-->", longParagraph+"<p>The mut\x00iny ended.</p>"), "c.html": utf16le(pageOf("", longParagraph))[2:]}, corpus.Options{},
			[]string{"a of a in a.html title=Arms Down", "b of b in b.html title=Arms Down",
				"unknown format! c.html: it is binary data, not a format that is read; save its articles as .txt, .html, .csv or .jsonl"}},
		{"what other programs keep", "named, with what to save it as",
			map[string]string{"a.rtf": `{\rtf1\ansi The garrison.}`, "b.xlsx": "PK\x03\x04\x14\x00\x00", "c.zip": "PK\x03\x04\x14\x00\x00", "d.doc": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00"}, corpus.Options{},
			[]string{"unknown format! a.rtf: it is rich text, not a format that is read; save it as .docx or .txt", "unknown format! b.xlsx: it is application/zip, not a format that is read; save the sheet as .csv",
				"unknown format! c.zip: it is application/zip, not a format that is read; unpack it and name the folder", "unknown format! d.doc: it is binary data, not a format that is read; save it as .docx or .txt"}},
		{"aliases", "outlets are folded by the user's own names, whatever their capitals, and by nothing else",
			map[string]string{"a.jsonl": `{"id":"1","outlet":"quay  online","text":"x"}` + "\n" + `{"id":"2","outlet":"The Quay","text":"x"}` + "\n" + `{"id":"3","outlet":"Quay","text":"x"}`},
			corpus.Options{Aliases: []corpus.Alias{{Name: "The Quay", Spellings: []string{"Quay Online"}}}},
			[]string{"1 of The Quay in a.jsonl:1", "2 of The Quay in a.jsonl:2", "3 of Quay in a.jsonl:3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(t, c.opts, mapFS(c.files))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.why, diff)
			}
		})
	}
}

// TestFormatTexts checks the text of an article in markup or in columns: offsets are into it.
func TestFormatTexts(t *testing.T) {
	m, err := corpus.ParseFieldMap("text=article.body")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content, want string
		opts          corpus.Options
	}{
		"a.xml":     {`<rss version="2.0"><channel><title>Q</title><item><title>Arms &amp; Men</title><description><![CDATA[<p>One&shy;self <a href="x">said</a>&nbsp;so.</p><ul><li>Two</li></ul>]]></description></item></channel></rss>`, "Arms & Men\n\nOneself said so.\n\nTwo", corpus.Options{}},
		"a.parquet": {parquetOf(t, parquetArticle("1", "One.|Two.")), "One.\n\nTwo.", corpus.Options{Map: m}},
		"a.json":    {`[{"article":{"body":["One.","Two \"x\"."]}}]`, "One.\n\nTwo \"x\".", corpus.Options{Map: m}},
		"a.csv":     {"x,article.body\n1,\" One,\r\n\"\"two\"\".\"\n", " One,\n\"two\".", corpus.Options{Map: m}},
		"a.docx":    {word(`<w:document xmlns:w="w"><w:p><w:t>One</w:t><w:tab/><w:t>two.</w:t></w:p><w:p><w:t>Three.</w:t></w:p></w:document>`), "One two.\n\nThree.", corpus.Options{}},
	} {
		n := 0
		for doc, err := range corpus.DocumentsFS(t.Context(), c.opts, mapFS(map[string]string{name: c.content})) {
			if err != nil {
				if f, ok := err.(*corpus.Fault); !ok || !f.Note() {
					t.Errorf("%s: %v", name, err)
				}
				continue
			}
			if n++; doc.Text != c.want {
				t.Errorf("%s: text %q, want %q", name, doc.Text, c.want)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d articles", name, n)
		}
	}
}

// TestStdin checks that piped input is recognized by its content.
func TestStdin(t *testing.T) {
	pdf, err := os.ReadFile(filepath.Join("testdata", "article.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for want, content := range map[string]string{
		"web page":    pageOf("<title>Arms Down</title>", longParagraph),
		"feed":        `<rss version="2.0"><channel><title>Q</title><item><description>x</description></item></channel></rss>`,
		"table":       "outlet,text\nThe Quay,x\n",
		"json lines":  "{\"text\":\"x\"}\n{\"text\":\"y\"}\n",
		"json":        "[\n{\"text\":\"x\"}]",
		"parquet":     parquetOf(t, parquetArticle("1", "x")),
		"web archive": packedGzip(record("conversion", "https://q.example/a", "text/plain", "One.")),
		"word file":   word(`<w:document xmlns:w="w"><w:p><w:t>One.</w:t></w:p></w:document>`),
		"pdf":         string(pdf),
		"mail":        mailText("One."),
		"text":        packedZstd("The garrison laid down its arms."),
	} {
		articles := 0
		for row, err := range corpus.List(t.Context(), corpus.Options{Stdin: strings.NewReader(content), Map: []corpus.FieldMap{}}, "-") {
			if err != nil {
				t.Fatal(err)
			}
			if row.Fault == nil {
				articles++
			}
			if row.Format != want {
				t.Errorf("%s was taken for %q: %v", want, row.Format, row.Fault)
			}
		}
		if articles == 0 && want != "parquet" { // its text is in a column that no guess finds
			t.Errorf("%s: no article", want)
		}
	}
}

// TestPDF checks that lines become paragraphs again and ligatures letters.
func TestPDF(t *testing.T) {
	for doc, err := range corpus.Documents(t.Context(), corpus.DefaultOptions(), filepath.Join("testdata", "article.pdf")) {
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"\n\nThe council of Port Valen said", "“no soldier will be punished”", "The officers filed a difficult affidavit."} {
			if !strings.Contains(doc.Text, part) {
				t.Errorf("%q is not in\n%s", part, doc.Text)
			}
		}
		if strings.ContainsAny(doc.Text, "ﬁﬀﬃ\u00a0") {
			t.Errorf("ligatures are left in\n%s", doc.Text)
		}
	}
}

// TestUTF16 checks that UTF-16 without a mark is read when it is named.
func TestUTF16(t *testing.T) {
	var b []byte
	for _, r := range "The garrison laid down its arms." {
		b = binary.LittleEndian.AppendUint16(b, uint16(r))
	}
	want := []string{"a of a in a.txt decoded=utf-16le (--encoding)"}
	if diff := cmp.Diff(want, told(t, corpus.Options{Encoding: "utf-16le"}, mapFS(map[string]string{"a.txt": string(b)}))); diff != "" {
		t.Error(diff)
	}
}
