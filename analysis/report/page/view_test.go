package page_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rashomon/analysis/report/page/browser"
)

// shownView is everything that a view consists of: outlets, categories and voices that
// are off, the order, and what the drawer shows.
const shownView = `JSON.stringify({
	hidden: [...document.querySelectorAll("#outlet-list input:not(:checked)")].map(i => i.dataset.name),
	order: [...document.querySelectorAll("#outlet-list input")].map(i => i.dataset.name),
	marks: [...document.querySelectorAll("#mark-list input:not(:checked)")].map(i => i.value),
	voices: [...document.querySelectorAll("#voice-list input:not(:checked)")].map(i => i.value),
	drawer: document.getElementById("drawer").hidden ? [] : [...document.querySelectorAll("#drawer-body li, #drawer-body tbody tr")].map(el => el.textContent),
})`

// TestFragmentKeepsTheView: a link to a view that hides, orders, fades and has a
// figure or a search open shows the same in another window, and the browser's Back
// leads to the view before.
func TestFragmentKeepsTheView(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	first := browser.Eval[string](tb, shownView)
	tb.Click("#view-button")
	tb.Click(`#outlet-list li[data-o="0"] input`)
	tb.Click(`#outlet-list li[data-o="3"] [data-move="-1"]`)
	tb.Click(`#mark-list input[value="1"]`)
	tb.Click(`#voice-list input[value="quote"]`)
	seen := map[string]bool{first: true}
	same := func(what string, do func()) {
		t.Helper()
		do()
		view, link := browser.Eval[string](tb, shownView), browser.Eval[string](tb, `location.href`)
		if seen[view] {
			t.Errorf("%s changes nothing: %s", what, view)
		}
		seen[view] = true
		tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(link))
		if got := browser.Eval[string](tb, shownView); got != view {
			t.Errorf("%s: the link %s shows\n%s, want\n%s", what, link, got, view)
		}
	}
	same("the panel", func() {})
	panel := browser.Eval[string](tb, shownView)
	same("a figure", func() { tb.Click(`#naming td[data-c="2"] a`) })
	same("a search", func() { tb.Type("#q", "bridge"+kb.Enter) })
	tb.Do(browser.Command(page.Reload, page.ReloadParams{}))
	browser.Until(tb, `document.readyState + (document.getElementById("drawer-title") || {}).textContent`, "complete“bridge”")

	tb.Click("#drawer-close")
	tb.Click(`#naming td[data-c="2"] a`)
	browser.Eval[bool](tb, `history.back(), true`)
	browser.Until(tb, shownView, panel)

	// Fragments that no page of ours writes do no harm.
	tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.url()+"#nowhere%?hide=99,-1,x&order=1,1&marks=9999&voices=%3Cb%3E&pick=in=%22%5D;o=x;vb=%22"))
	if got := browser.Eval[int](tb, `[...document.querySelectorAll("#outlet-list input:not(:checked), #voice-list input:not(:checked)")].length`); got != 0 {
		t.Errorf("a fragment of nonsense hides %d outlets or voices", got)
	}
	tb.Quiet()
}

// TestPrint: on paper the page is black on white in any scheme, without what only
// a screen can do; no table is wider than the sheet, and the articles are there
// in full.
func TestPrint(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	tb.Click(`#naming td[data-c="2"] a`) // an open drawer does not stay on paper
	tb.Do(chromedp.EmulateViewport(680, 960))
	tb.Media("print", "dark")
	if got := browser.Eval[string](tb, `getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color`); got != "rgb(255, 255, 255)rgb(0, 0, 0)" {
		t.Errorf("the colours of paper and ink are %s", got)
	}
	for _, gone := range []string{".bar", "#drawer", ".skip", ".hint"} {
		if browser.Eval[bool](tb, `[...document.querySelectorAll(`+quoted(gone)+`)].some(el => el.checkVisibility())`) {
			t.Errorf("%s is printed", gone)
		}
	}
	for _, w := range browser.Eval[[]string](tb, `[...document.querySelectorAll("main table")].filter(t => t.getBoundingClientRect().right > 681).map(t => t.closest("section").id + ", " + t.querySelector(".title").textContent + ": " + Math.round(t.getBoundingClientRect().right))`) {
		t.Errorf("a table of %s pixels runs over the edge of the sheet", w)
	}
	if n := browser.Eval[int](tb, `[...document.querySelectorAll("article .text p")].filter(el => el.checkVisibility({contentVisibilityAuto: true})).length`); n < 100 {
		t.Errorf("only %d paragraphs are printed", n)
	}
	data, err := chromedp.Run(tb.Target, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil || !strings.HasPrefix(string(data), "%PDF-") || len(data) < 50_000 {
		t.Errorf("printing gives %d bytes: %v", len(data), err)
	}
	tb.Quiet()
}
