package voice

import (
	"strings"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

// regionsOf takes every line for a paragraph of the body.
func regionsOf(dst []corpus.Region, doc *corpus.Document) []corpus.Region {
	at := int32(0)
	for line := range strings.Lines(doc.Text) {
		if strings.TrimSpace(line) != "" {
			dst = append(dst, corpus.Region{Span: text.Span{Start: at, End: at + int32(len(line))}})
		}
		at += int32(len(line))
	}
	return dst
}
