// Package browser opens pages in a real browser, for tests: a tab, clicks,
// expressions evaluated in it, and what it complained about. Only tests use it.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
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
)

// patience is how long a test may use its browser. It only has to end at some point:
// on a busy machine everything takes ten times as long.
const patience = 8 * time.Minute

// required names the variable that says "required" if a missing browser is a failure,
// as in .ci/run, and "off" if no browser is to be started.
const required = "RASHOMON_BROWSER"

// Missing skips a test because something is missing, or fails it if that is required.
func Missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv(required) == "required" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// A Tab is an open page and what the browser complained about.
type Tab struct {
	testing.TB
	Target  context.Context
	Allowed string // what addresses begin with that may be asked for

	mu         sync.Mutex
	complaints []string
}

// Open starts a browser of its own for the test.
func Open(t testing.TB) *Tab {
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
		Missing(t, "no chromium found, so the page is not tried in a browser: apt-get install chromium")
	}
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "hide-scrollbars", "disable-ipc-flooding-protection"} {
		opts = append(opts, chromedp.Flag(flag, true))
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	tb := &Tab{TB: t, Target: ctx, Allowed: "file:"}
	tb.Do(chromedp.EmulateViewport(1280, 900))
	for _, enable := range []chromedp.Action[chromedp.Void]{
		Command(log.Enable, cdp.Empty{}), Command(network.Enable, network.EnableParams{}), Command(runtime.Enable, cdp.Empty{}),
		Command(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}),
	} {
		tb.Do(enable)
	}
	if err := chromedp.Listen(ctx, tb.hear); err != nil {
		t.Fatal(err)
	}
	return tb
}

// In is the same tab for a subtest.
func (tb *Tab) In(t testing.TB) *Tab {
	return &Tab{TB: t, Target: tb.Target, Allowed: tb.Allowed}
}

// Command is a command of the browser without its answer.
func Command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, c, params)
		return chromedp.Void{}, err
	}
}

// hear keeps errors, refusals by the policy, and every request but for the page.
func (tb *Tab) hear(ev any) {
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
		if !strings.HasPrefix(ev.Request.URL, tb.Allowed) {
			complaint = "request: " + ev.Request.URL
		}
	}
	if complaint != "" {
		tb.mu.Lock()
		tb.complaints = append(tb.complaints, complaint)
		tb.mu.Unlock()
	}
}

// Quiet fails the test if the browser complained about anything.
func (tb *Tab) Quiet() {
	tb.Helper()
	tb.mu.Lock()
	defer tb.mu.Unlock()
	for _, c := range tb.complaints {
		tb.Errorf("the browser says: %s", c)
	}
}

func (tb *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	tb.Helper()
	if err := chromedp.Do(tb.Target, steps...); err != nil {
		tb.Fatal(err)
	}
}

func (tb *Tab) Media(kind, scheme string) {
	tb.Helper()
	tb.Do(Command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: kind, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	}))
}

func (tb *Tab) Scripts(on bool) {
	tb.Helper()
	tb.Do(Command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}))
}

// Eval evaluates an expression in the page.
func Eval[T any](tb *Tab, expression string) T {
	tb.Helper()
	v, err := chromedp.Run(tb.Target, chromedp.Evaluate[T](expression))
	if err != nil {
		tb.Fatalf("%.300s: %v", expression, err)
	}
	return v
}

// Until waits until an expression has the value wanted, and if that never happens fails
// the test with the value it has instead. It is for what a page does bit by bit, or
// after a frame: how long that takes depends on the machine.
func Until[T comparable](tb *Tab, expression string, want T) bool {
	tb.Helper()
	var got T
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if got = Eval[T](tb, expression); got == want {
			return true
		}
	}
	tb.Errorf("%s: it stays %v, want %v", expression, got, want)
	return false
}

// Type puts the focus on the first element that a selector finds and presses keys.
// It looks for the element in the page itself: a lookup through the browser's
// inspector copies the whole document first, which may be why it was seen to hang on a busy machine.
func (tb *Tab) Type(selector, keys string) {
	tb.Helper()
	if !Eval[bool](tb, fmt.Sprintf(`(() => { const el = document.querySelector(%q); if (!el) return false; el.focus(); return document.activeElement === el; })()`, selector)) {
		tb.Fatalf("nothing to type into at %s", selector)
	}
	tb.Do(chromedp.KeyEvent(keys))
}

// Click clicks the first element that a selector finds, as a reader would.
func (tb *Tab) Click(selector string) {
	tb.Helper()
	ok := Eval[bool](tb, fmt.Sprintf(`(() => { const el = document.querySelector(%q); if (!el) return false; el.scrollIntoView({block: "center"}); el.click(); return true; })()`, selector))
	if !ok {
		tb.Fatalf("nothing to click at %s", selector)
	}
}
