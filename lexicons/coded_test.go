package lexicons_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rashomon/lexicons"
)

// FuzzDecode: bytes that are not an encoded lexicon are refused, and what is read is
// written back as it was read.
func FuzzDecode(f *testing.F) {
	whole := lexicons.Encode(&lexicons.Lexicon{
		Name: "quays", Language: "en", File: "quays.yaml",
		Categories: []lexicons.Category{{
			ID: "naming", Kind: lexicons.Choice, Experimental: true, Guards: []lexicons.Guard{lexicons.Near}, Except: []string{"x y"}, Line: 300,
			Entries: []lexicons.Entry{{Option: "mutiny", Terms: []string{"mutiny", "~mutineer"}, Line: 301}},
		}},
		Sheets: []lexicons.Sheet{{ID: "s", Questions: []lexicons.Question{{ID: "q", Text: "Is it?"}}}},
	})
	f.Add(string(whole))
	f.Add(string(whole[:len(whole)-1]))
	f.Add("\xff\xff\xff\xff\xff\xff")
	f.Fuzz(func(t *testing.T, s string) {
		lex, err := lexicons.Decode(s)
		if err != nil {
			if lex != nil {
				t.Error("a lexicon beside an error")
			}
			return
		}
		again, err := lexicons.Decode(string(lexicons.Encode(lex)))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(lex, again); diff != "" {
			t.Error(diff)
		}
	})
}
