package analysis_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestReportDoesNotDependOnSharding checks the law that everything beyond one worker
// rests on: any split of the articles, in any order, merged in any order, gives the same
// bytes.
func TestReportDoesNotDependOnSharding(t *testing.T) {
	l, docs := corePack(t), example(t)
	want := bytesOf(t, compare(t, l, countWith(t, l, 1, docs...)))
	file := encode(t, countsOnly(t, l, 1, docs...))
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		shards := rapid.IntRange(1, 6).Draw(rt, "shards")
		rng := rand.New(rand.NewPCG(seed, 1))
		parts := make([][]*corpus.Document, shards)
		for _, i := range rng.Perm(len(docs)) {
			s := rng.IntN(shards)
			parts[s] = append(parts[s], docs[i])
		}
		profiles := make([]*analysis.Profile, shards)
		for i, part := range parts {
			profiles[i] = countWith(t, l, 1+rng.IntN(3), part...)
		}
		// Merge as a random tree, so that both laws are tried at once.
		for len(profiles) > 1 {
			i := rng.IntN(len(profiles) - 1)
			if err := profiles[i].Merge(profiles[i+1]); err != nil {
				rt.Fatal(err)
			}
			profiles = append(profiles[:i+1], profiles[i+2:]...)
		}
		if got := bytesOf(t, compare(t, l, profiles[0])); got != want {
			rt.Fatalf("the report of %d shards differs from that of one", shards)
		}

		// The same through files: each shard may be written and read again, and so may every
		// sum.
		profiles = profiles[:0]
		for _, part := range parts {
			profiles = append(profiles, countsOnly(t, l, 1+rng.IntN(3), part...))
		}
		for len(profiles) > 1 {
			i := rng.IntN(len(profiles) - 1)
			for k := i; k < i+2; k++ {
				if rng.IntN(2) == 0 {
					profiles[k] = decode(t, encode(t, profiles[k]))
				}
			}
			if err := profiles[i].Merge(profiles[i+1]); err != nil {
				rt.Fatal(err)
			}
			profiles = append(profiles[:i+1], profiles[i+2:]...)
		}
		if !bytes.Equal(encode(t, profiles[0]), file) {
			rt.Fatalf("the profile of %d shards has other bytes than that of one", shards)
		}
	})
}

func TestMergeRefusesOtherLexicons(t *testing.T) {
	l := parse(t, rising)
	other := parse(t, strings.Replace(rising, "1.0.0", "2.0.0", 1))
	p, q := countWith(t, l, 1), countWith(t, other, 1)
	err := p.Merge(q)
	if err == nil || !strings.Contains(err.Error(), "different lexicons (test 1.0.0; test 2.0.0)") {
		t.Errorf("merging profiles of two versions gives %v, want a refusal that names both", err)
	}
}

// TestCountsByVoice counts one short article by hand.
func TestCountsByVoice(t *testing.T) {
	l := parse(t, rising)
	text := "Garrison Mutiny Ends\n\n" +
		"The mutiny ended on Monday.\n\n" +
		"“The revolt was a mutiny of the hungry,” Colonel Arvo Tamm said.\n\n" +
		"He called it a “mutiny”.\n\n" +
		"The mutiny ended on Monday.\n"
	p := countWith(t, l, 1, article("a", "Gazette", text))
	tests := []struct {
		why    string
		option string
		want   analysis.Places
	}{
		{"headline, own voice, a quotation and a fragment; the repeated line never counts", "mutiny",
			analysis.Places{analysis.Headline: 1, analysis.Own: 1, analysis.Quote: 1, analysis.Fragment: 1}},
		{"only inside the quotation", "revolt", analysis.Places{analysis.Quote: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			for i, term := range p.Terms {
				if term.Option != tt.option {
					continue
				}
				if got := p.Tally("Gazette", i).Places; got != tt.want {
					t.Errorf("%s stands at %v, want %v", tt.option, got, tt.want)
				}
			}
		})
	}
	if e := p.Exposure("Gazette"); e.Duplicate != 5 {
		t.Errorf("%d words are duplicates, want the 5 of the repeated line", e.Duplicate)
	}
}

// TestAnArticleWithoutAHitCounts: exposure is kept separately from the tallies.
func TestAnArticleWithoutAHitCounts(t *testing.T) {
	l := parse(t, rising)
	p := countWith(t, l, 1, article("a", "Gazette", "Nothing happened at all today.\n"))
	e := p.Exposure("Gazette")
	if e.Articles != 1 || e.Words.Total() != 5 || e.WordingSquares != 25 {
		t.Errorf("exposure is %+v, want 1 article, 5 words and 25 squared", e)
	}
}

// TestCompareIsAntisymmetric: for two outlets, each log ratio is the negative of the
// other's, and for two outlets with the same articles it is 0.
func TestCompareIsAntisymmetric(t *testing.T) {
	l := parse(t, rising)
	hedged, plain := "Perhaps it will rain. Perhaps not. So it goes on and on here.\n", "Perhaps it will snow in the hills, the old farmers of the valley think.\n"
	r := compare(t, l, countWith(t, l, 1, article("a", "Gazette", hedged), article("b", "Herald", plain)))
	c := r.Cues[0].Outlets
	if c[0].LogRatio == nil || c[1].LogRatio == nil || c[0].LogRatio.Value != -c[1].LogRatio.Value || c[0].LogRatio.Value == 0 {
		t.Errorf("log ratios are %v and %v, want one the negative of the other", c[0].LogRatio, c[1].LogRatio)
	}
	r = compare(t, l, countWith(t, l, 1, article("a", "Gazette", hedged), article("b", "Herald", hedged)))
	for _, o := range r.Cues[0].Outlets {
		if o.LogRatio == nil || o.LogRatio.Value != 0 {
			t.Errorf("%s has log ratio %v against the same text, want 0", o.Outlet, o.LogRatio)
		}
	}
}

// TestFaultsAreCounted: inputs that could not be read are counted and the rest is read;
// with Strict the first ends the count.
func TestFaultsAreCounted(t *testing.T) {
	l := parse(t, rising)
	docs := func(yield func(*corpus.Document, error) bool) {
		for i := range 3 {
			if !yield(nil, &corpus.Fault{Kind: corpus.Empty, File: fmt.Sprintf("%d.txt", i), Reason: "the file has no text"}) {
				return
			}
		}
		yield(article("a", "Gazette", "A mutiny.\n"), nil)
	}
	opts := analysis.CountOptions{Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions()}
	p, err := analysis.Count(context.Background(), docs, opts)
	if err != nil {
		t.Fatal(err)
	}
	s := compare(t, l, p).Corpus.Skipped
	if p.Articles() != 1 || s.Total != 3 || len(s.List) != 3 || s.List[0].File != "0.txt" {
		t.Errorf("%d articles and %+v skipped, want 1 article and the 3 empty files", p.Articles(), s)
	}
	opts.Strict = true
	if _, err := analysis.Count(context.Background(), docs, opts); err == nil {
		t.Error("a strict count went on after a fault")
	}
}

func TestCountStopsWhenCancelled(t *testing.T) {
	l := parse(t, rising)
	ctx, cancel := context.WithCancel(context.Background())
	endless := func(yield func(*corpus.Document, error) bool) {
		for i := 0; yield(article(fmt.Sprint(i), "Gazette", "A mutiny.\n"), nil); i++ {
			if i == 10 {
				cancel()
			}
		}
	}
	if _, err := analysis.Count(ctx, endless, analysis.CountOptions{Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions()}); err == nil {
		t.Error("a cancelled count of an endless stream gave a profile")
	}
}

// TestManyArticlesLoseTheirRows: past MaxRows there are no rows of articles, and the
// counts by outlet remain complete.
func TestManyArticlesLoseTheirRows(t *testing.T) {
	l := parse(t, rising)
	docs := make([]*corpus.Document, analysis.MaxRows+1)
	for i := range docs {
		docs[i] = article(fmt.Sprint(i), "Gazette", "A mutiny.")
	}
	p := countWith(t, l, 2, docs...)
	if rows, ok := p.Rows(); ok || rows != nil {
		t.Errorf("there are %d rows of %d articles, want none", len(rows), len(docs))
	}
	if p.Articles() != int64(len(docs)) {
		t.Errorf("%d articles were counted, want %d", p.Articles(), len(docs))
	}
}

// TestOtherLanguagesAreNamed: an article in a language other than the lexicon's is listed
// and counted nowhere.
func TestOtherLanguagesAreNamed(t *testing.T) {
	l := parse(t, rising)
	spanish := article("b", "Diario", strings.Repeat("La guarnición se levantó al amanecer y los oficiales dijeron que no volverían a sus cuarteles hasta cobrar. ", 8))
	p := countWith(t, l, 1, article("a", "Gazette", "The mutiny ended on Monday, and the soldiers of the garrison went home.\n"), spanish)
	r := compare(t, l, p)
	skipped := r.Corpus.Skipped
	want := "the article of Diario is in Spanish and the lexicon for English; it was not counted"
	if p.Articles() != 1 || len(skipped.List) != 1 || !strings.Contains(skipped.List[0].Reason, want) {
		t.Errorf("%d articles counted, noted %+v; want the Spanish one named and left out", p.Articles(), skipped.List)
	}
	if !slices.Equal(skipped.OtherLanguages, []analysis.LanguageCount{{Language: "es", Articles: 1}}) {
		t.Errorf("of other languages: %v, want one article in Spanish", skipped.OtherLanguages)
	}
	reading := strings.Join(r.Corpus.Reading, "\n")
	for _, want := range []string{"1 article from 1 outlet was read", "1 article in Spanish was not counted, since this report has no lexicon for that language."} {
		if !strings.Contains(reading, want) {
			t.Errorf("section 1 reads %q, want %q in it", reading, want)
		}
	}
}

// TestWorkersAreLimited: no number of workers, however large, takes memory that is not there.
func TestWorkersAreLimited(t *testing.T) {
	p := countWith(t, parse(t, rising), math.MaxInt, article("1", "Gazette", "A mutiny.\n"))
	if p.Articles() != 1 {
		t.Errorf("%d articles, want 1", p.Articles())
	}
}
