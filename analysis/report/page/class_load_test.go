package page_test

import (
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/chromedp/chromedp"

	"rashomon/analysis/report/page/browser"
)

// giveFile puts a file, with blanks at its end, into the form's file field, as its
// dialog would.
func giveFile(tb *browser.Tab, name string, data []byte, blanks int) {
	tb.Helper()
	browser.Eval[bool](tb, fmt.Sprintf(`(() => {
		document.getElementById("status").textContent = "";
		const files = new DataTransfer(), input = document.getElementById("load");
		files.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0)), " ".repeat(%d)], %q));
		input.files = files.files;
		input.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`, base64.StdEncoding.EncodeToString(data), blanks, name))
	browser.Until(tb, `document.getElementById("status").textContent !== ""`, true)
}

// shownAnswers is what the form contains: who codes, and the answer to each item.
const shownAnswers = `document.getElementById("coder").value + ": " + [...document.querySelectorAll(".ask")].map(a => [a.dataset.item, (a.querySelector("select, input:checked") || {value: ""}).value]).filter(p => p[1]).map(p => p.join("=")).join(" ")`

// TestFormLoadsASavedCSV: what was saved, by the form or by a spreadsheet, is loaded
// in a browser that has no draft; what cannot be used changes nothing.
func TestFormLoadsASavedCSV(t *testing.T) {
	dir, pack := classFolder(t)
	blank, err := os.ReadFile(filepath.Join(dir, "students", "form.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows := rowsOf(t, blank)
	filled := func(comma rune, change func(i int, row []string) []string) string {
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma, w.UseCRLF = comma, true
		for i, row := range rows {
			if row = change(i, append([]string{}, row...)); row != nil {
				if err := w.Write(row); err != nil {
					t.Fatal(err)
				}
			}
		}
		w.Flush()
		return b.String()
	}
	answers := map[string]string{"A1-armed-challenge-headline": "incident", "A1-voice-1": "quoted", "A1-conflict-2": "yes"}
	given := func(coder string) func(i int, row []string) []string {
		return func(i int, row []string) []string {
			if i > 0 {
				row[1], row[len(row)-1] = coder, answers[row[2]]
			}
			return row
		}
	}
	const all = "Ana Ö: A1-armed-challenge-headline=incident A1-voice-1=quoted A1-conflict-2=yes"
	asForm := "\ufeff" + filled(',', given("Ana Ö"))
	wide := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(filled('\t', given("Ana Ö")))) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	western := strings.NewReplacer("Ö", "\xd6", "“", "\x93", "”", "\x94", "’", "\x92", "‘", "\x91", "—", "\x97", "…", "\x85").Replace(filled(';', given("Ana Ö")))

	tb := browser.Open(t)
	tb.Do(chromedp.Navigate("file://" + dir + "/students/form.html"))
	const here = "Bo: A1-voice-2=own"
	tb.Type("#coder", "Bo")
	tb.Click(`fieldset[data-item="A1-voice-2"] input`)
	for _, c := range []struct {
		reason, data, want, says string
		blanks                   int
	}{
		{"as the form saved it", asForm, all, "3 of ", 0},
		{"semicolons, as a spreadsheet saves it", "\ufeff" + filled(';', given("Ana Ö")), all, "3 of ", 0},
		{"with the line that names the separator", "sep=;\r\n" + filled(';', given("Ana Ö")), all, "3 of ", 0},
		{"in the Western code page", western, all, "3 of ", 0},
		{"as Unicode text with tabs", string(wide), all, "3 of ", 0},
		{"turned columns, capitals and blanks", "Answer,Item,Note\r\n YES ,A1-conflict-2,\"a \"\"b\"\",\r\nc\"\r\n,A1-voice-1,\r\n", "Bo: A1-conflict-2=yes", "1 of ", 0},
		{"an answer that is none", strings.Replace(asForm, ",incident\r", ",perhaps\r", 1), "Ana Ö: A1-voice-1=quoted A1-conflict-2=yes", "1 answer was not understood", 0},
		{"another pack", strings.ReplaceAll(asForm, pack.ID, "00000000"), here, "it belongs to class pack 00000000", 0},
		{"two coders", "coder,item,answer\nAna,A1-voice-1,own\nCo,A1-voice-2,own\n", here, "of Ana and of Co", 0},
		{"no table of answers", "<html>mutiny</html>", here, "no columns item and answer", 0},
		{"nothing", "", here, "no columns item and answer", 0},
		{"more than a form", "item,answer\n", here, "larger than a saved form", 5_000_000},
	} {
		t.Run(c.reason, func(t *testing.T) {
			tb := tb.In(t)
			giveFile(tb, "codings.csv", []byte(c.data), c.blanks)
			if got := browser.Eval[string](tb, shownAnswers); got != c.want {
				t.Errorf("the form holds %q, want %q", got, c.want)
			}
			if got := browser.Eval[string](tb, `document.getElementById("status").textContent`); !strings.Contains(got, c.says) || strings.Contains(got, "not loaded") != (c.want == here) {
				t.Errorf("the form says %q, without %q", got, c.says)
			}
			if c.want == here {
				return
			}
			// It can be taken back, and stays taken back.
			tb.Click("#undo")
			if got := browser.Eval[string](tb, shownAnswers); got != here {
				t.Errorf("after Undo the form holds %q, want %q", got, here)
			}
		})
	}

	// What was loaded is the draft: it is there on the next opening, and counted.
	giveFile(tb, "codings.csv", []byte(asForm), 0)
	tb.Do(chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+dir+"/students/form.html#A1"))
	if got := browser.Eval[string](tb, shownAnswers+` + "|" + document.querySelector('[data-task="A1"] .done').textContent`); !strings.HasPrefix(got, all+"|3 of ") {
		t.Errorf("after a new start the form holds %q", got)
	}
	tb.Quiet()
}
