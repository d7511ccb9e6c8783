package serve_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"rashomon/analysis/report/page/browser"
	"rashomon/analysis/report/serve"
)

// Two outlets on one invented event.
const (
	harbourText = "Mutiny in Ashkeld\n\nThe mutiny in the river town of Ashkeld ended on Monday. The regime had lost the bridge, Captain Rurik Tammask claimed.\n\n" +
		"“The mutiny was about pay,” said Anna Marn, a baker who had watched the soldiers for two days from her shop at the market.\n"
	valleyText = "Revolt ends in Ashkeld\n\nThe revolt ended on Monday when the government opened the bridge. Anna Marn called it “a mutiny” that nobody had wanted.\n\n" +
		"The revolt had begun with unpaid soldiers, the ministry said on Tuesday. It cost no lives, and the ferry runs again.\n"
)

// running starts a server and returns the address of its start page.
func running(t testing.TB) string {
	t.Helper()
	s, err := serve.New(serve.Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	l, err := serve.Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s.Address(l)
}

// openAt opens a tab that may request addresses of that server and no others.
func openAt(t testing.TB, address string) *browser.Tab {
	tb := browser.Open(t)
	tb.Allowed = address
	tb.Do(chromedp.Navigate(address))
	return tb
}

// submit presses a button and waits for the page that it leads to.
func submit(tb *browser.Tab, selector string) {
	tb.Helper()
	browser.Eval[bool](tb, `window.before = true`)
	tb.Click(selector)
	for range 300 {
		if browser.Eval[bool](tb, `!window.before && document.readyState === "complete"`) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	tb.Fatalf("%s leads to no page", selector)
}

func fill(tb *browser.Tab, name, value string) {
	tb.Helper()
	js, _ := json.Marshal(value)
	if !browser.Eval[bool](tb, `(() => { const f = document.querySelector('[name="`+name+`"]'); if (!f) return false; f.value = `+string(js)+`; return true; })()`) {
		tb.Fatalf("the page has no field %s", name)
	}
}

// choose puts files from the disk into the page's file field, as a reader does.
func choose(tb *browser.Tab, files ...string) {
	tb.Helper()
	_, err := chromedp.Run(tb.Target, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		found, err := cdp.Call(ctx, target, runtime.Evaluate, runtime.EvaluateParams{Expression: `document.getElementById("files")`})
		if err != nil {
			return chromedp.Void{}, err
		}
		_, err = cdp.Call(ctx, target, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: files, ObjectID: found.Result.ObjectID})
		return chromedp.Void{}, err
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func text(tb *browser.Tab, selector string) string {
	tb.Helper()
	return browser.Eval[string](tb, `(document.querySelector(`+"`"+selector+"`"+`) || {textContent: "nothing at `+selector+`"}).textContent.trim().replace(/\s+/g, " ")`)
}

// TestPasteNameReadDownload does what a reader with two articles does: paste them,
// name the outlets, see what was read, see the report, open a figure's sentences,
// download the report. With scripts and without.
func TestPasteNameReadDownload(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		t.Run(map[bool]string{true: "with scripts", false: "without scripts"}[scripts], func(t *testing.T) {
			address := running(t)
			tb := openAt(t, address)
			tb.Scripts(scripts)
			tb.Do(chromedp.Navigate(address))
			fill(tb, "paste-0-text", harbourText)
			fill(tb, "paste-1-text", valleyText)
			fill(tb, "paste-1-outlet", "Valley Post")
			submit(tb, `button.main`)
			if got := text(tb, "#read-title + p"); !strings.HasPrefix(got, "2 articles of 2 outlets. 1 of them goes by a file name") {
				t.Errorf("what was read says %q", got)
			}
			fill(tb, "outlet:pasted text 1.txt:0", "Harbour Gazette")
			submit(tb, `button.main`)
			if got := text(tb, "h1"); got != "How two outlets told the news" {
				t.Fatalf("the report's title is %q", got)
			}
			// Twice in the Gazette's wording and once in a quotation of it; in the
			// Post only between quotation marks.
			row := browser.Eval[string](tb, `[...document.querySelectorAll("#naming tbody tr")].map(r => r.textContent.trim().replace(/\s+/g, " ")).find(r => r.startsWith("mutiny"))`)
			if row != "mutiny2 “1”“1”" {
				t.Errorf("the row of “mutiny” is %q", row)
			}
			for _, outlet := range []string{"Harbour Gazette", "Valley Post"} {
				if !strings.Contains(text(tb, "#overview-naming"), outlet) {
					t.Errorf("the report lacks %s", outlet)
				}
			}
			if scripts {
				tb.Click(`#naming td a`)
				if browser.Eval[int](tb, `document.querySelectorAll("#drawer-body li").length`) == 0 {
					t.Error("a figure opens no sentence")
				}
				for _, file := range []string{"report.html", "report.md", "report.json", "report-csv.zip", "class-pack.zip"} {
					got := browser.Eval[string](tb, `document.querySelector('.beside a[href$="`+file+`"]').href`)
					if !strings.HasPrefix(got, address) {
						t.Errorf("%s is to be had at %s", file, got)
					}
				}
				download(tb, `.beside a[href$="report.html"]`, "report.html", "How two outlets told the news")
				download(tb, `.beside a[href$="report.json"]`, "report.json", `"schema"`)
			}
			tb.Do(chromedp.Navigate(browser.Eval[string](tb, `document.querySelector(".beside a").href`)))
			if got := text(tb, "h1"); got != "The articles" {
				t.Errorf("back from the report is %q", got)
			}
			tb.Quiet()
		})
	}
}

// download clicks a link and reads the file that the browser makes of it.
func download(tb *browser.Tab, selector, name, within string) {
	tb.Helper()
	dir := tb.TempDir()
	_, err := chromedp.Run(tb.Target, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir})
		return chromedp.Void{}, err
	})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Click(selector)
	var data []byte
	for range 300 {
		if data, err = os.ReadFile(filepath.Join(dir, name)); err == nil && len(data) > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil || !strings.Contains(string(data), within) {
		tb.Errorf("%s as downloaded has %d bytes and lacks %q: %v", name, len(data), within, err)
	}
}

// TestFilesInTheBrowser: files are chosen and dropped, the page says why something
// cannot be read, an article can be taken out, and all can be forgotten.
func TestFilesInTheBrowser(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	page := "<!doctype html><html><head><meta property=\"og:site_name\" content=\"Saved Herald\"><title>Mutiny</title></head><body><article><h1>Mutiny in Ashkeld</h1><p>" +
		strings.ReplaceAll(strings.TrimSpace(harbourText), "\n\n", "</p><p>") + "</p></article></body></html>"
	address := running(t)
	tb := openAt(t, address)
	choose(tb, write("saved.html", page), write("valley.txt", valleyText), write("picture.png", "\x89PNG\r\n\x1a\n\x00\x00"))
	if got := text(tb, "#chosen"); !strings.HasPrefix(got, "3 files: saved.html, valley.txt") {
		t.Errorf("what was chosen says %q", got)
	}
	submit(tb, `button.main`)
	if got := text(tb, "#read-title + p"); !strings.HasPrefix(got, "2 articles of 2 outlets") {
		t.Errorf("what was read says %q", got)
	}
	if got := browser.Eval[string](tb, `document.querySelector('[name="outlet:saved.html:0"]').value`); got != "Saved Herald" {
		t.Errorf("the saved page's outlet is %q", got)
	}
	if got := text(tb, "ul.points"); !strings.Contains(got, "picture.png") {
		t.Errorf("what was not read says %q", got)
	}
	browser.Eval[bool](tb, `(() => {
		const d = new DataTransfer();
		d.items.add(new File(["Uprising in Ashkeld\n\nThe uprising went on, and the town waited for news of the bridge."], "dropped.txt"));
		document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: d, bubbles: true, cancelable: true}));
		return true;
	})()`)
	if got := text(tb, "#chosen"); got != "1 file: dropped.txt" {
		t.Errorf("what was dropped says %q", got)
	}
	submit(tb, `#give-title ~ .buttons button`)
	if got := text(tb, "#read-title + p"); !strings.HasPrefix(got, "3 articles of 3 outlets") {
		t.Errorf("with what was dropped: %q", got)
	}
	submit(tb, `button[value="dropped.txt:0"]`)
	if got := text(tb, "#read-title + p"); !strings.HasPrefix(got, "2 articles of 2 outlets") {
		t.Errorf("with one taken out: %q", got)
	}
	set := browser.Eval[string](tb, `location.href`)
	submit(tb, `button[value="forget"]`)
	tb.Do(chromedp.Navigate(set))
	if got := text(tb, "main p"); !strings.Contains(got, "no longer kept") {
		t.Errorf("forgotten articles are still there: %q", got)
	}
}

// TestFolderIsDropped: a folder is dropped as from a file manager, with folders in
// it, and their names are taken as outlets.
func TestFolderIsDropped(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "affair")
	for name, data := range map[string]string{"Harbour Gazette/1.txt": harbourText, "press/Valley Post/1.txt": valleyText, "press/.hidden": "x", "empty/": ""} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if data != "" {
			if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	tb := openAt(t, running(t))
	for _, kind := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		tb.Do(browser.Command(input.DispatchDragEvent, input.DispatchDragEventParams{
			Type: kind, X: 300, Y: 300, Data: &input.DragData{Items: []*input.DragDataItem{}, Files: []string{dir}, DragOperationsMask: 1},
		}))
	}
	browser.Until(tb, `document.getElementById("chosen").textContent`, "2 files: affair/Harbour Gazette/1.txt, affair/press/Valley Post/1.txt")
	submit(tb, `button.main`)
	if got := text(tb, "#read-title + p"); !strings.HasPrefix(got, "2 articles of 2 outlets") {
		t.Errorf("what was read says %q", got)
	}
	if got := browser.Eval[string](tb, `[...document.querySelectorAll('[name^="outlet:"]')].map(i => i.value).join("|")`); got != "Harbour Gazette|Valley Post" {
		t.Errorf("the outlets are %q", got)
	}
	tb.Quiet()
}

// TestServedPagesAreAccessible: axe-core finds no violation in the pages around
// the report, in light and dark, on a desk and on a phone.
func TestServedPagesAreAccessible(t *testing.T) {
	address := running(t)
	tb := openAt(t, address)
	for _, c := range []struct {
		name, scheme, press string
		width               int64
	}{
		{"start", "light", "", 1280},
		{"start, dark, phone", "dark", "", 390},
		{"a set", "light", `button[value="example"]`, 1280},
		{"a set, dark, phone", "dark", `button[value="example"]`, 390},
		{"the report", "light", `button[value="example"] report`, 1280},
	} {
		t.Run(c.name, func(t *testing.T) {
			tb := tb.In(t)
			tb.Do(chromedp.EmulateViewport(c.width, 900))
			tb.Media("", c.scheme)
			tb.Do(chromedp.Navigate(address))
			button, report := strings.CutSuffix(c.press, " report")
			if button != "" {
				submit(tb, button)
			}
			if report {
				submit(tb, `button.main`)
			}
			tb.Accessible()
		})
	}
	tb.Do(chromedp.Navigate(address + "nothing"))
	tb.Accessible()
}

// TestServedByKeyboard: with Tab and Enter alone from the start page to the
// report.
func TestServedByKeyboard(t *testing.T) {
	address := running(t)
	tb := openAt(t, address)
	tb.Do(chromedp.KeyEvent("\t"))
	if got := text(tb, ":focus"); got != "Skip to the form" {
		t.Errorf("the first stop is %q", got)
	}
	tb.Do(chromedp.KeyEvent("\t"))
	if got := browser.Eval[string](tb, `document.activeElement.name`); got != "paste-0-outlet" {
		t.Fatalf("the second stop is %q", got)
	}
	tb.Do(chromedp.KeyEvent("Gazette"), chromedp.KeyEvent("\t"), chromedp.KeyEvent("The mutiny ended, the minister said."))
	browser.Eval[bool](tb, `(() => { window.before = true; document.activeElement.closest("form").querySelector('[name="paste-0-outlet"]').focus(); return true; })()`)
	tb.Do(chromedp.KeyEvent("\r"))
	for range 100 {
		if browser.Eval[bool](tb, `!window.before && document.readyState === "complete"`) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if got := text(tb, "#read-title + p"); !strings.HasPrefix(got, "one article of one outlet") {
		t.Errorf("Enter in a field leads to %q", got)
	}
	tb.Quiet()
}

// TestServedScreenshots writes pictures of the pages to the folder that
// RASHOMON_SHOTS names, to be looked at.
func TestServedScreenshots(t *testing.T) {
	dir := os.Getenv("RASHOMON_SHOTS")
	if dir == "" {
		t.Skip("set RASHOMON_SHOTS to a folder to get pictures of the pages")
	}
	address := running(t)
	tb := openAt(t, address)
	for _, c := range []struct {
		name, scheme  string
		width, height int64
	}{{"light", "light", 1440, 1000}, {"dark", "dark", 1280, 900}, {"phone", "light", 390, 800}} {
		tb.Do(chromedp.EmulateViewport(c.width, c.height))
		tb.Media("", c.scheme)
		shot := func(name string) {
			data, err := chromedp.Run(tb.Target, chromedp.FullScreenshot(100))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "serve-"+c.name+"-"+name+".png"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		tb.Do(chromedp.Navigate(address))
		shot("start")
		fill(tb, "paste-0-text", harbourText)
		fill(tb, "paste-1-text", valleyText)
		fill(tb, "paste-1-outlet", "Valley Post")
		submit(tb, `button.main`)
		shot("set")
	}
}
