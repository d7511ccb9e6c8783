package analysis

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"

	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// DefaultExamples is the number of sentences kept behind every number, unless more are
// requested.
const DefaultExamples = 200

// MostJobs is the most workers that Count starts: each takes memory, and far more than there are
// cores only wait.
const MostJobs = 256

// CountOptions is how articles are counted.
type CountOptions struct {
	Lexicons []*lexicons.Lexicon
	Voice    voice.Options
	Jobs     int // workers, of which MostJobs at most are started; 0 means one per core
	Examples int // sentences kept behind every number
	// Statistics are those that Compare will be given; some need more to be counted.
	Statistics []string
	// Sections are those that Compare will be given, or all if empty. The counts are the same
	// for any; what is kept of single articles and behind the numbers may be less, and such a
	// Profile cannot be written.
	Sections []string

	// CountsOnly keeps no sentences for laying articles side by side, so that memory does not
	// grow with the number of articles.
	CountsOnly bool

	Strict bool // the first input that cannot be read ends the count with an error

	maxText int64 // of ProfileOptions

	// Progress, if not nil, is called after every article read, from one goroutine, with the
	// articles and bytes of text read so far.
	Progress func(articles, bytes int64)
}

// profile returns what is to be kept for these options.
func (o *CountOptions) profile() ProfileOptions {
	return ProfileOptions{
		Examples: o.Examples, CountsOnly: o.CountsOnly, maxText: o.maxText,
		Collocations: slices.Contains(o.Statistics, Collocations), Aliases: o.Voice.Aliases, skimmed: skims(o.Sections),
	}
}

// Count annotates and counts a stream of articles on all cores. Inputs that cannot be
// read are counted in the Profile and reading continues. The result does not depend on
// the order of docs or on the number of workers.
func Count(ctx context.Context, docs iter.Seq2[*corpus.Document, error], opts CountOptions) (*Profile, error) {
	m, err := lexicons.Compile(opts.Lexicons...)
	if err != nil {
		return nil, fmt.Errorf("compiling lexicons: %w", err)
	}
	jobs := opts.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	jobs = min(jobs, MostJobs)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	queue := make(chan []*corpus.Document, jobs)
	profiles := make([]*Profile, (jobs+sharers-1)/sharers)
	for i := range profiles {
		profiles[i] = NewProfile(m, opts.Lexicons, opts.profile())
		profiles[i].gate.articles = profiles[0].gate.articles
	}
	var workers sync.WaitGroup
	var last *Counter
	for i := range jobs {
		if i%sharers == 0 {
			last = NewCounter(NewAnnotator(m, opts.Voice), m, profiles[i/sharers])
		} else {
			last = last.Another()
		}
		c := last
		workers.Go(func() {
			for batch := range queue {
				for _, doc := range batch {
					c.Add(doc)
				}
			}
			c.Flush()
		})
	}
	total := profiles[0]
	err = feed(ctx, docs, queue, total, opts)
	close(queue)
	workers.Wait()
	if err != nil {
		return nil, err
	}
	for _, p := range profiles[1:] {
		if err := total.Merge(p); err != nil {
			return nil, err
		}
	}
	return total, nil
}

// sharers is the number of workers that add to one Profile, and share what they learn
// about spellings. With a Profile each, the vocabulary would be held once per core;
// adding takes about a tenth of the time of counting, so that this many rarely wait for
// each other.
const sharers = 4

// Articles are handed to the workers in batches: small ones at first, so that a few
// articles are spread over all, then larger ones, since waking a worker is expensive.
const (
	batchArticles = 16
	batchBytes    = 1 << 16
	batchGrowth   = 8
)

// feed passes the articles of docs to the workers and the faults to p.
func feed(ctx context.Context, docs iter.Seq2[*corpus.Document, error], queue chan<- []*corpus.Document, p *Profile, opts CountOptions) error {
	var articles, bytes int64
	var batch []*corpus.Document
	held := 0
	send := func() error {
		if len(batch) == 0 {
			return nil
		}
		select {
		case queue <- batch:
		case <-ctx.Done():
			return &corpus.Interrupted{Articles: int(articles), Err: ctx.Err()}
		}
		batch, held = make([]*corpus.Document, 0, batchArticles), 0
		return nil
	}
	for doc, err := range docs {
		if err := ctx.Err(); err != nil && doc != nil {
			return &corpus.Interrupted{Articles: int(articles), Err: err}
		}
		var fault *corpus.Fault
		switch {
		case errors.As(err, &fault):
			if opts.Strict && !fault.Note() {
				return fault
			}
			p.AddFault(fault)
			continue
		case err != nil:
			return err
		}
		batch = append(batch, doc)
		held += len(doc.Text)
		size := 1
		if bytes > 1<<6*batchBytes {
			size = batchGrowth
		}
		if len(batch) >= size*batchArticles || held >= size*batchBytes {
			if err := send(); err != nil {
				return err
			}
		}
		articles++
		bytes += int64(len(doc.Text))
		if opts.Progress != nil {
			opts.Progress(articles, bytes)
		}
	}
	if err := send(); err != nil {
		return err
	}
	return ctx.Err()
}
