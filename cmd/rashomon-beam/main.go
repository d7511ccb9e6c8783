// Rashomon-beam counts articles on Apache Beam and writes the profile that
// rashomon profile writes of the same files, byte for byte.
//
// Usage:
//
//	rashomon-beam --input PATTERN… --output FILE.profile
//
// Inputs are files of any format that rashomon reads, including JSON Lines and
// Parquet, on any file system that Beam knows: a path, gs://… and so on. A file
// is the unit of work: many files of some megabytes spread over many workers,
// one large file is one worker's. The report is then made by the plain program:
// rashomon report FILE.profile.
//
// Without --runner the pipeline runs in this process, on Beam's Prism. With
// --runner and --endpoint it goes to any portable runner: a separate Prism,
// Flink, Spark; with --runner dataflow to Google's. docs/scaling.md has the
// commands.
//
// A worker that dies must not leave a wrong number behind. The workers write to a
// name of their own; only when the run has succeeded is that file read, checked
// and renamed to --output. A run that is not done within --deadline is cancelled
// and ends with a failure and no output.
//
// The exit status is 0 when the profile is written and 2 after wrong usage or a
// failure, with one sentence that says what to do.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"rashomon/lexicons/packs"
)

var (
	output    = flag.String("output", "", "the profile to write")
	deadline  = flag.Duration("deadline", time.Hour, "end with a failure when the run is not done by then")
	inputs    list
	lexs      list
	outlets   list
	maps      list
	provision = flag.String("provision_endpoint", "", "where a runner tells a worker what to do; given by the runner")
)

func init() {
	flag.Var(&inputs, "input", "files to count, a name or a pattern; may be repeated")
	flag.Var(&lexs, "lexicon", "lexicon to look for, a shipped name or a file; may be repeated (default "+packs.Default+")")
	flag.Var(&outlets, "outlet", "NAME=GLOB: files that match GLOB are of outlet NAME; may be repeated")
	flag.Var(&maps, "map", "FIELD=COLUMN,…: where fields stand in tables and records; may be repeated")
}

// list is a flag that may be repeated.
type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	flag.Parse()
	if err := start(); err != nil {
		fmt.Fprintln(os.Stderr, "rashomon-beam:", err)
		os.Exit(2)
	}
}

func start() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if *provision != "" {
		if err := beWorker(ctx); err != nil {
			return err
		}
		stop() // a worker ends when told to
	}
	beam.Init() // a worker does its part here and does not return
	return run(ctx)
}

func run(ctx context.Context) error {
	switch {
	case len(inputs) == 0 || *output == "":
		return errors.New("say what to read with --input and where to write with --output")
	case flag.NArg() > 0:
		return fmt.Errorf("%q is no flag: each file or pattern is named by an --input of its own", flag.Arg(0))
	case *jobopts.Async:
		return errors.New("--async cannot be: the profile is checked and named when the run is done")
	}
	count, err := newCount(lexs, outlets, maps)
	if err != nil {
		return err
	}
	if err := matched(ctx, inputs, *output); err != nil {
		return err
	}
	part := *output + ".part-" + nonce()
	p, s := beam.NewPipelineWithRoot()
	fold(s, count, inputs, part)
	useOwnBinary()
	if *jobopts.JobName == "" {
		*jobopts.JobName = "rashomon-" + nonce() // by which it can be found again
	}
	if err := await(ctx, p); err != nil {
		discard(part)
		return err
	}
	return deliver(ctx, part, *output)
}

// await runs the pipeline until it is done, the deadline has passed or the user interrupts. A
// runner may wait for ever for a worker that is gone, ignoring the context; a worker in this
// process crashes when its context ends.
func await(ctx context.Context, p *beam.Pipeline) error {
	limit, cancel := context.WithTimeout(ctx, *deadline)
	defer cancel()
	done := make(chan error, 1)
	inside := inProcess()
	go func() { done <- beamx.Run(context.WithoutCancel(ctx), p) }()
	var err error
	select {
	case err = <-done:
	case <-limit.Done():
	}
	switch {
	case limit.Err() == nil && err == nil:
		return nil
	case limit.Err() == nil:
		told := strings.TrimSpace(err.Error()) // through all of Beam's layers; the last line says what went wrong
		fmt.Fprintln(os.Stderr, told)
		return fmt.Errorf("the run failed and wrote nothing: %s", told[strings.LastIndexByte(told, '\n')+1:])
	}
	said := ""
	if !inside {
		said = cancelJob()
	}
	if ctx.Err() != nil {
		return fmt.Errorf("interrupted: nothing was written%s", said)
	}
	return fmt.Errorf("the run was not done after %s and wrote nothing%s: a worker may be gone; run it again, or give it a later --deadline", *deadline, said)
}

// inProcess reports whether runner and workers belong to this process, and end with it.
func inProcess() bool {
	runner := flag.Lookup("runner").Value.String()
	return *jobopts.Endpoint == "" && (runner == "" || strings.EqualFold(runner, "prism") || runner == "PrismRunner")
}

// useOwnBinary makes the workers run this program unless told otherwise; Beam would build it anew.
func useOwnBinary() {
	if own, err := os.Executable(); err == nil && *jobopts.WorkerBinary == "" {
		*jobopts.WorkerBinary = own
	}
}
