package page_test

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// axePath names the file axe.min.js of the npm package axe-core.
const axePath = "RASHOMON_AXE"

type violation struct {
	ID    string   `json:"id"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

// axeRun asks for WCAG 2.0 to 2.2, A and AA, and for axe's best practices. What is
// out of view is laid out for it, or contrasts could not be seen.
const axeRun = `(async () => {
	const r = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]});
	return r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 4).map(n => n.html.slice(0, 160) + " | " + n.any.concat(n.all).map(c => c.message).join("; ").slice(0, 300))}));
})()`

// axeScript is axe-core, where it is given.
func axeScript(t *testing.T) string {
	t.Helper()
	file := os.Getenv(axePath)
	if file == "" {
		missing(t, "set RASHOMON_AXE to axe.min.js of the npm package axe-core to check accessibility")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(axe)
}

// checkAccess fails the test for what axe-core finds on the page that is open, and
// when the page is wider than the window.
func checkAccess(t *testing.T, tb *tab, axe string) {
	t.Helper()
	eval[bool](tb, `(() => { for (const el of document.querySelectorAll("article, .evidence, .t")) el.style.contentVisibility = "visible"; return true; })()`)
	eval[int](tb, axe+"; 0")
	list, err := chromedp.Run(tb.ctx, chromedp.Evaluate[[]violation](axeRun, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range list {
		t.Errorf("%s: %s\n%q", v.ID, v.Help, v.Nodes)
	}
	if n := eval[int](tb, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); n > 0 {
		t.Errorf("the page is %d pixels wider than the window", n)
	}
}

// TestAccessible: axe-core finds no violation, in light and dark, on a desk and on
// a phone, with the panels open and shut.
func TestAccessible(t *testing.T) {
	axe := axeScript(t)
	p := examplePage(t)
	tb := openTab(t)
	for _, c := range []struct {
		name, scheme, fragment string
		width                  int64
		open                   string
	}{
		{"light", "light", "", 1280, ""},
		{"dark", "dark", "", 1280, ""},
		{"phone", "light", "", 390, ""},
		{"a figure opened", "light", "", 1280, `#naming td[data-c="2"] a`},
		{"a figure opened, dark, phone", "dark", "", 390, `#naming td[data-c="2"] a`},
		{"a concordance", "light", "#articles?q=the+mutiny", 1280, ""},
		{"the panel, own voice and a category off", "light", "#articles?voices=own&marks=0", 1280, "#view-button"},
		{"the panel, dark, phone", "dark", "#articles?voices=quote&hide=2", 390, "#view-button"},
		{"sentences unfolded", "dark", "", 1280, ".ev summary"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tb.do(chromedp.EmulateViewport(c.width, 900))
			tb.media("", c.scheme)
			tb.do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.url()+c.fragment))
			if c.open != "" {
				tb.click(c.open)
			}
			checkAccess(t, tb, axe)
		})
	}
}
