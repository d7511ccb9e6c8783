package analysis

import (
	"math/rand/v2"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// TestWordTalliesAddUp to the same as a map of sums, whatever fits in a held tally, in
// whatever order they are settled, and merged from two.
func TestWordTalliesAddUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	type use struct {
		stem int32
		k    uint32
	}
	articles := make([][]use, 3000)
	of := make([]int64, len(articles))
	for i := range articles {
		of[i] = 1 + rng.Int64N(1<<uint(1+rng.IntN(30)))
		for stem := rng.Int32N(5); stem < 400; stem += 1 + rng.Int32N(40) {
			x := use{stem, 1 + rng.Uint32N(3)}
			switch {
			case stem == 7: // too many for a byte, and squares for four
				x.k = 1<<16 - 1 + rng.Uint32N(2)
			case stem%97 == 0:
				x.stem += 1 << 24 // too large for three
				x.k = 254 + rng.Uint32N(3)
			}
			articles[i] = append(articles[i], x)
		}
	}
	count := func(from, to int, s *settler) (*wordTallies, *eventCount) {
		w, e := &wordTallies{}, &eventCount{}
		var u wordUses
		for i, article := range articles[from:to] {
			u.begin(of[from+i], len(article))
			bound := 0
			for _, x := range article {
				u.add(x.stem, x.k)
				bound = max(bound, int(x.stem)+1)
			}
			u.end(bound)
			w.note(&u, s)
			e.note(&u, s)
		}
		w.settle(s)
		w.sort(s)
		e.settle(s)
		e.sort(s)
		return w, e
	}
	var s settler
	whole, event := count(0, len(articles), &s)
	ids := make([]int32, 1<<24+400) // the stems of both have the same numbers
	for i := range ids {
		ids[i] = int32(i)
	}
	one, oneEvent := count(0, 1100, &s)
	other, otherEvent := count(1100, len(articles), &s)
	one.merge(other, ids)
	oneEvent.merge(otherEvent, ids)

	want := map[int32]*wordTally{}
	for i, article := range articles {
		for _, x := range article {
			if want[x.stem] == nil {
				want[x.stem] = &wordTally{}
			}
			want[x.stem].observe(int64(x.k), of[i])
		}
	}
	if len(whole.keys) != len(want) || len(one.keys) != len(want) {
		t.Fatalf("%d and %d stems, want %d", len(whole.keys), len(one.keys), len(want))
	}
	for stem, sum := range want {
		if got := tallyOf(whole, stem); got != *sum {
			t.Fatalf("stem %d is %+v, want %+v", stem, got, *sum)
		}
		if got := tallyOf(one, stem); got != *sum {
			t.Fatalf("stem %d merged is %+v, want %+v", stem, got, *sum)
		}
		if got := event.count(stem); got != sum.k || oneEvent.count(stem) != sum.k {
			t.Fatalf("stem %d stands %d times in the event, merged %d, want %d", stem, got, oneEvent.count(stem), sum.k)
		}
	}
	if len(whole.wide) == 0 || len(whole.wide) == len(want) {
		t.Fatalf("%d of %d tallies do not fit: both kinds are to be tried", len(whole.wide), len(want))
	}
}

// TestWordTalliesOfManyArticles: a tally becomes wide at as many articles as sixteen bits
// cannot distinguish from isWide.
func TestWordTalliesOfManyArticles(t *testing.T) {
	var w wordTallies
	var s settler
	var u wordUses
	want := make([]wordTally, 2) // by stem, the first of which is an article ahead
	for i := range 1<<16 + 3 {
		u.begin(100, 2)
		for stem := range want {
			if stem == 0 || i > 0 {
				u.add(int32(stem), 2)
				want[stem].observe(2, 100)
			}
		}
		u.end(len(want))
		w.note(&u, &s)
		if i < 1<<16-5 {
			continue
		}
		w.settle(&s)
		w.sort(&s)
		for at, stem := range w.keys {
			if sum := want[stem]; w.at(int32(at)) != sum || w.k(int32(at)) != sum.k {
				t.Fatalf("after %d articles stem %d is %+v, want %+v", i+1, stem, w.at(int32(at)), sum)
			}
		}
	}
	if len(w.wide) != 2 {
		t.Errorf("%d tallies are wide, want both", len(w.wide))
	}
}

// TestSpellingsAreFlushed before any could be counted more often than there is room for.
func TestSpellingsAreFlushed(t *testing.T) {
	p := &Profile{gate: &gate{}, words: vocabulary{stems: make([]stemCount, 1), forms: make([]formCount, 1)}}
	c := wordCounter{known: &knownForms{{{1, -1}}}, stems: make([]uint32, firstSeen+1)}
	c.forms, c.outside, c.counted = []wordForm{{firstSeen, 1<<32 - 2}}, []uint32{2}, 1<<32-2
	a := &Article{Reading: &voice.Reading{Vocabulary: text.NewVocabulary()}}
	for i := range int32(3) {
		a.Tokens = append(a.Tokens, text.Token{Kind: text.Word})
		a.Zones, a.Voices, a.Duplicates = append(a.Zones, corpus.Body), append(a.Voices, voice.Own), append(a.Duplicates, false)
		a.Sentences = append(a.Sentences, voice.Sentence{First: i, Last: i + 1})
	}
	a.stretches = []stretch{{first: 0, last: 3, place: Own}}
	c.count(a, p, 3)
	c.flush(&p.words)
	c.flush(&p.words) // nothing is left
	const all, inside = 1<<32 + 1, 1<<32 - 4
	if v := &p.words; v.forms[0].count != all || v.stems[0].inside != inside || v.stems[0].capital != inside {
		t.Errorf("%+v of %+v, want %d occurrences, %d of them inside and with a capital", v.forms[0], v.stems[0], all, inside)
	}
}

// TestSpellingsOfOneArticle counts two words, one the first of every sentence and one of
// every headline.
func TestSpellingsOfOneArticle(t *testing.T) {
	const sentences, length = 5000, 20 // and as many tokens of headlines behind each
	a := &Article{Reading: &voice.Reading{Vocabulary: text.NewVocabulary()}}
	for i := range int32(sentences) {
		for _, id := range []text.FormID{0, 1} {
			for range length {
				a.Tokens = append(a.Tokens, text.Token{Form: id, Kind: text.Word})
				a.Zones = append(a.Zones, []corpus.Zone{corpus.Body, corpus.Headline}[id])
				a.Voices, a.Duplicates = append(a.Voices, voice.Own), append(a.Duplicates, false)
			}
			last := int32(len(a.Tokens))
			a.Sentences = append(a.Sentences, voice.Sentence{First: last - length, Last: last, Region: i})
			a.stretches = append(a.stretches, stretch{first: last - length, last: last, place: []Place{Own, Headline}[id]})
		}
	}
	c := wordCounter{known: &knownForms{{{1, -1}, {2, 2}}}, stems: make([]uint32, firstSeen+2)}
	c.forms, c.outside = []wordForm{{stem: firstSeen}, {stem: firstSeen + 1}}, make([]uint32, 2)
	v := vocabulary{stems: make([]stemCount, 2), forms: make([]formCount, 2)}
	c.count(a, nil, sentences*length*2)
	c.flush(&v)
	const all = sentences * length
	if v.forms[0].count != all || v.forms[1].count != all || c.uses.words != 2*all {
		t.Errorf("%+v, want %d each; %d uses", v.forms, all, c.uses.words)
	}
	if v.stems[0].inside != all-sentences || v.stems[0].capital != all-sentences || v.stems[1].inside != 0 {
		t.Errorf("%+v, want %d inside of the first", v.stems, all-sentences)
	}
}
