package corpus

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"html"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"golang.org/x/text/encoding/charmap"
)

// htmlPage is an article in the markup of a news page.
func htmlPage(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><title>Arms Down %d | The Harbour</title><meta property="og:site_name" content="The Harbour"><meta property="article:published_time" content="2031-05-02T10:00:00Z"></head><body><nav><ul>`, i)
	for n := range 12 {
		fmt.Fprintf(&b, `<li class="menu-item"><a href="/section/%d">Section %d</a></li>`, n, n)
	}
	fmt.Fprintf(&b, "</ul></nav><main><article><h1>Garrison %d Of Port Valen Lays Down Its Arms</h1><p class=\"byline\">By Ada Brennick</p>", i)
	for p := range strings.SplitSeq(article(i), "\n\n") {
		fmt.Fprintf(&b, "<p class=\"story-text\">%s</p>\n", html.EscapeString(p))
	}
	b.WriteString(`</article><aside class="related"><h3>Related</h3><ul><li><a href="/x">Ferry prices to rise</a></li></ul></aside></main><footer><p>All rights reserved.</p></footer></body></html>`)
	return b.String()
}

// BenchmarkFormats reads the same 100 articles from every format, in bytes of the file as stored. A
// page is read whole, markup and all.
func BenchmarkFormats(b *testing.B) {
	const articles = 100
	type row struct {
		ID     string `parquet:"id"`
		Outlet string `parquet:"outlet"`
		Text   string `parquet:"text,zstd"`
	}
	var rows []row
	var table, legacy, feed, warc, word bytes.Buffer
	texts, pages := fstest.MapFS{}, fstest.MapFS{}
	w := csv.NewWriter(&table)
	w.Write([]string{"id", "outlet", "text"})
	feed.WriteString(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour</title>`)
	z := zip.NewWriter(&word)
	document, _ := z.Create("word/document.xml")
	document.Write([]byte(`<w:document xmlns:w="w"><w:body>`))
	for i := range articles {
		text, page := article(i), htmlPage(i)
		rows = append(rows, row{fmt.Sprint(i), "The Harbour", text})
		w.Write([]string{fmt.Sprint(i), "The Harbour", text})
		texts[fmt.Sprintf("%03d.txt", i)] = &fstest.MapFile{Data: []byte(text)}
		pages[fmt.Sprintf("%03d.html", i)] = &fstest.MapFile{Data: []byte(page)}
		feed.WriteString("<item><content:encoded>")
		xml.EscapeText(&feed, []byte(page))
		feed.WriteString("</content:encoded></item>")
		answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
		fmt.Fprintf(&warc, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/%d\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(answer), answer)
		for p := range strings.SplitSeq(text, "\n\n") {
			document.Write([]byte("<w:p><w:r><w:t>" + html.EscapeString(p) + "</w:t></w:r></w:p>"))
		}
	}
	w.Flush()
	feed.WriteString("</channel></rss>")
	document.Write([]byte("</w:body></w:document>"))
	z.Close()
	encoded, err := charmap.Windows1252.NewEncoder().Bytes(table.Bytes())
	if err != nil {
		b.Fatal(err)
	}
	legacy.Write(encoded)
	var columns bytes.Buffer
	if err := parquet.Write(&columns, rows); err != nil {
		b.Fatal(err)
	}
	packed := func(data []byte) []byte {
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		w.Write(data)
		w.Close()
		return out.Bytes()
	}
	lines := jsonArticles(articles)
	zw, err := zstd.NewWriter(nil)
	if err != nil {
		b.Fatal(err)
	}
	pdf, err := os.ReadFile("testdata/article.pdf")
	if err != nil {
		b.Fatal(err)
	}
	one := func(name string, data []byte) fstest.MapFS { return fstest.MapFS{name: {Data: data}} }
	for _, c := range []struct {
		name     string
		files    fstest.MapFS
		articles int
	}{
		{"text", texts, articles},
		{"json lines", one("a.jsonl", lines), articles},
		{"json lines.gz", one("a.jsonl.gz", packed(lines)), articles},
		{"json lines.zst", one("a.jsonl.zst", zw.EncodeAll(lines, nil)), articles},
		{"csv", one("a.csv", table.Bytes()), articles},
		{"csv windows-1252", one("a.csv", legacy.Bytes()), articles},
		{"parquet", one("a.parquet", columns.Bytes()), articles},
		{"feed", one("a.xml", feed.Bytes()), articles},
		{"web page", pages, articles},
		{"web archive", one("a.warc", warc.Bytes()), articles},
		{"web archive.gz", one("a.warc.gz", packed(warc.Bytes())), articles},
		{"word file", one("a.docx", word.Bytes()), 1},
		{"pdf", one("a.pdf", pdf), 1},
	} {
		b.Run(c.name, func(b *testing.B) {
			size := 0
			for _, f := range c.files {
				size += len(f.Data)
			}
			b.SetBytes(int64(size))
			text := 0
			for b.Loop() {
				n := 0
				text = 0
				for doc, err := range DocumentsFS(context.Background(), DefaultOptions(), c.files) {
					if err != nil {
						b.Fatal(err)
					}
					n++
					text += len(doc.Text)
				}
				if n != c.articles {
					b.Fatalf("%d articles", n)
				}
			}
			b.ReportMetric(float64(text)*float64(b.N)/b.Elapsed().Seconds()/1e6, "text-MB/s")
			b.ReportMetric(float64(c.articles)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
