package report

import (
	"fmt"
	"iter"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// A Keeper keeps articles while they are counted, for a page that shows them; once
// there are more than a page carries it keeps none. The zero Keeper is ready for use.
type Keeper struct {
	documents []*corpus.Document
	articles  int
	bytes     int
	over      bool
}

// Watch passes docs on and keeps them.
func (k *Keeper) Watch(docs iter.Seq2[*corpus.Document, error]) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		for doc, err := range docs {
			if doc != nil {
				k.keep(doc)
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

func (k *Keeper) keep(doc *corpus.Document) {
	k.articles++
	k.bytes += len(doc.Text)
	k.over = k.over || k.articles > MaxPageArticles || k.bytes > MaxPageText
	if k.over {
		k.documents = nil
		return
	}
	k.documents = append(k.documents, doc)
}

// Texts annotates what was kept with what m looks for.
func (k *Keeper) Texts(m *lexicons.Matcher, o voice.Options) Texts {
	if k.over {
		return Texts{LeftOut: fmt.Sprintf(
			"The articles’ text is left out of this page: a page holds at most %s articles and %d MB of text, and %s articles with %.1f MB were read. "+
				"All the sentences that the report keeps behind its figures are here.",
			integer(MaxPageArticles), MaxPageText>>20, integer(int64(k.articles)), float64(k.bytes)/(1<<20))}
	}
	a := analysis.NewAnnotator(m, o)
	t := Texts{Articles: make([]Article, 0, len(k.documents))}
	for _, doc := range k.documents {
		t.Articles = append(t.Articles, Article{Document: doc, Annotation: a.Annotate(doc).Annotation(m)})
	}
	return t
}
