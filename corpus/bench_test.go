package corpus

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// article is a made-up article of the length and shape of a news report.
func article(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Garrison %d Of Port Valen Lays Down Its Arms\n\nBy Ada Brennick\n\n", i)
	for p := range 14 {
		fmt.Fprintf(&b, "The council of Port Valen said on day %d that the garrison's revolt was over, and that \u201cno soldier will be punished\u201d for what its speaker called a misunderstanding of %d hours. Two ships left the harbour before noon, witnesses said; nobody on the quay could tell where they were bound.\n\n", p, i+p)
	}
	b.WriteString("The harbour waits\n\nNobody was seen at the gates on Sunday. (Ben Okonedo/Meridian Photo)\n\nCarla Dunn contributed to this report.\n")
	return b.String()
}

func BenchmarkRegions(b *testing.B) {
	docs := make([]*Document, 64)
	size := 0
	for i := range docs {
		docs[i] = &Document{Text: article(i)}
		size += len(docs[i].Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	var dst []Region
	for b.Loop() {
		for _, d := range docs {
			dst = Regions(dst[:0], d)
		}
	}
}

// jsonArticles is n articles as JSON Lines.
func jsonArticles(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "{\"id\": \"a%d\", \"outlet\": \"The Harbour\", \"date\": \"2031-05-02\", \"title\": %q, \"text\": %s}\n", i, "Garrison Lays Down Its Arms", jsonString(article(i)))
	}
	return b.Bytes()
}

func jsonString(s string) string {
	return `"` + strings.NewReplacer(`"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

func BenchmarkDocuments(b *testing.B) {
	lines := jsonArticles(500)
	array := append([]byte("["), bytes.ReplaceAll(bytes.TrimSpace(lines), []byte("}\n"), []byte("},\n"))...)
	array = append(array, ']')
	texts := fstest.MapFS{}
	size := 0
	for i := range 500 {
		t := article(i)
		size += len(t)
		texts[fmt.Sprintf("%03d.txt", i)] = &fstest.MapFile{Data: []byte(t)}
	}
	for _, c := range []struct {
		name  string
		files fstest.MapFS
		size  int
	}{
		{"json lines", fstest.MapFS{"a.jsonl": {Data: lines}}, len(lines)},
		{"json array", fstest.MapFS{"a.json": {Data: array}}, len(array)},
		{"text", texts, size},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(c.size))
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				for _, err := range DocumentsFS(context.Background(), DefaultOptions(), c.files) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
				if n != 500 {
					b.Fatalf("%d documents", n)
				}
			}
		})
	}
}
