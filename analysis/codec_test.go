package analysis_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// countsOnly counts docs without the sentences that a profile file leaves out.
func countsOnly(t testing.TB, l *lexicons.Lexicon, jobs int, docs ...*corpus.Document) *analysis.Profile {
	t.Helper()
	p, err := analysis.Count(t.Context(), stream(docs...), analysis.CountOptions{
		Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(), Jobs: jobs, Examples: 50,
		CountsOnly: true, Statistics: []string{"collocations"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func encode(t testing.TB, p *analysis.Profile) []byte {
	t.Helper()
	b, err := p.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func decode(t testing.TB, b []byte) *analysis.Profile {
	t.Helper()
	p, err := analysis.ReadProfile(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestReadingBackChangesNothing: a profile that is read back gives the same bytes and
// the same report, without the lexicon at hand.
func TestReadingBackChangesNothing(t *testing.T) {
	l, docs := corePack(t), example(t)
	p := countsOnly(t, l, 2, docs...)
	b := encode(t, p)
	q := decode(t, b)
	if again := encode(t, q); !bytes.Equal(b, again) {
		t.Fatalf("read back and written again, %d bytes became %d others", len(b), len(again))
	}
	opts := analysis.CompareOptions{Seed: 1, Alpha: 0.05, Statistics: []string{"collocations"}}
	got, err := analysis.Compare(q, opts)
	if err != nil {
		t.Fatal(err)
	}
	opts.Lexicons = []*lexicons.Lexicon{l}
	want, err := analysis.Compare(p, opts)
	if err != nil {
		t.Fatal(err)
	}
	if bytesOf(t, got) != bytesOf(t, want) {
		t.Error("the report of what was read back is another")
	}
}

// TestAProfileWithTextsIsWrittenWithoutThem: the bytes are those of the counts alone.
func TestAProfileWithTextsIsWrittenWithoutThem(t *testing.T) {
	l, docs := parse(t, rising), example(t)
	opts := analysis.CountOptions{Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(), Examples: 50, Statistics: []string{"collocations"}}
	p, err := analysis.Count(t.Context(), stream(docs...), opts)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(encode(t, p), encode(t, countsOnly(t, l, 1, docs...))) {
		t.Error("a profile that kept its texts is written otherwise than one that did not")
	}
}

// TestSectionsWithoutText are the same whether or not the articles' text was kept.
func TestSectionsWithoutText(t *testing.T) {
	l, docs := parse(t, rising), example(t)
	whole, counts := countWith(t, l, 1, docs...), countsOnly(t, l, 1, docs...)
	opts := analysis.CompareOptions{Seed: 1, Alpha: 0.05, Lexicons: []*lexicons.Lexicon{l}}
	for _, section := range analysis.Sections() {
		opts.Sections = []string{section}
		want, err := analysis.Compare(whole, opts)
		if err != nil {
			t.Fatal(err)
		}
		got, err := analysis.Compare(counts, opts)
		same := err == nil && bytesOf(t, got) == bytesOf(t, want)
		if need := analysis.NeedText(opts.Sections); need == same {
			t.Errorf("section %s: NeedText is %v, and the report without text is the same: %v (%v)", section, need, same, err)
		}
	}
	if !analysis.NeedText(nil) {
		t.Error("a report of all sections needs no text")
	}
}

// TestProfilesWithTextsMergeWithout: if they were laid side by side, some articles
// would be taken for all.
func TestProfilesWithTextsMergeWithout(t *testing.T) {
	l, docs := parse(t, rising), example(t)
	whole, part := countWith(t, l, 1, docs...), countWith(t, l, 1, docs[0])
	if whole.CountsOnly() {
		t.Fatal("articles were counted without their texts")
	}
	if err := part.Merge(decode(t, encode(t, countWith(t, l, 1, docs[1:]...)))); err != nil {
		t.Fatal(err)
	}
	if !part.CountsOnly() || !bytes.Equal(encode(t, whole), encode(t, part)) {
		t.Error("a profile and articles do not add up to the profile of all")
	}
}

// TestForeignFilesAreRefused with one sentence that says what to do.
func TestForeignFilesAreRefused(t *testing.T) {
	good := encode(t, countsOnly(t, parse(t, rising), 1, example(t)...))
	newer := slices.Clone(good)
	newer[analysis.MagicLen]++
	flipped := slices.Clone(good)
	flipped[len(flipped)/2] ^= 4
	tests := []struct {
		why, want string
		data      []byte
	}{
		{"nothing at all", "it is not a profile", nil},
		{"an article", "it is not a profile", []byte("The mutiny ended on Monday.")},
		{"the first bytes alone", "cut short", good[:analysis.MagicLen]},
		{"cut in the middle", "cut short", good[:len(good)/2]},
		{"cut within the checksum", "cut short", good[:len(good)-1]},
		{"a bit turned over", "damaged", flipped},
		{"two files in one", "something follows its end", append(slices.Clone(good), good...)},
		{"of a newer program", "has format 4, but this program reads format 3", newer},
		{"copied as text", "it is not a profile", bytes.Replace(good, []byte("\r\n"), []byte("\n"), 1)},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			p, err := analysis.ReadProfile(bytes.NewReader(tt.data))
			if err == nil || p != nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("reading gives %v, want an error with %q", err, tt.want)
			}
			if err != nil && (strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), ":")) {
				t.Errorf("%q is not one sentence that says what to do", err)
			}
		})
	}
	for cut := 0; cut < len(good); cut += 1 + len(good)/997 {
		if _, err := analysis.ReadProfile(bytes.NewReader(good[:cut])); err == nil {
			t.Fatalf("the first %d of %d bytes were read as a profile", cut, len(good))
		}
	}
}

// TestAnErrorOfReadingIsKept: a disk that fails is not a damaged file.
func TestAnErrorOfReadingIsKept(t *testing.T) {
	good := encode(t, countsOnly(t, parse(t, rising), 1, example(t)...))
	_, err := analysis.ReadProfile(io.MultiReader(bytes.NewReader(good[:100]), failing{}))
	if err == nil || !strings.Contains(err.Error(), os.ErrDeadlineExceeded.Error()) {
		t.Errorf("reading from a failing disk gives %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, os.ErrDeadlineExceeded }

// FuzzReadProfile: any bytes are refused, or are a profile that is written again as it
// was read, and can be merged and reported on.
func FuzzReadProfile(f *testing.F) {
	l := parse(f, rising)
	f.Add(payload(encode(f, countsOnly(f, l, 1))))
	f.Add(payload(encode(f, countsOnly(f, l, 1, article("a", "Gazette", "The mutiny ended on Monday, perhaps.\n")))))
	f.Add(payload(encode(f, countsOnly(f, l, 1, example(f)[:2]...))))
	f.Fuzz(func(t *testing.T, content []byte) {
		data := framed(content)
		p, err := analysis.ReadProfile(bytes.NewReader(data))
		if err != nil {
			return
		}
		if again := encode(t, p); !bytes.Equal(again, data) {
			t.Fatalf("%d bytes were read, and written as %d others", len(data), len(again))
		}
		if _, err := analysis.ReadProfileFor(bytes.NewReader(data), []string{analysis.SectionDistinctive}); err != nil {
			t.Fatalf("read for one section, it is refused: %v", err)
		}
		if _, err := analysis.Compare(p, analysis.CompareOptions{Seed: 1, Alpha: 0.05, Draws: 9}); err != nil {
			t.Logf("no report of it: %v", err)
		}
	})
}

// payload is the content of the blocks of a profile file.
func payload(file []byte) []byte {
	rest := file[analysis.MagicLen+1 : len(file)-sha256.Size]
	var out []byte
	for {
		n, k := binary.Uvarint(rest)
		out = append(out, rest[k:k+int(n)]...)
		rest = rest[k+int(n):]
		if n < 1<<16 {
			return out
		}
	}
}

// framed puts content in blocks, with the checksum that belongs to it, so that
// fuzzing gets past it.
func framed(content []byte) []byte {
	file := append([]byte("\x89RSHMN\r\n"), analysis.ProfileFormat)
	for {
		n := min(len(content), 1<<16)
		file = binary.AppendUvarint(file, uint64(n))
		file = append(file, content[:n]...)
		content = content[n:]
		if n < 1<<16 {
			break
		}
	}
	sum := sha256.Sum256(file)
	return append(file, sum[:]...)
}

// TestTheFormatHasNotChanged: files written earlier can be read, as long as the number
// of the format is the same.
func TestTheFormatHasNotChanged(t *testing.T) {
	file := filepath.Join("testdata", "format-3.bin")
	p := encode(t, countsOnly(t, parse(t, rising), 1,
		article("a", "Gazette", "The mutiny ended on Monday, perhaps.\n\n“A mutiny of the hungry,” Colonel Arvo Tamm said.\n"),
		article("b", "Herald", "The revolt ended on Monday.\n")))
	if os.Getenv("RASHOMON_UPDATE") != "" {
		if err := os.WriteFile(file, p, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(p, want) {
		t.Errorf("the same articles give other bytes than when %s was written: raise ProfileFormat", file)
	}
}

// TestAProfileSaysWhatItsArticlesSay: for the sections for which counts are enough, the
// report on a profile is the report on the articles, including near-identical ones.
func TestAProfileSaysWhatItsArticlesSay(t *testing.T) {
	docs := example(t)
	for i, d := range docs[:3] {
		again := *d
		again.ID, again.File = d.ID+"-again", d.File+".again"
		if i > 0 {
			again.Outlet = docs[i+1].Outlet
		}
		docs = append(docs, &again)
	}
	l := corePack(t)
	sections := []string{"corpus", "naming", "cues", "distinctive", "sources", "similarity", "reading"}
	report := func(p *analysis.Profile, sections []string) *analysis.Report {
		r, err := analysis.Compare(p, analysis.CompareOptions{Seed: 1, Alpha: 0.05, Sections: sections})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	want := report(countWith(t, l, 2, docs...), sections)
	if want.Design.Repeated == 0 {
		t.Fatal("no article is told to repeat another")
	}
	p, err := analysis.Count(t.Context(), stream(docs...), analysis.CountOptions{
		Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(), Examples: 50, CountsOnly: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	got := report(decode(t, encode(t, p)), nil)
	if !slices.Equal(got.Sections, want.Sections) {
		t.Errorf("the profile's sections are %v, want %v", got.Sections, want.Sections)
	}
	var left []string
	for _, o := range got.LeftOut {
		left = append(left, o.Section)
	}
	if !slices.Equal(left, []string{"naming", "quotations", "shared", "coverage"}) {
		t.Errorf("said to be left out: %v", left)
	}
	got.LeftOut = want.LeftOut
	for i := range want.Naming {
		if want.Naming[i].Modifiers == nil || got.Naming[i].Modifiers != nil {
			t.Error("modifiers need the sentences, and only they")
		}
		want.Naming[i].Modifiers, want.Naming[i].Speakers = nil, nil
	}
	if bytesOf(t, got) != bytesOf(t, want) {
		t.Error("the profile says something else than its articles")
	}
}

// TestReadingForSomeSections: the report on them is the same, they can be added up, and
// nothing else can be done that would mistake the part for the whole.
func TestReadingForSomeSections(t *testing.T) {
	l, docs := corePack(t), example(t)
	for _, sections := range [][]string{nil, {"distinctive"}, {"reading", "distinctive"}, {"naming"}, {"cues"}, {"sources"}, {"similarity"}, {"corpus"}, {"distinctive", "cues"}} {
		whole, part := encode(t, countsOnly(t, l, 1, docs[:2]...)), encode(t, countsOnly(t, l, 1, docs[2:]...))
		report := func(read func(data []byte) (*analysis.Profile, error)) string {
			p, err := read(whole)
			if err != nil {
				t.Fatal(err)
			}
			more, err := read(part)
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Merge(more); err != nil {
				t.Fatal(err)
			}
			r, err := analysis.Compare(p, analysis.CompareOptions{Seed: 1, Alpha: 0.05, Sections: sections})
			if err != nil {
				t.Fatal(err)
			}
			return bytesOf(t, r)
		}
		want := report(func(b []byte) (*analysis.Profile, error) { return analysis.ReadProfile(bytes.NewReader(b)) })
		got := report(func(b []byte) (*analysis.Profile, error) {
			return analysis.ReadProfileFor(bytes.NewReader(b), sections)
		})
		if got != want {
			t.Errorf("the report of %q differs from that of the whole profile", sections)
		}
	}
	p, err := analysis.ReadProfileFor(bytes.NewReader(encode(t, countsOnly(t, l, 1, docs...))), []string{"distinctive"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.MarshalBinary(); err == nil {
		t.Error("a part of a profile was written as a profile")
	}
	if err := p.Merge(countsOnly(t, l, 1, docs[0])); err != nil {
		t.Fatal(err)
	}
	if _, err := analysis.Compare(p, analysis.CompareOptions{Sections: []string{"cues"}, Seed: 1, Alpha: 0.05}); err == nil {
		t.Error("a part of a profile was compared for sections that it lacks")
	}
}

// TestCountingForSomeSections: the report on them is the same, and so is what is
// counted; it can be added to profiles read for them, and nothing else can be done that
// would mistake the part for the whole.
func TestCountingForSomeSections(t *testing.T) {
	l, docs := corePack(t), example(t)
	count := func(sections []string, docs ...*corpus.Document) *analysis.Profile {
		t.Helper()
		p, err := analysis.Count(t.Context(), stream(docs...), analysis.CountOptions{
			Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(), Jobs: 2, Examples: 50, CountsOnly: true, Sections: sections,
		})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	report := func(p *analysis.Profile, sections []string) string {
		t.Helper()
		r, err := analysis.Compare(p, analysis.CompareOptions{Seed: 1, Alpha: 0.05, Sections: sections})
		if err != nil {
			t.Fatal(err)
		}
		return bytesOf(t, r)
	}
	for _, sections := range [][]string{nil, {"distinctive"}, {"reading", "distinctive"}, {"naming"}, {"cues"}, {"sources"}, {"similarity"}, {"corpus"}, {"distinctive", "cues"}} {
		whole, part := count(nil, docs...), count(sections, docs...)
		for _, outlet := range whole.Outlets() {
			for i := range whole.Terms {
				if got, want := part.Tally(outlet, i), whole.Tally(outlet, i); got != want {
					t.Errorf("%q: %s has %+v of %v, want %+v", sections, outlet, got, whole.Terms[i], want)
				}
			}
		}
		want := report(whole, sections)
		if got := report(part, sections); got != want {
			t.Errorf("the report of %q differs from that of the whole profile", sections)
		}
		sum, err := analysis.ReadProfileFor(bytes.NewReader(encode(t, count(nil, docs[:2]...))), sections)
		if err != nil {
			t.Fatal(err)
		}
		if err := sum.Merge(count(sections, docs[2:]...)); err != nil {
			t.Fatal(err)
		}
		if got := report(sum, sections); got != want {
			t.Errorf("the report of %q differs where a part comes from a profile", sections)
		}
	}
	part := count([]string{"distinctive"}, docs...)
	if _, err := part.MarshalBinary(); err == nil {
		t.Error("a part of a profile was written as a profile")
	}
	if _, err := analysis.Compare(part, analysis.CompareOptions{Sections: []string{"cues"}, Seed: 1, Alpha: 0.05}); err == nil {
		t.Error("a part of a profile was compared for sections that it lacks")
	}
}

// TestManyBlocks: an error is found in blocks that are read ahead too, and nothing is
// read once ReadProfile has returned.
func TestManyBlocks(t *testing.T) {
	var docs []*corpus.Document
	for i := range 400 {
		docs = append(docs, article(fmt.Sprintf("a%d", i), fmt.Sprintf("Outlet %d", i), strings.Repeat(fmt.Sprintf("The mutiny of word%d ended on Monday, perhaps. ", i), 60)))
	}
	good := encode(t, countsOnly(t, parse(t, rising), 2, docs...))
	if len(good) < 12<<16 {
		t.Fatalf("%d bytes are not enough blocks", len(good))
	}
	if !bytes.Equal(encode(t, decode(t, good)), good) {
		t.Error("many blocks are read and written as others")
	}
	at := func(i int, change func(*byte)) []byte {
		b := slices.Clone(good)
		change(&b[i])
		return b
	}
	for _, tt := range []struct {
		why, want string
		data      []byte
	}{
		{"cut between blocks", "cut short", good[:9+5*(1<<16+3)]},
		{"cut within a block", "cut short", good[:9+7*(1<<16+3)+5]},
		{"the length of a block", "damaged", at(9+8*(1<<16+3)+2, func(b *byte) { *b = 9 })},
		{"a letter of a text", "damaged", at(bytes.LastIndex(good, []byte("Monday")), func(b *byte) { *b = 'm' })},
		{"a number early on", "damaged", at(60, func(b *byte) { *b ^= 0x55 })},
		{"a disk that fails", os.ErrDeadlineExceeded.Error(), nil},
	} {
		for _, sections := range [][]string{nil, {"distinctive"}} {
			src := &watched{Reader: bytes.NewReader(tt.data)}
			if tt.data == nil {
				src.Reader = io.MultiReader(bytes.NewReader(good[:9<<16]), failing{})
			}
			p, err := analysis.ReadProfileFor(src, sections)
			n := src.reads.Load()
			if p != nil || err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s: reading gives %v, want an error with %q", tt.why, err, tt.want)
			}
			if runtime.Gosched(); src.reads.Load() != n {
				t.Errorf("%s: read from after the error was told", tt.why)
			}
		}
	}
}

// watched counts the bytes read from it.
type watched struct {
	io.Reader
	reads atomic.Int64
}

func (w *watched) Read(b []byte) (int, error) {
	w.reads.Add(1)
	return w.Reader.Read(b)
}
