package page_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"rashomon/analysis/report/page/browser"
	"rashomon/corpus"
)

// TestScreenshots writes pictures of the page to the folder that RASHOMON_SHOTS
// names, to be looked at: light, dark, phone, projector, a figure opened, a
// concordance, and print. RASHOMON_SHOTS_OF names articles instead of the example.
func TestScreenshots(t *testing.T) {
	dir := os.Getenv("RASHOMON_SHOTS")
	if dir == "" {
		t.Skip("set RASHOMON_SHOTS to a folder to get pictures of the page")
	}
	var p *reportPage
	if of := os.Getenv("RASHOMON_SHOTS_OF"); of != "" {
		p = writePage(t, corpus.Documents(t.Context(), corpus.DefaultOptions(), of))
	} else {
		p = examplePage(t)
	}
	tb := browser.Open(t)
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shot := func(name string) {
		tb.Do(chromedp.Sleep(300e6))
		data, err := chromedp.Run(tb.Target, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		write(name+".png", data)
	}
	const figure = `#overview-naming tbody tr:nth-of-type(3) td a`
	for _, c := range []struct {
		name          string
		scheme        string
		width, height int64
	}{
		{"light", "light", 1280, 900}, {"dark", "dark", 1280, 900}, {"phone", "light", 390, 800}, {"projector", "light", 1920, 1080},
	} {
		tb.Do(chromedp.EmulateViewport(c.width, c.height))
		tb.Media("", c.scheme)
		tb.Do(chromedp.Navigate(p.url()))
		shot(c.name + "-top")
		for _, at := range []string{"overview", "overview-corpus", "overview-sources", "overview-cues", "overview-quotations", "naming", "cues", "distinctive", "sources", "quotations", "shared", "coverage", "similarity", "articles", "event1"} {
			if !browser.Eval[bool](tb, `(() => { const el = document.getElementById("`+at+`"); if (!el) return false; el.scrollIntoView(); return true; })()`) {
				continue
			}
			shot(c.name + "-" + at)
		}
		browser.Eval[bool](tb, `document.getElementById("overview").scrollIntoView(), true`)
		tb.Click(figure)
		shot(c.name + "-figure")
		tb.Do(chromedp.Navigate(p.url() + "#articles?q=the+government"))
		shot(c.name + "-search")
		tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.url()+"#event1?voices=own&hide=1"))
		tb.Click("#view-button")
		shot(c.name + "-view")
		tb.Do(chromedp.Navigate("about:blank"))
	}
	tb.Do(chromedp.EmulateViewport(1280, 900))
	tb.Media("", "light")
	tb.Do(chromedp.Navigate(p.url()))
	data, err := chromedp.Run(tb.Target, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	write("print.pdf", data)
	tb.Scripts(false)
	tb.Do(chromedp.Navigate(p.url()))
	data, err = chromedp.Run(tb.Target, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	write("noscript.png", data)
	tb.Quiet()
}
