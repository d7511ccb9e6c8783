package page_test

import (
	"fmt"
	"strings"
	"testing"

	"rashomon/analysis/report"
	"rashomon/corpus"
)

// evilDocuments are articles that try to become part of the page.
func evilDocuments() []*corpus.Document {
	text := "<script>window.ran=1</script> mutiny in {{.Title}} \u202etown\u202c\n\n" +
		"The mutiny <img src=x onerror=\"window.ran=1\"> ended, the minister said. \x00 <svg onload=window.ran=1> “The rebellion </p></article><script>window.ran=1</script> is over,” said Anna Marn.\n\n" +
		"والتمرد انتهى, the regime said.\n"
	evil := `"><script>window.ran=1</script>`
	return []*corpus.Document{
		{ID: evil, File: evil + ".txt", Outlet: evil, Title: evil, Date: evil, Event: evil, URL: "javascript:window.ran=1", Text: text},
		{ID: "calm", File: "calm.txt", Outlet: "Calm \u202eDaily", Text: text},
	}
}

// rewrite writes the page again with different texts.
func rewrite(t testing.TB, p *reportPage, texts report.Texts) {
	t.Helper()
	*p = *write(t, p.report, texts)
}

// manyDocuments are articles of so many outlets, made from sentences of our own.
func manyDocuments(articles, outlets int) []*corpus.Document {
	names := []string{"mutiny", "revolt", "uprising", "rebellion"}
	rulers := []string{"government", "regime", "authorities", "leadership"}
	var list []*corpus.Document
	for i := range articles {
		o := i % outlets
		var b strings.Builder
		fmt.Fprintf(&b, "Garrison number %d ends its %s\n\n", i, names[(i+o)%4])
		for k := range 12 {
			fmt.Fprintf(&b, "The %s in the river town of Ashkeld went into day %d, and soldiers kept the bridge closed to all but the ferry. "+
				"“We want our pay before the %s counts the votes,” said Rurik Tammask, who apparently leads them. "+
				"The %s claimed that the troops had left district %d. Nobody in the market could confirm it.\n\n",
				names[(i*7+k)%4], k+1, rulers[(i+k)%4], rulers[(i*3+k)%4], (i*31+k)%17)
		}
		list = append(list, &corpus.Document{
			ID: fmt.Sprintf("a%03d", i), File: fmt.Sprintf("outlet-%02d/a%03d.txt", o, i), Outlet: fmt.Sprintf("Outlet %02d", o),
			Date: fmt.Sprintf("2031-05-%02d", 1+i%28), Event: fmt.Sprintf("event-%d", i/outlets%10), Text: b.String(),
		})
	}
	return list
}
