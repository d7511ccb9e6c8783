package report

import (
	"fmt"
	"io"
	"strings"

	"rashomon/analysis"
)

// A SuggestionList is suggestions of one kind.
type SuggestionList struct {
	Title string
	List  []analysis.Suggestion
	Whole bool // List has been cut already, so all of it is shown
}

// Suggestions writes up to n of each list with their sentences.
func Suggestions(w io.Writer, lists []SuggestionList, n int, o Options) error {
	return onTerminal(w, o, "suggestions", func(t terminal) error {
		for i, l := range lists {
			if i > 0 {
				t.line("")
			}
			t.line(t.bold(l.Title))
			if len(l.List) == 0 {
				t.wrap("None found.", "  ", "  ")
			}
			shown := l.List
			if !l.Whole {
				shown = shown[:min(n, len(shown))]
			}
			for _, s := range shown {
				head := s.Word
				if s.Near != "" {
					head += " (near " + s.Near + ")"
				}
				t.wrap(clean(fmt.Sprintf("%s: %s", head, strings.Join(s.Reasons, "; "))), "- ", "  ")
				for _, e := range s.Evidence {
					before, hit, after := parts(e)
					t.wrap(clean(fmt.Sprintf("%s, %s, %s: %s", e.Outlet, e.Voice, place(e.File, e.Line), strings.TrimSpace(before+hit+after))), "    ", "      ")
				}
			}
			if len(shown) < len(l.List) {
				t.wrap(fmt.Sprintf("and %s more", integer(int64(len(l.List)-len(shown)))), "  ", "  ")
			}
		}
		t.line("")
		t.wrap("Read the sentences before you adopt a word: nothing has been added.", "", "")
		return nil
	})
}
