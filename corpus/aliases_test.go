package corpus_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rashomon/corpus"
)

func TestParseAliases(t *testing.T) {
	for _, c := range []struct {
		why, yaml string
		want      corpus.Aliases
		err       string
	}{
		{"outlets and speakers", "outlets:\n  - name: The Quay\n    spellings: [Quay Online, quay.example]\nspeakers:\n  - {name: Maren Holt, spellings: [Maren Holt-Brandt]}\n",
			corpus.Aliases{Outlets: []corpus.Alias{{"The Quay", []string{"Quay Online", "quay.example"}}}, Speakers: []corpus.Alias{{"Maren Holt", []string{"Maren Holt-Brandt"}}}}, ""},
		{"nothing is no error", "", corpus.Aliases{}, ""},
		{"a slip in a key would leave names apart in silence", "outlets:\n  - name: A\n    spelling: [B]\n", corpus.Aliases{},
			`a.yaml:3: the key "spelling" is not known; write for example "outlets: [{name: The Paper, spellings: [Paper Online]}]"`},
		{"a spelling can mean one outlet", "outlets: [{name: A, spellings: [x]}, {name: B, spellings: [X]}]", corpus.Aliases{}, `a.yaml: the outlet "X" is an alias of both "A" and "B"`},
		{"a name is a spelling of itself", "outlets: [{name: A, spellings: [B]}, {name: b, spellings: [c]}]", corpus.Aliases{}, `a.yaml: the outlet "b" is an alias of both "A" and "b"`},
		{"a name without spellings does nothing", "speakers: [{name: A}]", corpus.Aliases{}, `a.yaml: the speaker "A" has no spellings`},
		{"spellings without a name", "outlets: [{spellings: [x]}]", corpus.Aliases{}, `a.yaml: an alias of [x] names no outlet`},
		{"no YAML", "outlets: [", corpus.Aliases{}, `a.yaml:1: did not find expected node content; write for example "outlets: [{name: The Paper, spellings: [Paper Online]}]"`},
	} {
		got, err := corpus.ParseAliases("a.yaml", []byte(c.yaml))
		said := ""
		if err != nil {
			said = err.Error()
		}
		if said != c.err {
			t.Errorf("%s: error %q, want %q", c.why, said, c.err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.why, diff)
		}
	}
}

func TestParseFieldMap(t *testing.T) {
	for _, c := range []struct {
		s    string
		want []corpus.FieldMap
		err  string
	}{
		{"text=body", []corpus.FieldMap{{"text", "body"}}, ""},
		{" Text = article.body , outlet=source name", []corpus.FieldMap{{"text", "article.body"}, {"outlet", "source name"}}, ""},
		{"body", nil, `"body" is not FIELD=COLUMN, for example text=body,outlet=source`},
		{"text=body,text=lead", nil, `text is mapped to both "body" and "lead": take one of them out`},
		{"text=body,Text=body", []corpus.FieldMap{{"text", "body"}, {"text", "body"}}, ""},
		{"text=", nil, `"text=" is not FIELD=COLUMN, for example text=body,outlet=source`},
		{"titel=x", nil, `an article has no field "titel": did you mean "title"?`},
		{"words=x", nil, `an article has no field "words": it has text, id, outlet, title, date, event, author, url, lang, section`},
	} {
		got, err := corpus.ParseFieldMap(c.s)
		if diff := cmp.Diff(c.want, got); diff != "" || (err == nil) != (c.err == "") || err != nil && err.Error() != c.err {
			t.Errorf("%q: %v, %v; want %v, %s", c.s, got, err, c.want, c.err)
		}
	}
}

// TestDates checks which forms are read, and which might be another day.
func TestDates(t *testing.T) {
	lines := map[string]string{
		"2031-05-02": "2031-05-02", "2031-05-02T10:00:00+02:00": "2031-05-02T10:00:00+02:00", "2031-05-02 10:00:00": "2031-05-02", "2031-05-02 10:00:00+02:00": "2031-05-02T10:00:00+02:00",
		"2031/5/2": "2031-05-02", "20310502": "2031-05-02", "20310502T101500Z": "2031-05-02", "2.5.2031": "2031-05-02", "02. 05. 2031": "2031-05-02",
		"May 2, 2031": "2031-05-02", "MAY 2 2031": "2031-05-02", "Sept. 30, 2031 at 10:15 a.m. EDT": "2031-09-30", "2 May 2031": "2031-05-02", "2nd of May 2031": "2031-05-02",
		"Friday, 2 May 2031, 10:15": "2031-05-02", "02-May-2031": "2031-05-02", "Published: May 2, 2031": "2031-05-02", "Fri, 02 May 2031 10:00:00 +0200": "2031-05-02T10:00:00+02:00",
		"Fri, 02 May 2031 10:00:00 GMT": "2031-05-02T10:00:00Z", "Fri, 02 May 2031 10:00:00 EST": "2031-05-02", "1935481200": "2031-05-02T09:40:00Z", "1935481200000": "2031-05-02T09:40:00Z",
		"13/5/2031": "2031-05-13", "5/13/2031": "2031-05-13", "5/5/2031": "2031-05-05",
		// These could be two days, or none.
		"6/7/2031": "6/7/2031", "Feb. 30, 2031": "Feb. 30, 2031", "2031-13-40": "2031-13-40", "Friday": "Friday", "March of the 2 2031 men": "March of the 2 2031 men", "": "",
	}
	for given, want := range lines {
		for doc, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), mapFS(map[string]string{"a.csv": "date,text\n\"" + given + "\",x\n"})) {
			if err != nil {
				t.Fatal(err)
			}
			if doc.Date != want {
				t.Errorf("%q became %q, want %q", given, doc.Date, want)
			}
			if kept := len(doc.Extra) == 1 && doc.Extra[0] == (corpus.Field{Name: corpus.GivenDate, Value: given}); kept != (given != want) {
				t.Errorf("%q became %q and %v is kept", given, doc.Date, doc.Extra)
			}
		}
	}
}
