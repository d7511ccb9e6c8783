package main

import (
	"context"
	"io"
	"time"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// unlessInterrupted returns what work returns or, as soon as the context ends, an interruption
// after that many articles. Comparing many articles takes long and ignores contexts; abandoned work
// ends with the program.
func unlessInterrupted[T any](ctx context.Context, articles int64, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := work()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, &corpus.Interrupted{Articles: int(articles), Err: ctx.Err()}
	}
}

// slowestEnd is how long a verb may take to end after an interruption before it is left alone: the
// opening of a named pipe, say, waits for somebody at its other end.
const slowestEnd = 2 * time.Second

// ended returns what work returns or, once the context has ended and some time has passed, the
// interruption.
func ended(ctx context.Context, work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(slowestEnd):
		return ctx.Err()
	}
}

// compareOptions are common to all comparisons of what paths name, with the aliases that the
// articles were read with.
func compareOptions(cmd *cobra.Command, paths []string, lexs []*lexicons.Lexicon, reading voice.Options) analysis.CompareOptions {
	return analysis.CompareOptions{
		Lexicons: lexs, Aliases: reading.Aliases, Alpha: .05,
		Program: "rashomon", Version: version(), Command: commandLine(cmd, paths),
	}
}

// compare is an analysis.Compare that can be interrupted.
func compare(ctx context.Context, p *analysis.Profile, opts analysis.CompareOptions) (*analysis.Report, error) {
	return unlessInterrupted(ctx, p.Articles(), func() (*analysis.Report, error) { return analysis.Compare(p, opts) })
}

// An untilInterrupted writes until the context ends.
type untilInterrupted struct {
	ctx      context.Context
	articles int64
	to       io.Writer
}

func (u untilInterrupted) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, &corpus.Interrupted{Articles: int(u.articles), Err: err}
	}
	return u.to.Write(p)
}
