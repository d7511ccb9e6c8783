package voice

import (
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
)

func read(t *testing.T, src string) *Reading {
	t.Helper()
	var into Reading
	NewReader(DefaultOptions()).Read(&corpus.Document{ID: "test", Text: src}, &into)
	check(t, &into)
	return &into
}

// lead makes what follows it body: without it the first line may be the headline.
const lead = "The council of Osk met on Monday and went home again without a vote of any kind.\n"

func TestQuotations(t *testing.T) {
	tests := []struct {
		why  string
		src  string
		want []string
	}{
		{"straight", `Vell called it "a long night" and left.`, []string{`"a long night"`}},
		{"curly", `Vell called it “a long night” and left.`, []string{`“a long night”`}},
		{"low and high", `Vell called it „a long night“ and left.`, []string{`„a long night“`}},
		{"guillemets", `Vell called it «a long night» and left.`, []string{`«a long night»`}},
		{"guillemets turned inwards", `Vell called it »a long night« and left.`, []string{`»a long night«`}},
		{"doubled apostrophes of old archives", "Vell called it ``a long night'' and left.", []string{"``a long night''"}},
		{"doubled straight apostrophes", "Vell called it ''a long night'' and left.", []string{"''a long night''"}},
		{"doubled marks of a table", `Vell called it ""a long night"" and left.`, []string{`""a long night""`}},
		{"closed by an opening glyph", `They want a “new order“ led by the port.`, []string{`“new order“`}},
		{"opened straight and closed curly", `It cost "huge sums” in the end.`, []string{`"huge sums”`}},
		{"two pairs", `He said “yes” and then “no”.`, []string{"“yes”", "“no”"}},
		{"nested single inside double", `“She said ‘not now’ to us,” Vell said.`, []string{"“She said ‘not now’ to us,”"}},
		{"nested double inside double, straight", `"He calls it "a deal," and nobody does," Vell said.`, []string{`"He calls it "a deal," and nobody does,"`}},
		{"British single marks, decided by the article", `‘We stay,’ Vell said. ‘They go.’`, []string{"‘We stay,’", "‘They go.’"}},
		{"British with straight marks and a plural possessive inside", `'The dockers' union stays,' Vell said.`, []string{"'The dockers' union stays,'"}},
		{"apostrophes are no marks", `The dockers' union and Vell's men don't want '23 again.`, nil},
		{"an elided word opens nothing", `Vell said 'tis late, so get 'em home.`, nil},
		{"inches", `The plank was 6'2" long and the board 5'11" short.`, nil},
		{"a closing mark alone", `This was not said” by anyone here.`, nil},
		{"unclosed ends with its paragraph", "Vell said: “We stay here.\nThe port is shut today.", []string{"“We stay here."}},
		{"over paragraphs, each opened", "“We stay.\n“We will not go,” Vell said.", []string{"“We stay.", "“We will not go,”"}},
		{"over paragraphs, opened once", "Vell wrote: “We stay here tonight.\nWe will not go at all.\nNobody will make us go.” The port is shut.",
			[]string{"“We stay here tonight.", "We will not go at all.", "Nobody will make us go.”"}},
		{"a second opening mark: the first was never closed", `“We stay, Vell said. “We will not go,” he added.`, []string{"“We stay, Vell said. ", "“We will not go,”"}},
		{"marks set apart, over two paragraphs", "`` We stay, '' Vell said. `` They go.\n`` We know it. ''", []string{"`` We stay, ''", "`` They go.", "`` We know it. ''"}},
		{"opened with a single mark, closed with a double one", `He called them 'good, old friends" and left. "We stay," he said. "We do."`, []string{`'good, old friends"`, `"We stay,"`, `"We do."`}},
		{"corner brackets", `Vell called it 「a long night」 and left.`, []string{"「a long night」"}},
		{"only marks", `He wrote “”, “…” and nothing else.`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			into := read(t, lead+tt.src+"\n")
			var got []string
			for _, q := range into.Quotations {
				got = append(got, q.Of(into.Document.Text))
			}
			for i := range tt.want {
				tt.want[i] = strings.TrimSpace(tt.want[i])
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%s\ngot  %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

func TestUnclosedQuotationRaisesCaution(t *testing.T) {
	into := read(t, lead+"Vell said: “We stay here.\nThe port is shut today.\n")
	if len(into.Cautions) != 1 || into.Cautions[0].Message != unclosedMessage {
		t.Fatalf("cautions %+v, want one: %s", into.Cautions, unclosedMessage)
	}
	if !into.Quotations[0].Unclosed {
		t.Error("the quotation is not marked unclosed")
	}
}

func TestKinds(t *testing.T) {
	tests := []struct {
		why, src string
		kind     QuotationKind
		voice    Voice
	}{
		{"a clause that could stand alone", `“The port will open again on Friday,” Vell said.`, Full, Quote},
		{"a lower-case clause with its own subject", `Vell said that “the port will open again on Friday.”`, Full, Quote},
		{"no subject of its own", `The two sides “agreed to open the port again,” Vell said.`, Partial, Quote},
		{"no verb of its own", `Vell wants “the largest and oldest port of all” for Osk.`, Partial, Quote},
		{"four words with a source", `Vell called it “a very long night”.`, Fragmentary, Fragment},
		{"four words without one", `The so-called “very long night” ended.`, Unattributed, Fragment},
		{"four words that were all that was said", `“We are here,” Vell said.`, Full, Quote},
		{"the title of a work is nobody's speech", `The choir sang “The Long Night of Osk” at noon.`, Partial, Own},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			into := read(t, lead+tt.src+"\n")
			if len(into.Quotations) != 1 {
				t.Fatalf("%d quotations, want 1", len(into.Quotations))
			}
			q := into.Quotations[0]
			if q.Kind != tt.kind {
				t.Errorf("kind %v, want %v", q.Kind, tt.kind)
			}
			if v := into.Voices[q.First+1]; v != tt.voice {
				t.Errorf("voice %v, want %v", v, tt.voice)
			}
		})
	}
}
