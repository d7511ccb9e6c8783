// Rashomon reads how several outlets told the same event and shows, with the
// sentences as evidence, how each framed it.
//
// Usage:
//
//	rashomon report   [PATH…]     the framing report; the embedded example without a PATH
//	rashomon annotate PATH…       every article with its zones, voices and hits, as JSON lines
//	rashomon kwic TERM [PATH…]    concordance of a term with outlet, voice and speaker
//	rashomon sources  [PATH…]     who speaks, how much, introduced by which verbs
//	rashomon diff OLD.json NEW.json  what changed between two reports
//	rashomon profile  PATH… -o FILE   count articles once; report takes the file in place of them
//	rashomon merge    FILE… -o FILE   add profiles up
//	rashomon calibrate PATH…      how often the report's tests call what is not there, and what is
//	rashomon class [PATH…] -o DIR blind sheets, a coding form, questions and their key
//	rashomon agree CODINGS.csv…   how far the coders of a class pack agree
//	rashomon corpus init DIR      draft a manifest for a folder of articles
//	rashomon corpus list PATH…    what would be read, and why anything would not
//	rashomon lexicon list         the shipped lexicons
//	rashomon lexicon show NAME    a lexicon as people read it; also check, try, sample, suggest, convert
//	rashomon schema [NAME]        the JSON Schema of a report, an annotation or a diff
//	rashomon serve                the same in a browser on this machine: paste or drop articles
//	rashomon version              version and build
//	rashomon completion SHELL     completion for bash, zsh, fish or PowerShell
//	rashomon man DIR              the manual pages
//
// A PATH is a file, a folder, a glob, or - for standard input. Results go to
// standard output, everything else to standard error.
//
// The exit status is 0 when done; 1 when done, but diff found changes or a
// --fail-on condition was crossed; and 2 after wrong usage or a failure, with
// one sentence that says what to do.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"rashomon/analysis/report"
	_ "rashomon/cmd/rashomon/firstpages"
	"rashomon/corpus"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit statuses.
const (
	exitDone    = 0
	exitFound   = 1
	exitFailure = 2
)

// errFound ends a run that did all it was asked to and found what the user wants the exit status to
// report. It has been printed by then.
var errFound = errors.New("found")

// run is the program: it takes arguments and streams and returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := newRoot(args)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if !root.CompletionOptions.DisableDefaultCmd { // all verbs are present
		strictNames(root)
	}
	switch err := ended(ctx, func() error { return root.ExecuteContext(ctx) }); {
	case err == nil, errors.Is(err, syscall.EPIPE):
		// A reader that has seen enough, such as head, is not a failure.
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	default:
		fmt.Fprintln(stderr, "rashomon:", explain(err))
		return exitFailure
	}
}

// A verb is constructed when it is called, or when all are shown.
type verb struct {
	name string
	make func() *cobra.Command
}

func verbs() []verb {
	return []verb{
		{"report", newReport},
		{"diff", newDiff},
		{"annotate", newAnnotate},
		{"kwic", newKWIC},
		{"profile", newProfile},
		{"merge", newMerge},
		{"calibrate", newCalibrate},
		{"class", newClass},
		{"agree", newAgree},
		{"sources", newSources},
		{"corpus", newCorpus},
		{"lexicon", newLexicon},
		{"schema", newSchema},
		{"serve", newServe},
		{"version", newVersion},
		{"man", newMan},
	}
}

// newRoot is the program with the verb that args begin with, or with all verbs if they begin with
// none: a verb that is not called costs no time at start.
func newRoot(args []string) *cobra.Command {
	root := &cobra.Command{
		Use:           "rashomon",
		Short:         "Show how several outlets framed the same event, with the sentences as evidence",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          onlyVerbs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(flagMistake)
	for _, v := range verbs() {
		if len(args) > 0 && args[0] == v.name {
			root.CompletionOptions.DisableDefaultCmd = true // a verb too, with four below it
			root.AddCommand(v.make())
			return root
		}
	}
	root.Version = version()
	for _, v := range verbs() {
		root.AddCommand(v.make())
	}
	completeValues(root)
	return root
}

// articles writes "1 article", "2 articles".
func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%d articles", n)
}

// explain turns an error into what the user reads.
func explain(err error) string {
	var interrupted *corpus.Interrupted
	switch {
	case errors.As(err, &interrupted):
		return "interrupted after " + articles(interrupted.Articles) + ": nothing was written"
	case errors.Is(err, context.Canceled):
		return "interrupted: nothing was written"
	}
	var long interface{ Excerpts() string }
	if errors.As(err, &long) {
		return "the lexicon cannot be used:\n" + cleanLines(long.Excerpts())
	}
	return report.Clean(err.Error())
}
