package page_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"rashomon/analysis/report"
	"rashomon/analysis/report/page/browser"
)

// A shownTable is a table as the browser shows it, whatever its markup was.
type shownTable struct {
	Section string     `json:"section"`
	Caption string     `json:"caption"`
	Head    []string   `json:"head"`
	Rows    [][]string `json:"rows"`
	Scoped  bool       `json:"scoped"` // every header cell says what it heads
	After   string     `json:"after"`  // caption of the table before it
}

const readTables = `[...document.querySelectorAll("main table")].map(t => ({
	section: t.closest("section").id,
	caption: t.querySelector(".title").textContent.replaceAll("’", "'"),
	head: [...t.tHead.rows[0].cells].map(c => c.textContent.trim().replaceAll("’", "'")),
	rows: [...t.tBodies].flatMap(b => [...b.rows].map(r => [...r.cells].map(c => c.textContent.trim()))),
	after: (a => { const i = a.indexOf(t); return i > 0 ? a[i - 1].querySelector(".title").textContent.replaceAll("’", "'") : ""; })([...t.closest("section").querySelectorAll("table")]),
	scoped: [...t.querySelectorAll("th")].every(th => th.scope),
}))`

// loose is the report's JSON, read by key as a script reads it.
type loose = map[string]any

// figures reads the page's tables by section and caption.
type figures struct {
	testing.TB
	tables  map[string]shownTable
	all     map[string][]shownTable // with those of one caption
	touched map[string]bool
	read    int
}

func (f *figures) table(section, caption string) shownTable {
	f.Helper()
	t, ok := f.tables[section+"|"+caption]
	f.touched[section+"|"+caption] = true
	if !ok {
		f.Fatalf("the page has no table %q in %s", caption, section)
	}
	return t
}

// tableStarting is the table whose caption begins in that way.
func (f *figures) tableStarting(section, caption string) shownTable {
	f.Helper()
	for key := range f.tables {
		if strings.HasPrefix(key, section+"|"+caption) {
			return f.table(section, strings.TrimPrefix(key, section+"|"))
		}
	}
	f.Fatalf("the page has no table that begins %q in %s", caption, section)
	return shownTable{}
}

func (t shownTable) row(name string) []string {
	for _, r := range t.Rows {
		if r[0] == name {
			return r
		}
	}
	return nil
}

func (t shownTable) cell(row, column string) string {
	r := t.row(row)
	for i, h := range t.Head {
		if h == column && i < len(r) {
			return r[i]
		}
	}
	return "no such cell"
}

func (f *figures) want(where, got, want string) {
	f.Helper()
	f.read++
	if got != want {
		f.Errorf("%s: the page has %q, the JSON %q", where, got, want)
	}
}

// TestFiguresEqualTheJSON reads the figures out of a browser and compares them
// with those of the JSON of the same report.
func TestFiguresEqualTheJSON(t *testing.T) {
	p := examplePage(t)
	var b strings.Builder
	if err := report.JSON(&b, p.report); err != nil {
		t.Fatal(err)
	}
	var r loose
	if err := json.Unmarshal([]byte(b.String()), &r); err != nil {
		t.Fatal(err)
	}
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	f := &figures{TB: t, tables: map[string]shownTable{}, all: map[string][]shownTable{}, touched: map[string]bool{}}
	for _, table := range browser.Eval[[]shownTable](tb, readTables) {
		key := table.Section + "|" + table.Caption
		f.tables[key] = table
		f.all[key] = append(f.all[key], table)
		if !table.Scoped || table.Caption == "" {
			t.Errorf("%q in %s lacks a caption or a scope", table.Caption, table.Section)
		}
	}

	corpus := f.table("corpus", "Articles and words by outlet, and whose words they are")
	for _, o := range list(r["corpus"], "outlets") {
		name, voices := o["outlet"].(string), o["words_by_voice"].(loose)
		f.want("articles of "+name, corpus.cell(name, "articles"), whole(o["articles"]))
		f.want("words of "+name, corpus.cell(name, "words"), whole(o["words"]))
		for column, key := range map[string]string{"own": "own", "cue": "cue", "reported": "indirect", "fragment": "fragment", "quote": "quote"} {
			f.want(column+" of "+name, corpus.cell(name, column), share(voices[key], o["words"]))
			overview := f.table("overview", "Whose words they are")
			f.want("overview, "+column+" of "+name, overview.cell(name, column), share(voices[key], o["words"]))
		}
	}
	for _, c := range list(r, "naming") {
		if len(list(c, "names")) == 0 {
			continue
		}
		table := f.table("naming", c["title"].(string))
		for _, n := range list(c, "names") {
			for _, o := range list(n, "outlets") {
				where := fmt.Sprintf("%s in %s", n["option"], o["outlet"])
				f.want(where, bare(table.cell(n["option"].(string), o["outlet"].(string))), both(o["wording"], o["quoted"]))
				chosen := f.table("overview", "The names chosen").cell(o["outlet"].(string), c["title"].(string))
				if name := n["option"].(string) + " "; o["wording"].(float64) > 0 && strings.HasPrefix(chosen, name) {
					f.want(where+", chosen most", strings.Fields(strings.TrimPrefix(chosen, name))[0], whole(o["wording"]))
				}
			}
		}
	}
	for _, c := range list(r, "cues") {
		if len(list(c, "entries")) == 0 {
			continue
		}
		table := f.table("cues", c["title"].(string))
		overview := f.table("overview", "Cues, per 1,000 words of wording")
		for _, o := range list(c, "outlets") {
			name := o["outlet"].(string)
			where := fmt.Sprintf("%s in %s", c["title"], name)
			f.want(where+", count", table.cell(name, "count"), whole(o["wording"]))
			f.want(where+", words", table.cell(name, "words"), whole(o["wording_words"]))
			f.want(where+", quoted", table.cell(name, "“quoted”"), whole(o["quoted"]))
			f.want(where+", rate", table.cell(name, "per 1,000"), rate(o["wording_per_1000"]))
			f.want(where+", rate in the overview", overview.cell(name, c["title"].(string)), rate(o["wording_per_1000"]))
		}
	}
	sources := f.table("sources", "Words given to sources, by class of source")
	stances := f.table("sources", "How sources are introduced: the stance of the verb")
	for _, o := range list(r["sources"], "outlets") {
		name := o["outlet"].(string)
		said := o["quoted_words"].(float64) + o["indirect_words"].(float64)
		f.want("said in "+name, sources.cell(name, "said"), whole(said))
		for stance, n := range o["stances"].(loose) {
			f.want(stance+" in "+name, stances.cell(name, stance), whole(n))
		}
	}
	f.moreFigures(r)
	if f.read < 1000 {
		t.Errorf("only %d figures were compared", f.read)
	}
	for key := range f.all {
		if !f.touched[key] && !slices.ContainsFunc(inWords, func(w string) bool { return strings.HasPrefix(key, w) }) {
			t.Errorf("no figure of the table %q was compared", key)
		}
	}
	tb.Quiet()
}

func list(v any, key string) []loose {
	var out []loose
	for _, e := range v.(loose)[key].([]any) {
		out = append(out, e.(loose))
	}
	return out
}

func whole(v any) string {
	s := strconv.FormatFloat(v.(float64), 'f', 0, 64)
	if len(s) > 3 {
		s = s[:len(s)-3] + "," + s[len(s)-3:]
	}
	return s
}

func share(a, b any) string {
	return strconv.FormatFloat(100*a.(float64)/b.(float64), 'f', 1, 64) + "\u00a0%"
}

func rate(v any) string {
	if v == nil {
		return "–"
	}
	return strconv.FormatFloat(v.(float64), 'f', 2, 64)
}

// both is a count outside quotation marks and one inside.
func both(wording, quoted any) string {
	var parts []string
	if w := wording.(float64); w > 0 {
		parts = append(parts, whole(w))
	}
	if q := quoted.(float64); q > 0 {
		parts = append(parts, "“"+whole(q)+"”")
	}
	if len(parts) == 0 {
		return "·"
	}
	return strings.Join(parts, " ")
}

// TestBarsAreTheFigures: the bars of the naming tables are as long as the shares
// in the JSON.
func TestBarsAreTheFigures(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url() + "#naming"))
	c := p.report.Naming[0]
	for i, n := range c.Names {
		for j, o := range n.Outlets {
			if o.Wording == 0 {
				continue
			}
			got := browser.Eval[float64](tb, fmt.Sprintf(`(() => {
				const t = [...document.querySelectorAll("#naming table")].find(t => t.querySelector(".title").textContent === %q);
				const svg = t.tBodies[0].rows[%d].cells[%d].querySelector("svg.b:not(.quoted)");
				return svg.querySelector("rect").getBoundingClientRect().width / svg.getBoundingClientRect().width;
			})()`, c.Title, i, j+1))
			if want := *o.Share; math.Abs(got-want) > 0.01 {
				t.Errorf("%s in %s: the bar is %.3f of its ground, the share %.3f", n.Option, o.Outlet, got, want)
			}
		}
	}
}
