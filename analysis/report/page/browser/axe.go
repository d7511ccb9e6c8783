package browser

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/chromedp/chromedp"
)

// axePath names the file axe.min.js of the npm package axe-core.
const axePath = "RASHOMON_AXE"

type violation struct {
	ID    string   `json:"id"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

// axeRun checks WCAG 2.0 to 2.2, A and AA, and axe's best practices. What is out of
// view is laid out for it, since its contrasts could not be seen otherwise.
const axeRun = `(async (parts) => {
	for (const el of document.querySelectorAll("*")) if (getComputedStyle(el).contentVisibility === "auto") el.style.contentVisibility = "visible";
	const r = await axe.run(parts.length ? {include: parts.map(p => [p])} : document, {preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]});
	return r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 4).map(n => n.html.slice(0, 160) + " | " + n.any.concat(n.all).map(c => c.message).join("; ").slice(0, 300))}));
})`

// Accessible fails the test if axe-core finds a violation in the page as it is now, or
// in the parts of it that selectors name, or if the page is wider than its window.
// Without axe-core it skips the test.
func (tb *Tab) Accessible(parts ...string) {
	tb.Helper()
	file := os.Getenv(axePath)
	if file == "" {
		Missing(tb, "set RASHOMON_AXE to axe.min.js of the npm package axe-core to check accessibility")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	Eval[int](tb, string(axe)+"; 0")
	for _, p := range parts {
		if Eval[int](tb, fmt.Sprintf(`document.querySelectorAll(%q).length`, p)) == 0 {
			tb.Fatalf("there is nothing at %s to look at", p)
		}
	}
	where, err := json.Marshal(append([]string{}, parts...))
	if err != nil {
		tb.Fatal(err)
	}
	list, err := chromedp.Run(tb.Target, chromedp.Evaluate[[]violation](axeRun+"("+string(where)+")", chromedp.EvalAwaitPromise))
	if err != nil {
		tb.Fatal(err)
	}
	for _, v := range list {
		tb.Errorf("%s: %s\n%q", v.ID, v.Help, v.Nodes)
	}
	if n := Eval[int](tb, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); n > 0 {
		tb.Errorf("the page is %d pixels wider than the window", n)
	}
}
