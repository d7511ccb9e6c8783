package page_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rashomon/analysis/report"
	"rashomon/analysis/report/page/browser"
)

// TestFigureOpensItsSentences: a click on a figure of the naming tables lists as
// many sentences as it says, each leads to its place in the article, and Back
// leads back to the figure.
func TestFigureOpensItsSentences(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	var titles []string
	for _, c := range p.report.Naming {
		titles = append(titles, c.Title)
	}
	sets, err := json.Marshal(titles)
	if err != nil {
		t.Fatal(err)
	}
	wrong := browser.Eval[[]string](tb, `((sets) => {
		const wrong = [];
		let opened = 0, more = 0;
		for (const a of document.querySelectorAll("#naming table a, #overview-naming a")) {
			if (!a.closest("#overview-naming") && !sets.includes(a.closest("table").querySelector(".title").textContent)) continue;
			const figure = a.textContent.replace(/[^\d]/g, "");
			if (a.textContent.startsWith("and ")) { // more names: they are in the set's own table
				const set = document.querySelector("#overview-naming thead tr").cells[a.closest("td").cellIndex].textContent.trim();
				const table = document.getElementById(a.hash.slice(1));
				if (!table || !table.closest("#naming") || table.querySelector(".title").textContent !== set) wrong.push(a.textContent + " does not lead to the table of " + set);
				more++;
				continue;
			}
			a.click();
			opened++;
			const items = document.querySelectorAll("#drawer-body li");
			if (String(items.length) !== figure) wrong.push(a.closest("tr").cells[0].textContent + " " + a.textContent + ": " + items.length);
			for (const li of items) {
				if (!li.querySelector("b")) { wrong.push(a.closest("table").textContent.slice(0, 80) + "| " + a.textContent + " opens no sentence: " + li.textContent); continue; }
				if (!li.querySelector("b").textContent) wrong.push("an item shows no hit: " + li.textContent);
				const to = document.getElementById(li.querySelector("a").hash.slice(1));
				if (!to || !to.textContent.includes(li.querySelector("b").textContent)) wrong.push("an item leads astray: " + li.textContent);
			}
		}
		if (!more) wrong.push("no list of names is cut");
		if (opened < 40) wrong.push("only " + opened + " figures were opened");
		return wrong;
	})(`+string(sets)+`)`)
	for _, w := range wrong {
		t.Error(w)
	}

	tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.url()))
	tb.Click(`#naming td[data-c="2"] a`)
	if browser.Eval[bool](tb, `document.getElementById("drawer").hidden`) {
		t.Fatal("the drawer stays shut")
	}
	if got := browser.Eval[string](tb, `document.activeElement.id`); got != "drawer" {
		t.Errorf("the focus is on %q, not in the drawer", got)
	}
	tb.Click(`#drawer-body li a`)
	if !browser.Eval[bool](tb, `document.activeElement.matches(".s.here") && (() => { const b = document.activeElement.getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight; })()`) {
		t.Error("the sentence is not brought into view")
	}
	tb.Click(`#drawer-back`)
	if !browser.Eval[bool](tb, `document.getElementById("drawer").hidden && document.activeElement === document.querySelector('#naming td[data-c="2"] a')`) {
		t.Error("Back does not lead back to the figure")
	}

	// From the article to all sentences of the name, and to its table.
	tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.url()+"#articles"))
	tb.Click(`article .h.c0`)
	name := browser.Eval[string](tb, `document.getElementById("drawer-title").textContent`)
	if n := browser.Eval[int](tb, `document.querySelectorAll("#drawer-body li").length`); n == 0 || name == "" {
		t.Errorf("a marked term opens %d sentences of %q", n, name)
	}
	tb.Click(`#drawer-about a`)
	if got := browser.Eval[string](tb, `document.activeElement.querySelector(".title").textContent`); got != p.report.Naming[0].Title {
		t.Errorf("its table is %q", got)
	}
	tb.Quiet()
}

// TestEveryFigureLeadsSomewhere: no figure of any table opens an empty drawer or
// is left without a way to sentences.
func TestEveryFigureLeadsSomewhere(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	for _, w := range browser.Eval[[]string](tb, `(() => {
		const wrong = [];
		for (const td of document.querySelectorAll("main td")) {
			const text = td.textContent.trim(), table = td.closest("table").querySelector(".title").textContent;
			const none = /^[0.,\s%–·]*$|^0 of|∞/.test(text);
			if (td.matches(".n, [data-c]") && /\d/.test(text) && !none && !td.querySelector("a")) wrong.push(table + ": " + td.parentNode.cells[0].textContent + ": " + text + " leads nowhere");
		}
		const links = [...document.querySelectorAll("main td a")];
		if (links.length < 300) wrong.push("only " + links.length + " figures are links");
		for (const a of links) {
			a.click();
			const n = document.querySelectorAll("#drawer-body li, #drawer-body tbody tr").length;
			if (!document.getElementById("drawer").hidden && n === 0) wrong.push(a.closest("section").id + ", " + a.closest("table").querySelector(".title").textContent + ": " + a.closest("tr").cells[0].textContent + ", " + a.textContent + ": nothing behind it");
		}
		return wrong;
	})()`) {
		t.Error(w)
	}
	tb.Quiet()
}

// TestOutletsHideAndMove: outlets can be hidden and moved in every table and among the
// articles, and the fragment keeps it.
func TestOutletsHideAndMove(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	tb.Click("#view-button")
	tb.Click(`#outlet-list li[data-o="1"] input`)
	tb.Click(`#outlet-list li[data-o="4"] [data-move="-1"]`)
	check := func(when string) {
		t.Helper()
		if n := browser.Eval[int](tb, `[...document.querySelectorAll('[data-c="1"], [data-r="1"]')].filter(el => el.checkVisibility()).length`); n != 0 {
			t.Errorf("%s: %d cells or columns of the hidden outlet are shown", when, n)
		}
		// What is out of view is rearranged when the browser is idle.
		want := "name|Kethra One|Tessel Wire|The Talmere Lantern|The Pell Ledger"
		if !browser.Until(tb, `[...document.querySelector("#naming thead tr").cells].filter(c => c.checkVisibility()).map(c => c.textContent.trim()).join("|")`, want) {
			t.Errorf("%s: the columns are in another order", when)
		}
		if !browser.Until(tb, `[...document.querySelectorAll("#overview-naming tbody tr")].filter(c => c.checkVisibility()).map(c => c.cells[0].textContent.trim()).join("|")`, strings.TrimPrefix(want, "name|")) {
			t.Errorf("%s: the rows are in another order", when)
		}
		// A figure stays under its outlet.
		if got := browser.Eval[string](tb, `(() => { const r = document.querySelector("#naming tbody tr"), h = document.querySelector("#naming thead tr"); return [...r.cells].map((c, i) => c.dataset.c === h.cells[i].dataset.c).join() })()`); strings.Contains(got, "false") {
			t.Errorf("%s: cells and headers part: %s", when, got)
		}
	}
	check("after the clicks")
	link := browser.Eval[string](tb, `location.href`)
	tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(link))
	check("from the link")
	tb.Click("#view-button")
	tb.Click("#view-reset")
	if got := browser.Eval[string](tb, `location.hash`); strings.Contains(got, "hide") || strings.Contains(got, "order") {
		t.Errorf("after showing everything the fragment is %q", got)
	}
	tb.Quiet()
}

// TestFilters: categories and voices can be switched off and on.
func TestFilters(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	marked := `[...document.querySelectorAll("article .h.c0")].filter(h => getComputedStyle(h).textDecorationLine === "underline").length`
	before := browser.Eval[int](tb, marked)
	if before == 0 {
		t.Fatal("no term of the first category is marked")
	}
	tb.Click("#view-button")
	tb.Click(`#mark-list input[value="0"]`)
	if n := browser.Eval[int](tb, `[...document.querySelectorAll("article .h.c0:not(.c1,.c2,.c3,.c4,.c5,.c6,.c7,.c8)")].filter(h => getComputedStyle(h).textDecorationLine === "underline").length`); n != 0 {
		t.Errorf("%d terms are still marked", n)
	}
	tb.Click(`#mark-list input[value="0"]`)
	if n := browser.Eval[int](tb, marked); n != before {
		t.Errorf("%d terms are marked again, want %d", n, before)
	}
	colour := func(selector string) string {
		return browser.Eval[string](tb, fmt.Sprintf(`getComputedStyle(document.querySelector(%q)).color`, selector))
	}
	quote, own := colour("article .text .quote"), colour("article .text p:not([class])")
	tb.Click(`#voice-list input[value="own"]`)
	if colour("article .text .quote") != quote || colour("article .text p:not([class])") == own {
		t.Error("without own voice, quotations alone should stand out")
	}
	if got := browser.Eval[string](tb, `location.hash`); !strings.Contains(got, "voices=own") {
		t.Errorf("the fragment %q does not keep the voices", got)
	}
	tb.Quiet()
}

// TestSearch: the concordance has every place, in its context, with outlet and
// voice, and leads to it.
func TestSearch(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	tb.Type("#q", "No  limits"+kb.Enter)
	want := 0
	for _, a := range p.texts.Articles {
		want += strings.Count(strings.ToLower(a.Document.Text), "no limits")
	}
	if want == 0 {
		t.Error("the texts have no such place")
	}
	browser.Until(tb, `document.querySelectorAll(".kwic tbody tr").length`, want)
	if got := browser.Eval[string](tb, `document.querySelector(".kwic tbody td:last-child").textContent`); !strings.Contains(got, "fragment") {
		t.Errorf("whose word it is reads %q", got)
	}
	tb.Click(".kwic tbody a")
	if !browser.Eval[bool](tb, `document.activeElement.matches(".s") && /no limits/i.test(document.activeElement.textContent)`) {
		t.Error("a row does not lead to its sentence")
	}
	tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.url()+"#?q=.*%5B"))
	if got := browser.Eval[string](tb, `document.getElementById("drawer-about").textContent`); !strings.HasPrefix(got, "0 places") {
		t.Errorf("signs of regular expressions are no text: %q", got)
	}
	tb.Quiet()
}

// settled waits until the page is still: scrolling notifies its listeners with the
// next frame, and what comes into view is laid out then and may move the rest.
func settled(tb *browser.Tab) {
	tb.Helper()
	browser.Eval[bool](tb, `(() => { window.still = 0; let at = NaN; const look = () => { window.still = scrollY === at ? window.still + 1 : 0; at = scrollY; if (window.still < 5) requestAnimationFrame(look); }; requestAnimationFrame(look); return true; })()`)
	browser.Until(tb, `window.still >= 5`, true)
}

// TestTips: hovering and focus show entry, voice and speaker; Escape closes the tip.
func TestTips(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	tb.Click(`nav a[href="#articles"]`)
	tip := `(() => { const t = document.getElementById("tip"); return t.hidden ? "" : t.innerText; })()`
	browser.Eval[bool](tb, `(() => { const h = [...document.querySelectorAll("article .h.quote")].find(h => / of /.test(h.title)); h.id = "tried"; h.scrollIntoView({block: "center"}); return true; })()`)
	settled(tb)
	browser.Eval[bool](tb, `document.getElementById("tried").focus({preventScroll: true}), true`)
	got := browser.Eval[string](tb, tip)
	for _, part := range []string{"quotation of ", "ames for"} {
		if !strings.Contains(got, part) {
			t.Errorf("focus tells %q, without %q", got, part)
		}
	}
	if got := browser.Eval[string](tb, `document.getElementById("tried").getAttribute("aria-describedby")`); got != "tip" {
		t.Error("the tip does not describe the term")
	}
	tb.Do(chromedp.KeyEvent(kb.Escape))
	if got := browser.Eval[string](tb, tip); got != "" {
		t.Errorf("after Escape it still says %q", got)
	}
	browser.Eval[bool](tb, `(() => { document.querySelector("article .quote[title]:not(.h), article .quote[data-tip]:not(.h)").scrollIntoView({block: "center"}); return true; })()`)
	settled(tb)
	x := browser.Eval[[]float64](tb, `(() => { const q = document.querySelector("article .quote[title]:not(.h), article .quote[data-tip]:not(.h)"); const b = q.getClientRects()[0]; return [b.left + 5, b.top + 5]; })()`)
	tb.Do(chromedp.MouseClickXY(x[0], x[1]))
	if got := browser.Eval[string](tb, tip); !strings.HasPrefix(got, "quotation: ") {
		t.Errorf("hovering over a quotation tells %q", got)
	}
	tb.Quiet()
}

// TestKeyboardAlone: the page can be used with Tab, Enter and Escape alone.
func TestKeyboardAlone(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	active := `(document.activeElement.textContent || document.activeElement.id || "").trim()`
	tb.Do(chromedp.KeyEvent(kb.Tab))
	if got := browser.Eval[string](tb, active); got != "Skip to the report" {
		t.Fatalf("the first stop is %q", got)
	}
	tb.Do(chromedp.KeyEvent(kb.Enter))
	if got := browser.Eval[string](tb, `document.activeElement.id`); got != "main" {
		t.Errorf("the skip link leads to %q", got)
	}
	reached := false
	for range 12 {
		tb.Do(chromedp.KeyEvent(kb.Tab))
		if reached = browser.Eval[bool](tb, `document.activeElement.matches("td a")`); reached {
			break
		}
	}
	if !reached {
		t.Fatal("Tab does not reach a figure")
	}
	if browser.Eval[string](tb, `getComputedStyle(document.activeElement).outlineStyle`) == "none" {
		t.Error("the focus is not shown")
	}
	figure := browser.Eval[string](tb, `document.activeElement.outerHTML`)
	tb.Do(chromedp.KeyEvent(kb.Enter))
	if browser.Eval[bool](tb, `document.getElementById("drawer").hidden`) {
		t.Fatal("Enter on a figure opens nothing")
	}
	tb.Do(chromedp.KeyEvent(kb.Escape))
	if got := browser.Eval[string](tb, `document.activeElement.outerHTML`); got != figure {
		t.Errorf("Escape leads to %s, not back to the figure", got)
	}
	if n := browser.Eval[int](tb, `[...document.querySelectorAll("[tabindex]")].filter(el => el.tabIndex > 0).length`); n != 0 {
		t.Errorf("%d elements break the order of the page", n)
	}
	tb.Quiet()
}

// TestWithoutScripts: the page is a readable document, and its links work.
func TestWithoutScripts(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	tb.Scripts(false)
	tb.Do(chromedp.Navigate(p.url()))
	if n := browser.Eval[int](tb, `[...document.querySelectorAll(".js")].filter(el => el.checkVisibility()).length`); n != 0 {
		t.Errorf("%d elements are shown that do nothing without scripts", n)
	}
	if n := browser.Eval[int](tb, `[...document.querySelectorAll("article .text p")].filter(el => el.checkVisibility({contentVisibilityAuto: false})).length`); n < 100 {
		t.Errorf("only %d paragraphs are shown", n)
	}
	to := browser.Eval[string](tb, `document.querySelector('#naming td[data-c="2"] a').hash`)
	tb.Do(chromedp.Navigate(p.url()+to), chromedp.Sleep(200e6))
	if !browser.Eval[bool](tb, fmt.Sprintf(`document.querySelector(%q).checkVisibility()`, to)) {
		t.Errorf("the sentence %s stays hidden", to)
	}
	if n := browser.Eval[int](tb, `[...document.querySelectorAll("#naming .ev li")].filter(li => !li.textContent.trim()).length`); n != 0 {
		t.Errorf("%d items say nothing", n)
	}
	tb.Quiet()
}

// TestUntrustedPageIsQuiet: articles full of markup run nothing and load nothing
// in a real browser.
func TestUntrustedPageIsQuiet(t *testing.T) {
	p := writePage(t, documentsOf(evilDocuments()))
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()), chromedp.Sleep(300e6))
	if n := browser.Eval[int](tb, `document.scripts.length`); n != 1 {
		t.Errorf("%d scripts stand in the page", n)
	}
	if got := browser.Eval[string](tb, `String(window.ran)`); got != "undefined" {
		t.Error("a script of an article ran")
	}
	for _, w := range browser.Eval[[]string](tb, `[...document.querySelectorAll("main td a, article .h")].flatMap(a => { a.click(); return window.ran ? [a.outerHTML] : []; })`) {
		t.Errorf("running after %s", w)
	}
	tb.Type("#q", "<script>"+kb.Enter)
	if n := browser.Eval[int](tb, `document.querySelectorAll(".kwic tbody tr").length`); n == 0 {
		t.Error("the text of a script cannot be found")
	}
	if n := browser.Eval[int](tb, `document.querySelectorAll("#drawer script, #drawer img").length`); n != 0 {
		t.Error("the concordance made elements of text")
	}
	tb.Quiet()
}

// TestPageWithoutTexts: a report without the articles still opens its sentences.
func TestPageWithoutTexts(t *testing.T) {
	p := examplePage(t)
	rewrite(t, p, report.Texts{LeftOut: "The articles’ text is left out of this page."})
	tb := browser.Open(t)
	tb.Do(chromedp.Navigate(p.url()))
	tb.Click(`#naming td[data-c="2"] a`)
	if n := browser.Eval[int](tb, `document.querySelectorAll("#drawer-body li p").length`); n == 0 {
		t.Error("a figure opens no sentence")
	}
	if browser.Eval[bool](tb, `!!document.getElementById("q")`) {
		t.Error("there is a search box and nothing to search")
	}
	tb.Quiet()
}
