package corpus_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rashomon/corpus"
)

func TestList(t *testing.T) {
	fsys := mapFS(map[string]string{
		"a.txt":   "# Garrison Rises\n\nThe garrison rose.\n",
		"b.jsonl": "{\"id\":\"1\",\"title\":\"Arms Down\",\"text\":\"It's 2 words.\"}\n{\"id\":\"2\"}\n",
		"c.json":  "{\"text\":\n\"x\"}",
		"d.pdf":   "%PDF-",
		"e.txt":   utf16le("Text."),
	})
	var got []string
	for row, err := range corpus.ListFS(t.Context(), corpus.DefaultOptions(), fsys, ".", "gone") {
		if err != nil {
			t.Fatal(err)
		}
		s := fmt.Sprintf("%s:%d %q id=%s outlet=%s title=%q %s %d bytes %d words", row.File, row.Line, row.Format, row.ID, row.Outlet, row.Title, row.Decoded, row.Bytes, row.Words)
		if row.Fault != nil {
			s = fmt.Sprintf("%s:%d %q %s", row.File, row.Line, row.Format, row.Fault.Kind)
		}
		got = append(got, s)
	}
	want := []string{
		`a.txt:0 "text" id=a outlet=a title="Garrison Rises"  37 bytes 5 words`,
		`b.jsonl:1 "json lines" id=1 outlet=b title="Arms Down"  13 bytes 4 words`,
		`b.jsonl:2 "json lines" no text`,
		`c.json:1 "json" id=c:1 outlet=c title=""  1 bytes 1 words`,
		`d.pdf:0 "pdf" bad archive`,
		`e.txt:0 "text" id=e outlet=e title="" UTF-16LE 5 bytes 1 words`,
		`gone:0 "" missing`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDraftManifest(t *testing.T) {
	body := "\n\nThe garrison of Port Valen laid down its arms on Sunday, a day after it had closed the harbour.\n"
	fsys := mapFS(map[string]string{
		"set/quay/1.txt":  "Garrison, Council Meet" + body,
		"set/2.txt":       " date 2031-05-02 By Ada Brennick" + body,
		"set/3.md":        "---\noutlet: Harbour\ndate: 2 May\n---\n" + body,
		"set/4.txt":       "Garrison Rises\nUpdated:\n6/25/2031" + body,
		"set/5.txt":       "Garrison Rises\n6/7/2031" + body,
		"set/6.txt":       "Garrison Rises\nSunday, June 7, 2031, 4:10 p.m." + body,
		"set/7.txt":       "",
		"set/8.jsonl":     "{\"id\":\"a\",\"title\":\"A\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"x\"}\n",
		"set/corpus.csv":  "file,outlet\n2.txt,Somebody\n",
		"set/.hidden.txt": "x",
	})
	draft, faults, err := corpus.DraftManifestFS(t.Context(), fsys, "set")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"file,outlet,title,date,event",
		"2.txt,,,2031-05-02,",
		"3.md,Harbour,,2 May,",
		"4.txt,,Garrison Rises,2031-06-25,",
		"5.txt,,Garrison Rises,,", // June or July
		"6.txt,,Garrison Rises,2031-06-07,",
		"8.jsonl,,,,",
		"quay/1.txt,quay,\"Garrison, Council Meet\",,",
		"",
	}
	if diff := cmp.Diff(want, strings.Split(string(draft), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(faults) != 1 || faults[0].Kind != corpus.Empty || faults[0].File != "set/7.txt" {
		t.Errorf("faults %v; want the empty set/7.txt", faults)
	}

	// The draft reads as intended.
	fsys["set/corpus.csv"].Data = draft
	rows, err := csv.NewReader(strings.NewReader(string(draft))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]bool{}
	for doc, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), fsys, "set") {
		var f *corpus.Fault
		switch {
		case errors.As(err, &f) && f.Kind == corpus.Unlisted:
		case err != nil:
			t.Error(err)
		default:
			read[strings.TrimPrefix(doc.File, "set/")] = true
		}
	}
	for _, row := range rows[1:] {
		if !read[row[0]] {
			t.Errorf("the drafted row of %s was not read", row[0])
		}
	}

	if _, _, err := corpus.DraftManifestFS(t.Context(), fsys, "gone"); err == nil {
		t.Error("a draft for a folder that is not there")
	}
	if _, _, err := corpus.DraftManifestFS(t.Context(), fsys, "set/2.txt"); err == nil {
		t.Error("a draft for a file")
	}
}

// TestDraftWithoutFormulas checks that a spreadsheet, in which drafts are edited, finds no formula in
// what articles and files are called, and that the draft is read as the names are.
func TestDraftWithoutFormulas(t *testing.T) {
	fsys := mapFS(map[string]string{
		"set/=1+1.txt": "The garrison laid down its arms.\n",
		"set/a.md":     "---\noutlet: \"@Harbour\"\ntitle: \"=HYPERLINK(1)\"\ndate: \"-2\"\nevent: +e\n---\n\nThe garrison laid down its arms.\n",
	})
	draft, _, err := corpus.DraftManifestFS(t.Context(), fsys, "set")
	if err != nil {
		t.Fatal(err)
	}
	want := "file,outlet,title,date,event\n\" =1+1.txt\",,,,\na.md,\" @Harbour\",\" =HYPERLINK(1)\",\" -2\",\" +e\"\n"
	if string(draft) != want {
		t.Errorf("the draft is\n%s, want\n%s", draft, want)
	}
	fsys["set/corpus.csv"] = &fstest.MapFile{Data: draft}
	got := told(t, corpus.DefaultOptions(), fsys, "set")
	if diff := cmp.Diff([]string{"=1+1 of =1+1 in set/=1+1.txt", "a of @Harbour in set/a.md title==HYPERLINK(1) date=-2 event=+e"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOutletRules(t *testing.T) {
	for _, c := range []struct {
		rule, why string
		good      bool
	}{
		{"The Quay=quay/*.txt", "", true},
		{" The Quay = quay/*.txt ", "space around is no part of either", true},
		{"a=b=c", "the first mark parts them", true},
		{"The Quay", "no pattern", false},
		{"=x", "no name", false},
		{"x=", "no pattern", false},
		{"x=[a", "a pattern that cannot be read", false},
	} {
		r, err := corpus.ParseOutletRule(c.rule)
		if (err == nil) != c.good {
			t.Errorf("%q (%s): %v, %v", c.rule, c.why, r, err)
		}
	}
}
