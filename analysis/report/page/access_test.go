package page_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"rashomon/analysis/report/page/browser"
)

// TestAccessible: axe-core finds no violation, in light and dark, on a desk and on
// a phone, with the panels open and shut. The whole page is examined three times; if
// only a panel or a style differs, that alone is.
func TestAccessible(t *testing.T) {
	p := examplePage(t)
	tb := browser.Open(t)
	for _, c := range []struct {
		name, scheme, fragment string
		width                  int64
		open                   string
		parts                  []string
	}{
		{"light", "light", "", 1280, "", nil},
		{"dark", "dark", "", 1280, "", nil},
		{"phone", "light", "", 390, "", []string{".mast", ".bar", "#overview", "#event1"}},
		{"a figure opened", "light", "", 1280, `#naming td[data-c="2"] a`, []string{"#drawer"}},
		{"a figure opened, dark, phone", "dark", "", 390, `#naming td[data-c="2"] a`, nil},
		{"a concordance", "light", "#articles?q=the+mutiny", 1280, "", []string{"#drawer", ".bar"}},
		{"the panel, own voice and a category off", "light", "#articles?voices=own&marks=0", 1280, "#view-button", []string{".bar", "#event1"}},
		{"the panel, dark, phone", "dark", "#articles?voices=quote&hide=2", 390, "#view-button", []string{".bar", "#event1"}},
		{"sentences unfolded", "dark", "", 1280, ".ev summary", []string{".ev[open]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tb := tb.In(t)
			tb.Do(chromedp.EmulateViewport(c.width, 900))
			tb.Media("", c.scheme)
			tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.url()+c.fragment))
			if c.open != "" {
				tb.Click(c.open)
			}
			tb.Accessible(c.parts...)
		})
	}
}
