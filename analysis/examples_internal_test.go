package analysis

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestKeptSentencesDoNotDependOnTheOrder: whatever the shards and the order in which they
// are merged, the same sentences are kept within the same bounds, at every bound that
// shelves can reach; no term of an outlet is without one.
func TestKeptSentencesDoNotDependOnTheOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	type found struct {
		outlet  string
		term    int32
		speaker string
		x       Example
	}
	tidied := 0
	for _, most := range []int64{4, 20, 60, 400, 4000} {
		var all []found
		var from kept
		for article := range 60 {
			id := fmt.Sprintf("article %d", article)
			of := from.addArticle(id, "file")
			for at := range int32(12) {
				f := found{outlet: fmt.Sprint("outlet ", article%3), term: rng.Int32N(9)}
				f.x = Example{rank: rankOf(hashID(id), at), in: from.addSentence(of, at, "Nobody slept."), place: Place(rng.IntN(4)), line: 1}
				if rng.IntN(3) == 0 {
					f.speaker = fmt.Sprint("speaker ", rng.IntN(12))
					f.x.by = from.introduction(0, f.speaker, "say")
				}
				all = append(all, f)
			}
		}
		count := func(list []found) *Profile {
			p := newProfile(nil, ProfileOptions{Examples: 40})
			p.examples.most, p.said.most = most, most
			for _, f := range list {
				o := p.outlet(f.outlet)
				if m := newMover(&from, &o.kept); f.speaker == "" {
					p.addExample(o, o.tallies.small.at(f.term), f.x, m)
				} else {
					p.addSaid(o, f.speaker, f.x, m)
				}
				p.shelve(p.examples.bounds, p.said.bounds)
			}
			return p
		}
		told := func(p *Profile) string {
			s := fmt.Sprintln(p.examples, p.said)
			for _, name := range p.Outlets() {
				o := p.outlets[name]
				tell := func(of any, x *Example) {
					article, file := o.kept.article(x)
					speaker, verb := o.kept.speaker(x)
					in := o.kept.sentence(x)
					s += fmt.Sprintln(name, of, article, file, in.at, in.text, speaker, verb, x.place)
				}
				for term := range int32(9) {
					for _, x := range o.examplesOf(term) {
						tell(term, &x)
					}
				}
				for speaker := range 12 {
					for _, x := range o.said[fmt.Sprint("speaker ", speaker)] {
						tell(speaker, &x)
					}
				}
				tidied += o.kept.tidied
			}
			return s
		}
		whole := count(all)
		want := told(whole)
		for _, o := range whole.outlets {
			for _, term := range o.tallies.terms() {
				if len(o.examplesOf(term)) == 0 {
					t.Errorf("of at most %d, a term is left without a sentence", most)
				}
			}
		}
		for range 5 {
			rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			cut := 1 + rng.IntN(len(all)-1)
			a, b := count(all[:cut]), count(all[cut:])
			for _, o := range []string{"outlet 0", "outlet 1", "outlet 2"} {
				a.outlet(o)
			}
			a.mergeExamples(b)
			if got := told(a); got != want {
				t.Fatalf("of at most %d, shards of %d and %d keep\n%s\nand all together\n%s", most, cut, len(all)-cut, got, want)
			}
		}
	}
	if tidied == 0 {
		t.Error("no outlet was tidied")
	}
}

// TestSentencesNotKeptAreSpokenOf: a report says what it has no sentences for, and
// nothing when all that was requested is kept or nothing shows the numbers.
func TestSentencesNotKeptAreSpokenOf(t *testing.T) {
	few := shelf{bounds: bounds{limit: 40}}
	tests := []struct {
		why         string
		terms, said shelf
		want        []string // a part of each caution
		sections    []string
	}{
		{"all that was asked for", few, few, nil, nil},
		{"fewer of each number", shelf{bounds: bounds{limit: 5}}, few, []string{"at most 5 sentences are kept for each, although 40 were asked for"}, nil},
		{"one of each number", shelf{bounds: bounds{limit: 1}}, few, []string{"at most 1 sentence is kept for each, although 40 were asked for"}, nil},
		{"one a term whatever its voice", shelf{bounds: bounds{limit: 1, level: 1}}, few, []string{"its numbers in other voices open to none"}, nil},
		{"speakers of some articles alone", few, shelf{bounds: bounds{limit: 1, level: 12}}, []string{"about one article in 4,096, so"}, nil},
		{"both", shelf{bounds: bounds{limit: 1, level: 1}}, shelf{bounds: bounds{limit: 1, level: 1}}, []string{"in other voices", "one article in 2, so"}, nil},
		{"both, of terms alone", shelf{bounds: bounds{limit: 1, level: 1}}, shelf{bounds: bounds{limit: 1, level: 1}}, []string{"in other voices"}, []string{SectionCues}},
		{"both, of names alone", shelf{bounds: bounds{limit: 1, level: 1}}, shelf{bounds: bounds{limit: 1, level: 1}}, []string{"in other voices"}, []string{SectionNaming}},
		{"both, of speakers alone", shelf{bounds: bounds{limit: 1, level: 1}}, shelf{bounds: bounds{limit: 1, level: 1}}, []string{"one article in 2, so"}, []string{SectionSources}},
		{"both, of neither", shelf{bounds: bounds{limit: 1, level: 1}}, shelf{bounds: bounds{limit: 1, level: 1}}, nil, []string{SectionDistinctive}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			p := newProfile(nil, ProfileOptions{Examples: 40})
			p.examples, p.said = tt.terms, tt.said
			r, err := Compare(p, CompareOptions{Seed: 1, Alpha: 0.05, Sections: tt.sections})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Cautions) != len(tt.want) {
				t.Fatalf("cautions %q, want %d", r.Cautions, len(tt.want))
			}
			for i, part := range tt.want {
				if !strings.Contains(r.Cautions[i], part) {
					t.Errorf("caution %q does not say %q", r.Cautions[i], part)
				}
			}
		})
	}
}
