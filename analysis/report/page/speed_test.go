package page_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"rashomon/analysis/report/page/browser"
)

// clickToPaint clicks and waits until what it did has been painted: the frame
// after the next.
const clickToPaint = `(async () => {
	const el = %s;
	const start = performance.now();
	%s;
	await new Promise(done => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); }));
	return performance.now() - start;
})()`

// worked is how long the page's thread has worked, in milliseconds of its own
// processor time, which does not include what other programs take meanwhile.
func worked(b *testing.B, tb *browser.Tab) float64 {
	got, err := chromedp.Run(tb.Target, func(ctx context.Context, t *chromedp.Target) (performance.GetMetricsResult, error) {
		return cdp.Call(ctx, t, performance.GetMetrics, cdp.Empty{})
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, m := range got.Metrics {
		if m.Name == "TaskDuration" {
			return m.Value * 1000
		}
	}
	b.Fatal("the browser does not measure what it works")
	return 0
}

// BenchmarkClicks measures, for 200 articles of five outlets and of twenty, how
// long the browser takes from a click until the page shows its effect, in milliseconds:
// the longest time and the median, and how long its thread works for that.
func BenchmarkClicks(b *testing.B) {
	for _, outlets := range []int{5, 20} {
		p := writePage(b, documentsOf(manyDocuments(200, outlets)))
		tb := browser.Open(b)
		tb.Do(browser.Command(performance.Enable, performance.EnableParams{TimeDomain: "threadTicks"}))
		tb.Do(chromedp.Navigate(p.url()), chromedp.Sleep(2e9))
		b.Logf("%d outlets: %d bytes, %d elements", outlets, len(p.bytes), browser.Eval[int](tb, `document.querySelectorAll("*").length`))
		for _, c := range []struct{ name, element, act string }{
			{"figure", `[...document.querySelectorAll("#naming td[data-c] a")][I % 20]`, `el.click()`},
			{"voice figure", `document.querySelectorAll("#overview-corpus td a")[I % 5]`, `el.click()`},
			{"attributions", `document.querySelectorAll("#overview-sources td a")[I % 8]`, `el.click()`},
			{"hide an outlet", `document.querySelectorAll("#outlet-list input")[I % 5]`, `el.click()`},
			{"move an outlet", `[...document.querySelectorAll("#outlet-list button:not(:disabled)")][I % 5]`, `el.click()`},
			{"category off", `document.querySelectorAll("#mark-list input")[I % 3]`, `el.click()`},
			{"voice off", `document.querySelectorAll("#voice-list input")[I % 5]`, `el.click()`},
			{"search", `document.getElementById("q")`, `el.value = ["the river", "mutiny", "ferry"][I % 3]; el.form.requestSubmit()`},
			{"to the articles", `document.querySelector(["nav a[href='#articles']", "nav a[href='#overview']"][I % 2])`, `el.click()`},
			{"a hit", `[...document.querySelectorAll("article .h")][I * 37]`, `el.click()`},
		} {
			b.Run(fmt.Sprintf("%d outlets/%s", outlets, c.name), func(b *testing.B) {
				var times, work []float64
				for b.Loop() {
					i := len(times)
					before := worked(b, tb)
					ms, err := chromedp.Run(tb.Target, chromedp.Evaluate[float64](fmt.Sprintf("(() => { const I = %d; return %s; })()", i, fmt.Sprintf(clickToPaint, c.element, c.act)), chromedp.EvalAwaitPromise))
					if err != nil {
						b.Fatal(err)
					}
					times, work = append(times, ms), append(work, worked(b, tb)-before)
				}
				slices.Sort(times)
				slices.Sort(work)
				b.ReportMetric(work[len(work)/2], "work-ms/median")
				b.ReportMetric(work[len(work)-1], "work-ms/max")
				b.ReportMetric(times[len(times)/2], "ms/median")
				b.ReportMetric(times[len(times)-1], "ms/max")
			})
		}
	}
}
