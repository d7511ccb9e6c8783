package lexicons_test

import (
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// read makes a Reading of src by hand: every line is a body region; a full stop, ! or ?
// before a space or the end of the line ends a sentence.
func read(v *text.Vocabulary, src string) *voice.Reading {
	r := &voice.Reading{Document: &corpus.Document{Text: src}, Vocabulary: v}
	tokenizer := text.NewTokenizer(v)
	for at := 0; at < len(src); {
		end := len(src)
		if i := strings.IndexByte(src[at:], '\n'); i >= 0 {
			end = at + i
		}
		if strings.TrimSpace(src[at:end]) != "" {
			r.Regions = append(r.Regions, corpus.Region{Span: text.Span{Start: int32(at), End: int32(end)}})
			first := int32(len(r.Tokens))
			r.Tokens = tokenizer.Tokens(r.Tokens, src[at:end])
			for i := first; i < int32(len(r.Tokens)); i++ {
				tok := &r.Tokens[i]
				tok.Start, tok.End = tok.Start+int32(at), tok.End+int32(at)
				s := tok.Of(src)
				last := i+1 == int32(len(r.Tokens))
				ends := (s == "." || s == "!" || s == "?") && (int(tok.End) == end || src[tok.End] == ' ') && !(i > first && (r.Tokens[i-1].Of(src) == "Mr" || strings.Contains(r.Tokens[i-1].Of(src), ".")))
				if last || ends {
					if first <= i {
						r.Sentences = append(r.Sentences, voice.Sentence{
							Span:  text.Span{Start: r.Tokens[first].Start, End: tok.End},
							First: first, Last: i + 1, Region: int32(len(r.Regions) - 1),
						})
					}
					first = i + 1
				}
			}
		}
		at = end + 1
	}
	r.Zones = make([]corpus.Zone, len(r.Tokens))
	r.Voices = make([]voice.Voice, len(r.Tokens))
	r.Duplicates = make([]bool, len(r.Tokens))
	return r
}

// compiled parses and compiles a lexicon written in a test.
func compiled(t testing.TB, yaml string) *lexicons.Matcher {
	t.Helper()
	lex, err := lexicons.Parse("test.yaml", []byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	m, err := lexicons.Compile(lex)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// scan returns the hits of m in src, each as "text" followed by its marks:
// ! blocked, ~ negated, § legal.
func scan(m *lexicons.Matcher, src string) []string {
	v := text.NewVocabulary()
	r := read(v, src)
	found := []string{}
	for _, h := range m.Scanner(v).Scan(nil, r) {
		s := h.Of(src)
		if h.Blocked {
			s += "!"
		}
		if h.Negated {
			s += "~"
		}
		if h.Legal {
			s += "§"
		}
		found = append(found, s)
	}
	return found
}
