package analysis

import (
	"fmt"
	"strings"
	"testing"
	"unsafe"

	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestSentencesAreNoPartsOfTextsLetGo: a kept sentence is part of a witness's text only
// as long as the outlet keeps that text, or a few words would retain an article; and
// whatever it is part of, it is the sentence of its place.
func TestSentencesAreNoPartsOfTextsLetGo(t *testing.T) {
	m, err := lexicons.Compile(hedges(t)...)
	if err != nil {
		t.Fatal(err)
	}
	p := NewProfile(m, hedges(t), ProfileOptions{CountsOnly: true, Examples: 40})
	c := NewCounter(NewAnnotator(m, voice.DefaultOptions()), m, p)
	texts := map[string]string{}
	parts := 0
	for i := range 60 {
		id := fmt.Sprint("article ", i)
		texts[id] = fmt.Sprintf("The bridge hedgea fell on day %d. Nobody was there. Some %d people hedgeb saw it.\n", i, i)
		c.Add(&corpus.Document{ID: id, File: "file", Line: i + 1, Outlet: "Gazette", Lang: "en", Text: texts[id]})
		o := p.outlets["Gazette"]
		whole := map[*byte]bool{} // bytes of witnesses
		for j := range o.witnesses {
			for k := range len(o.witnesses[j].text) {
				whole[unsafe.StringData(o.witnesses[j].text[k:])] = true
			}
		}
		for x := range o.allExamples {
			article, _ := o.kept.article(x)
			s := o.kept.sentence(x)
			if !strings.HasPrefix(texts[article][s.at:], s.text) || s.text == "" {
				t.Fatalf("behind article %d, the sentence at %d of %s is %q", i, s.at, article, s.text)
			}
			part := o.kept.articles[s.article-1].whole
			if part {
				parts++
			}
			if part != whole[unsafe.StringData(s.text)] {
				t.Fatalf("behind article %d, a sentence of %s is said to be part of a witness: %v", i, article, part)
			}
		}
	}
	if o := p.outlets["Gazette"]; parts == 0 || len(o.witnesses) != maxWitnesses {
		t.Errorf("there are %d witnesses, and %d sentences were parts of them", len(o.witnesses), parts)
	}
}
