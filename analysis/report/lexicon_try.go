package report

import (
	"fmt"
	"io"
	"strings"

	"rashomon/analysis"
)

// Trial writes what terms would find.
func Trial(w io.Writer, tr *analysis.Trial, o Options) error {
	return onTerminal(w, o, "trial", func(t terminal) error {
		for i := range tr.Terms {
			x := &tr.Terms[i]
			if i > 0 {
				t.line("")
			}
			line := fmt.Sprintf("%s: %s hits in %s of %s articles, %s outlets; %s in the outlets' wording, %s in quotations.", x.Term,
				integer(x.Places.Total()), integer(int64(x.Articles)), integer(int64(tr.Articles)), integer(int64(len(x.Outlets))),
				integer(x.Places.Wording()), integer(x.Places.Quoted()))
			t.wrap(t.bold(clean(line)), "", "")
			if x.Covered > 0 {
				t.wrap(clean(fmt.Sprintf("%s of them are counted already, as %s.", integer(int64(x.Covered)), strings.Join(x.By, ", "))), "", "")
			}
			if len(x.Lines) > 0 {
				c := Concordance{Term: x.Term, Lines: x.Lines}
				if err := c.Terminal(t.Writer, o); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
