package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
)

func init() {
	register.Function1x2(pathOf)
	register.DoFn4x1[context.Context, string, func(*int) bool, func(int, counts), error](&countFn{})
	register.Iter1[int]()
	register.Emitter2[int, counts]()
	register.Combiner1[counts](&mergeFn{})
	register.Function2x2(toOne)
	register.DoFn3x1[context.Context, int, counts, error](&writeFn{})
	beam.RegisterCoder(reflect.TypeFor[counts](), encodeCounts, decodeCounts)
}

// counts is a profile on its way between workers, in the form of the profile file; nil for that of
// no files.
type counts struct{ profile *analysis.Profile }

func encodeCounts(c counts) ([]byte, error) {
	if c.profile == nil {
		return nil, nil
	}
	return c.profile.MarshalBinary()
}

func decodeCounts(b []byte) (counts, error) {
	if len(b) == 0 {
		return counts{}, nil
	}
	p := &analysis.Profile{}
	if err := p.UnmarshalBinary(b); err != nil {
		return counts{}, fmt.Errorf("a profile on its way between workers: %w", err)
	}
	return counts{p}, nil
}

// fanIn is the number of sums to which the profiles of single files are added before the last sum,
// so that no worker has to add them all.
const fanIn = 64

// fold is the pipeline: the files, each once; one profile per file; sums of them; one sum; one
// file.
func fold(s beam.Scope, count *countFn, patterns []string, part string) {
	s = s.Scope("Rashomon")
	matches := fileio.MatchAll(s, beam.CreateList(s, patterns), fileio.MatchEmptyDisallow())
	files := beam.GroupByKey(s.Scope("Once"), beam.ParDo(s, pathOf, matches))
	perFile := beam.ParDo(s.Scope("Count"), count, files)
	some := beam.CombinePerKey(s.Scope("Add"), &mergeFn{}, perFile)
	all := beam.CombinePerKey(s.Scope("AddAll"), &mergeFn{}, beam.ParDo(s, toOne, some))
	beam.ParDo0(s.Scope("Write"), &writeFn{Part: part}, all)
}

// pathOf keys a file by its name, as rashomon profile would give it: a file that several patterns
// match is one key and is counted once.
func pathOf(file fileio.FileMetadata) (string, int) { return tidy(file.Path), 1 }

func toOne(_ int, c counts) (int, counts) { return 0, c }

// countFn makes a profile of each file, as rashomon profile does.
type countFn struct {
	Lexicons []lexicon `json:"lexicons"`
	Outlets  []string  `json:"outlets"` // rules
	Maps     []string  `json:"maps"`

	settings *settings
}

// Setup parses what the fields say, once per worker.
func (f *countFn) Setup() (err error) {
	f.settings, err = f.load()
	return err
}

// ProcessElement counts one file. A record that cannot be read is counted in the profile with its
// file and line, as on one machine; a file that cannot be opened, or read to its end, fails the
// bundle, so that the runner tries it again.
func (f *countFn) ProcessElement(ctx context.Context, path string, _ func(*int) bool, emit func(int, counts)) error {
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer fs.Close()
	in, err := fs.OpenRead(ctx, path)
	if err != nil {
		return fmt.Errorf("opening %s: %w", path, err)
	}
	defer in.Close()
	from := &source{from: in}
	p, err := analysis.Count(ctx, corpus.DocumentsIn(ctx, f.settings.reading, path, from), analysis.CountOptions{
		Lexicons: f.settings.lexicons, Voice: voice.DefaultOptions(), Jobs: 1, Examples: analysis.DefaultExamples, CountsOnly: true,
	})
	switch {
	case err != nil:
		return fmt.Errorf("counting %s: %w", path, err)
	case from.err != nil:
		return fmt.Errorf("reading %s: %w", path, from.err)
	}
	h := fnv.New32a()
	h.Write([]byte(path))
	emit(int(h.Sum32()%fanIn), counts{p})
	return nil
}

// source remembers that reading failed. On one machine that is a fault of the file, and what was
// read before it counts; here the next attempt may read it all.
type source struct {
	from io.Reader
	err  error
}

func (s *source) Read(b []byte) (int, error) {
	n, err := s.from.Read(b)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// mergeFn adds profiles up. A profile is a commutative monoid: any order and any tree of merging
// gives the same bytes.
type mergeFn struct{}

// MergeAccumulators adds two sums up. The first is modified.
func (mergeFn) MergeAccumulators(sum, c counts) (counts, error) {
	switch {
	case c.profile == nil:
		return sum, nil
	case sum.profile == nil:
		return c, nil
	}
	return sum, sum.profile.Merge(c.profile)
}

// writeFn writes the one final sum.
type writeFn struct {
	Part string `json:"part"`
}

// ProcessElement writes the profile under the name that deliver looks for.
func (f *writeFn) ProcessElement(ctx context.Context, _ int, c counts) error {
	data, err := encodeCounts(c)
	if err != nil {
		return err
	}
	fs, err := filesystem.New(ctx, f.Part)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Part, err)
	}
	defer fs.Close()
	if err := filesystem.Write(ctx, fs, f.Part, data); err != nil {
		return fmt.Errorf("writing %s: %w", f.Part, err)
	}
	return nil
}
