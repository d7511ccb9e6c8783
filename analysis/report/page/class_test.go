package page_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rashomon/analysis/class"
	"rashomon/analysis/report"
	"rashomon/analysis/report/page/browser"
	"rashomon/lexicons/packs"
)

// classFolder writes the class pack of the example to disk.
func classFolder(t testing.TB) (string, *class.Pack) {
	t.Helper()
	p := examplePage(t)
	l, err := packs.Load("frames-en")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := class.Make(p.report, p.texts.Articles, class.Options{Seed: 1, Sheet: class.WithoutSingles(&l.Sheets[0])})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := report.Class(pack, func(name string, data []byte) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, data, 0o644)
	}); err != nil {
		t.Fatal(err)
	}
	return dir, pack
}

// tabTo presses Tab until an element has the focus, as someone without a mouse does.
func tabTo(tb *browser.Tab, selector string) {
	tb.Helper()
	for range 120 {
		if browser.Eval[bool](tb, `document.activeElement.matches(`+quoted(selector)+`)`) {
			return
		}
		tb.Do(chromedp.KeyEvent(kb.Tab))
	}
	tb.Fatalf("Tab does not come to %s", selector)
}

func quoted(s string) string { return "`" + s + "`" }

// TestFormByKeyboard: a student fills in the form without a mouse, comes back to
// the draft, and saves a CSV that agree reads: what was chosen comes back.
func TestFormByKeyboard(t *testing.T) {
	dir, pack := classFolder(t)
	saved := t.TempDir()
	tb := browser.Open(t)
	tb.Do(browser.Command(cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: saved}))
	url := "file://" + dir + "/students/form.html"
	tb.Do(chromedp.Navigate(url))

	if n := browser.Eval[int](tb, `[...document.querySelectorAll(".task")].filter(t => !t.hidden).length`); n != 1 {
		t.Errorf("%d articles are shown at a time", n)
	}
	// Saving asks for a name first.
	tabTo(tb, "#save")
	tb.Do(chromedp.KeyEvent(kb.Enter))
	if got := browser.Eval[string](tb, `document.activeElement.id + "|" + document.getElementById("status").textContent`); !strings.HasPrefix(got, "coder|Write your name") {
		t.Errorf("saving without a name says %q", got)
	}
	tb.Do(chromedp.KeyEvent("Ana Ö"))

	tabTo(tb, "#A1 select")
	tb.Do(chromedp.KeyEvent("inc")) // incident, as any list answers to typing
	tabTo(tb, `#A1 fieldset[data-item="A1-voice-1"] input`)
	tb.Do(chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.ArrowDown)) // from own to quoted
	tb.Do(chromedp.KeyEvent(kb.Tab))
	tb.Do(chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.ArrowUp)) // from own round to cannot tell
	tb.Do(chromedp.KeyEvent(kb.Tab))
	tb.Do(chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.Delete)) // chosen and taken back
	tabTo(tb, `#A1 fieldset[data-item="A1-conflict-2"] input`)
	tb.Do(chromedp.KeyEvent(" "))

	// The next article has the focus; the draft is still there after a reload.
	tabTo(tb, "#A1 [data-next]")
	tb.Do(chromedp.KeyEvent(kb.Enter), chromedp.Sleep(100*time.Millisecond))
	if got := browser.Eval[string](tb, `document.activeElement.id + "|" + [...document.querySelectorAll(".task")].filter(t => !t.hidden).map(t => t.id)`); got != "B1|B1" {
		t.Errorf("the next article is %q", got)
	}
	tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(url+"#A1"))
	if got := browser.Eval[string](tb, `document.querySelector('[data-task="A1"] .done').textContent + "|" + document.getElementById("coder").value`); got != "4 of 30|Ana Ö" {
		t.Errorf("the draft is %q", got)
	}

	tabTo(tb, "#save")
	tb.Do(chromedp.KeyEvent(kb.Enter))
	file := filepath.Join(saved, "codings-ana-ö.csv")
	var data []byte
	for range 100 {
		var err error
		if data, err = os.ReadFile(file); err == nil && len(data) > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if len(data) == 0 {
		list, _ := os.ReadDir(saved)
		t.Fatalf("nothing was saved as %s; there is %v; the page says %q", file, list, browser.Eval[string](tb, `document.getElementById("status").textContent`))
	}
	tb.Quiet()

	// The saved form is the one in the pack with the answers filled in.
	want, err := os.ReadFile(filepath.Join(dir, "students", "form.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, blank := rowsOf(t, data), rowsOf(t, want)
	if len(rows) != len(blank) {
		t.Fatalf("%d rows were saved of %d", len(rows), len(blank))
	}
	answers := map[string]string{}
	for i, row := range rows {
		if i > 0 && row[1] != "Ana Ö" {
			t.Fatalf("row %d is of %q", i, row[1])
		}
		if a := row[len(row)-1]; i > 0 && a != "" {
			answers[row[2]] = a
		}
		row, blank := append([]string{}, row...), append([]string{}, blank[i]...)
		if i > 0 {
			row[1], row[len(row)-1] = "", ""
		}
		if got, want := strings.Join(row, "\x00"), strings.Join(blank, "\x00"); got != want {
			t.Fatalf("row %d is %q, in form.csv %q", i, got, want)
		}
	}
	chosen := map[string]string{"A1-armed-challenge-headline": "incident", "A1-voice-1": "quoted", "A1-voice-2": class.CannotTell, "A1-conflict-2": "yes"}
	if len(answers) != len(chosen) {
		t.Errorf("answers %v", answers)
	}
	for item, a := range chosen {
		if answers[item] != a {
			t.Errorf("%s is answered %q, chosen was %q", item, answers[item], a)
		}
	}

	// And back through agree, with the key.
	key, err := os.ReadFile(filepath.Join(dir, "teacher", "key.csv"))
	if err != nil {
		t.Fatal(err)
	}
	c := &class.Codings{}
	if err := c.AddKey("key.csv", key); err != nil {
		t.Fatal(err)
	}
	if err := c.Add("codings-ana.csv", data); err != nil || len(c.Faults) > 0 {
		t.Fatalf("%v, faults %v", err, c.Faults)
	}
	a, err := class.Agree(c, class.AgreeOptions{Seed: 1, Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	if a.Pack != pack.ID || len(a.Coders) != 1 || a.Coders[0].Answered != 4 || a.Coders[0].CannotTell != 1 {
		t.Errorf("agree reads %+v", a.Coders)
	}
}

func rowsOf(t *testing.T, data []byte) [][]string {
	t.Helper()
	data, ok := bytes.CutPrefix(data, []byte("\ufeff"))
	if !ok {
		t.Error("there is no byte-order mark")
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestStartAfresh: the answers of a browser that several students share can be
// cleared, by pressing twice.
func TestStartAfresh(t *testing.T) {
	dir, _ := classFolder(t)
	tb := browser.Open(t)
	url := "file://" + dir + "/students/form.html"
	tb.Do(chromedp.Navigate(url))
	tb.Type("#coder", "Bo")
	tb.Click(`fieldset[data-item="A1-voice-1"] input`)
	tb.Click("#fresh")
	if browser.Eval[string](tb, `document.getElementById("coder").value`) != "Bo" {
		t.Error("the first press clears already")
	}
	tb.Click("#fresh")
	tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(url))
	if got := browser.Eval[string](tb, `document.getElementById("coder").value + document.querySelectorAll("input:checked").length`); got != "0" {
		t.Errorf("there is left %q", got)
	}
	tb.Quiet()
}

// TestClassAccessible: axe-core finds no violation on any page of the class pack,
// in light and dark, on a desk and on a phone, and none is wider than the window.
func TestClassAccessible(t *testing.T) {
	dir, _ := classFolder(t)
	tb := browser.Open(t)
	for _, page := range []string{"index.html", "students/sheets.html", "students/form.html#B2", "students/glossary.html", "teacher/lesson.html", "teacher/key.html"} {
		for _, c := range []struct {
			name, scheme string
			width        int64
		}{{"light", "light", 1280}, {"dark, phone", "dark", 390}} {
			t.Run(page+", "+c.name, func(t *testing.T) {
				tb.Do(chromedp.EmulateViewport(c.width, 900))
				tb.Media("", c.scheme)
				tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+dir+"/"+page))
				tb.In(t).Accessible()
			})
		}
	}
	tb.Quiet()
}

// TestClassScreenshots writes pictures of the class pack to the folder that
// RASHOMON_SHOTS names, to be looked at.
func TestClassScreenshots(t *testing.T) {
	shots := os.Getenv("RASHOMON_SHOTS")
	if shots == "" {
		t.Skip("set RASHOMON_SHOTS to a folder to get pictures of the class pack")
	}
	dir, _ := classFolder(t)
	tb := browser.Open(t)
	for _, page := range []string{"index.html", "students/sheets.html", "students/form.html#B2", "students/glossary.html", "teacher/lesson.html", "teacher/key.html"} {
		name := "class-" + strings.TrimSuffix(filepath.Base(strings.TrimSuffix(page, "#B2")), ".html")
		for _, c := range []struct {
			name, scheme  string
			width, height int64
		}{{"light", "light", 1280, 1500}, {"dark", "dark", 1280, 1200}, {"phone", "light", 390, 1100}} {
			tb.Do(chromedp.EmulateViewport(c.width, c.height))
			tb.Media("", c.scheme)
			tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+dir+"/"+page), chromedp.Sleep(300*time.Millisecond))
			browser.Eval[bool](tb, `scrollTo(0, 0), true`)
			data, err := chromedp.Run(tb.Target, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(shots, name+"-"+c.name+".png"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		tb.Media("", "light")
		data, err := chromedp.Run(tb.Target, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(shots, name+".pdf"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
