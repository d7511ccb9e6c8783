package serve_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestTooMuch: what is too large is answered with a sentence, and a bomb is not
// unpacked further than its limit.
func TestTooMuch(t *testing.T) {
	c := newClient(t)
	for _, test := range []struct {
		reason string
		parts  []part
		want   int
	}{
		{"more than a request may bring", []part{{"files", "a.txt", strings.Repeat("a", 65<<20)}}, 413},
		{"a pasted text longer than an article may be", []part{{"paste-0-text", "", strings.Repeat("a", 9<<20)}}, 413},
		{"a name without end", []part{{"paste-0-outlet", "", strings.Repeat("a", 3000)}, {"paste-0-text", "", harbourText}}, 413},
		{"nothing", nil, 422},
		{"blanks", []part{{"paste-0-text", "", " \n "}}, 422},
	} {
		t.Run(test.reason, func(t *testing.T) {
			if res, body := c.post(c.address, c.address+"sets", test.parts...); res.StatusCode != test.want || !strings.Contains(body, "<p>") {
				t.Errorf("%s, want %d: %.300s", res.Status, test.want, body)
			}
		})
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	zeros := bytes.Repeat([]byte("a "), 1<<19)
	for range 200 {
		_, _ = z.Write(zeros)
	}
	_ = z.Close()
	set := c.make(part{"files", "bomb.txt.gz", b.String()}, part{"paste-0-text", "", harbourText})
	if _, page := c.get(set); !strings.Contains(page, "bomb.txt") || !strings.Contains(page, "one article of one outlet") {
		t.Errorf("a bomb: %.3000s", page)
	}
	many := make([]part, 20001)
	for i := range many {
		many[i] = part{"x", "", ""}
	}
	if res, _ := c.post(c.address, c.address+"sets", many...); res.StatusCode != 413 {
		t.Errorf("too many fields: %s", res.Status)
	}
}

// TestOnlySoManyArticles: if there are more articles than a set may have, the first
// ones are read, and the page says so.
func TestOnlySoManyArticles(t *testing.T) {
	c := newClient(t)
	for _, test := range []struct {
		articles int
		said     string
		cut      bool
	}{{2000, "2,000 articles of 2 outlets", false}, {2001, "2,000 articles of 2 outlets", true}} {
		var b strings.Builder
		for i := range test.articles {
			fmt.Fprintf(&b, `{"outlet":"Outlet %d","text":"The mutiny ended on day %d."}`+"\n", i%2, i)
		}
		set := c.make(part{"files", "a.jsonl", b.String()})
		_, page := c.get(set)
		if !strings.Contains(page, test.said) || strings.Contains(page, "Only the first 2,000 articles") != test.cut {
			t.Errorf("%d articles: the page says %s", test.articles, regexp.MustCompile(`(?s)What was read</h2>(.{0,600})`).FindString(page))
		}
		if res, body := c.get(set + "/report.json"); res.StatusCode != 200 || !strings.Contains(body, `"articles": 1000`) || strings.Contains(body, `"articles": 1001`) {
			t.Errorf("%d articles: %s, and not 1,000 of each outlet", test.articles, res.Status)
		}
	}
}

// TestNothingIsKept: neither a large upload nor a report leaves a file behind,
// in the folder where the program runs or in that for temporary files.
func TestNothingIsKept(t *testing.T) {
	temporary, here := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Chdir(here)
	c := newClient(t)
	set := c.make(part{"files", "large.png", "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 40<<20)}, part{"paste-0-text", "", harbourText})
	for _, file := range []string{"", "/report", "/report.json", "/report-csv.zip", "/class-pack.zip"} {
		if res, _ := c.get(set + file); res.StatusCode != 200 {
			t.Fatalf("%s: %s", file, res.Status)
		}
	}
	for _, dir := range []string{temporary, here} {
		list, err := os.ReadDir(dir)
		if err != nil || len(list) > 0 {
			t.Errorf("%s holds %v (%v)", dir, list, err)
		}
	}
}

// TestOnlySoManySets: the oldest set makes room for a ninth.
func TestOnlySoManySets(t *testing.T) {
	c := newClient(t)
	var sets []string
	for range 9 {
		sets = append(sets, c.make(part{"paste-0-text", "", harbourText}))
	}
	for i, set := range sets {
		want := 200
		if i == 0 {
			want = 404
		}
		if res, _ := c.get(set); res.StatusCode != want {
			t.Errorf("set %d: %s, want %d", i+1, res.Status, want)
		}
	}
}
