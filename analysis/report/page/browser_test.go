// Package page holds the template, style and script of the page that package
// report writes, and the tests that open it in a real browser. Nothing but
// tests is compiled here.
package page_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/corpus/sample"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// required names the variable that says "required" where a missing browser is a
// failure, as in .ci/run, and "off" where none is to be started.
const required = "RASHOMON_BROWSER"

// missing skips a test for want of something, or fails it where that is required.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv(required) == "required" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// A tab is an open page and what the browser complained of.
type tab struct {
	testing.TB
	ctx context.Context

	mu         sync.Mutex
	complaints []string
}

// openTab starts a browser of its own for the test.
func openTab(t testing.TB) *tab {
	t.Helper()
	if os.Getenv(required) == "off" {
		t.Skip("RASHOMON_BROWSER=off: the page is not tried in a browser")
	}
	var program string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			program = p
			break
		}
	}
	if program == "" {
		missing(t, "no chromium found, so the page is not tried in a browser: apt-get install chromium")
	}
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "hide-scrollbars", "disable-ipc-flooding-protection"} {
		opts = append(opts, chromedp.Flag(flag, true))
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	tb := &tab{TB: t, ctx: ctx}
	tb.do(chromedp.EmulateViewport(1280, 900))
	for _, enable := range []chromedp.Action[chromedp.Void]{
		command(log.Enable, cdp.Empty{}), command(network.Enable, network.EnableParams{}), command(runtime.Enable, cdp.Empty{}),
		command(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}),
	} {
		tb.do(enable)
	}
	if err := chromedp.Listen(ctx, tb.hear); err != nil {
		t.Fatal(err)
	}
	return tb
}

func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, c, params)
		return chromedp.Void{}, err
	}
}

// hear keeps errors, refusals by the policy, and every request but for the page.
func (tb *tab) hear(ev any) {
	complaint := ""
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		complaint = "exception: " + ev.ExceptionDetails.Text
		if ev.ExceptionDetails.Exception != nil {
			complaint += " " + ev.ExceptionDetails.Exception.Description
		}
	case *log.EventEntryAdded:
		complaint = "log: " + ev.Entry.Text
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(ev.Request.URL, "file:") {
			complaint = "request: " + ev.Request.URL
		}
	}
	if complaint != "" {
		tb.mu.Lock()
		tb.complaints = append(tb.complaints, complaint)
		tb.mu.Unlock()
	}
}

// quiet fails the test when the browser complained of anything.
func (tb *tab) quiet() {
	tb.Helper()
	tb.mu.Lock()
	defer tb.mu.Unlock()
	for _, c := range tb.complaints {
		tb.Errorf("the browser says: %s", c)
	}
}

func (tb *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tb.Helper()
	if err := chromedp.Do(tb.ctx, steps...); err != nil {
		tb.Fatal(err)
	}
}

func (tb *tab) media(kind, scheme string) {
	tb.Helper()
	tb.do(command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: kind, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	}))
}

func (tb *tab) scripts(on bool) {
	tb.Helper()
	tb.do(command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}))
}

// eval evaluates an expression in the page.
func eval[T any](tb *tab, expression string) T {
	tb.Helper()
	v, err := chromedp.Run(tb.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		tb.Fatalf("%s: %v", expression, err)
	}
	return v
}

// click clicks the first element that a selector finds, as a reader would.
func (tb *tab) click(selector string) {
	tb.Helper()
	ok := eval[bool](tb, fmt.Sprintf(`(() => { const el = document.querySelector(%q); if (!el) return false; el.scrollIntoView({block: "center"}); el.click(); return true; })()`, selector))
	if !ok {
		tb.Fatalf("nothing to click at %s", selector)
	}
}

// A reportPage is a report written to disk as a page.
type reportPage struct {
	file   string
	bytes  []byte
	report *analysis.Report
	texts  report.Texts
}

func (p *reportPage) url() string { return "file://" + p.file }

// documentsOf puts documents into a stream.
func documentsOf(docs []*corpus.Document) func(func(*corpus.Document, error) bool) {
	return func(yield func(*corpus.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// writePage makes the report of a stream of articles, as the program does.
func writePage(t testing.TB, docs func(func(*corpus.Document, error) bool)) *reportPage {
	t.Helper()
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	lexs := []*lexicons.Lexicon{l}
	var keeper report.Keeper
	p, err := analysis.Count(t.Context(), keeper.Watch(docs), analysis.CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions(), Examples: 200})
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs, Program: "rashomon", Version: "test", Seed: 1, Alpha: 0.05})
	if err != nil {
		t.Fatal(err)
	}
	m, err := lexicons.Compile(lexs...)
	if err != nil {
		t.Fatal(err)
	}
	page := &reportPage{file: filepath.Join(t.TempDir(), "report.html"), report: r, texts: keeper.Texts(m, voice.DefaultOptions())}
	var b bytes.Buffer
	if err := report.HTML(&b, r, page.texts, report.DefaultOptions()); err != nil {
		t.Fatal(err)
	}
	page.bytes = b.Bytes()
	if err := os.WriteFile(page.file, page.bytes, 0o644); err != nil {
		t.Fatal(err)
	}
	return page
}

// examplePage is the page of the embedded example.
func examplePage(t testing.TB) *reportPage {
	t.Helper()
	return writePage(t, corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), sample.FS()))
}
