package main

import (
	"context"
	"math"
	"testing"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rashomon/corpus"
)

// TestCommandLine checks that the command shown in a report can be given to a shell again.
func TestCommandLine(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
		why  string
	}{
		{[]string{"a.txt", "b"}, "report a.txt b", "ordinary names stay as they are"},
		{[]string{"my articles/a.txt"}, "report 'my articles/a.txt'", "a blank parts words"},
		{[]string{"a\tb\nc"}, "report 'a\tb\nc'", "so do a tab and the end of a line"},
		{[]string{"it's.txt"}, `report 'it'\''s.txt'`, "a mark that quotes cannot stand inside"},
		{[]string{"*.txt", "$HOME", "a;b"}, "report '*.txt' '$HOME' 'a;b'", "what a shell would take for something else"},
		{[]string{""}, "report ''", "nothing is an argument too"},
		{[]string{"-"}, "report -", "standard input"},
		{[]string{"--", "-a.txt", "b.txt"}, "report -- -a.txt b.txt", "a name that looks like a flag"},
		{[]string{"--only=naming,cues", "--outlet", "The Quay=q*", "--jobs", "2", "a.txt"}, "report --only naming --only cues --outlet 'The Quay=q*' a.txt", "flags that shape the result, and not how it comes about"},
	} {
		var got string
		cmd := newReport()
		cmd.RunE = func(cmd *cobra.Command, paths []string) error {
			got = commandLine(cmd, paths)
			return nil
		}
		cmd.SetArgs(c.args)
		if err := cmd.Execute(); err != nil || got != c.want {
			t.Errorf("%q is %s, %v, want %s: %s", c.args, got, err, c.want, c.why)
		}
	}
}

func TestByteSize(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int64 // 0 if it is refused
		why  string
	}{
		{"500000", 500000, "bytes"},
		{"64MB", 64 << 20, "with a unit"},
		{"0.5 KB", 512, "a part of a unit, with a blank"},
		{"1", 1, "the least"},
		{"0", 0, "nothing would be read"},
		{"0.4", 0, "less than a byte is none, and as none it would be the default"},
		{"0.0001KB", 0, "so it is with a unit"},
		{"NaN", 0, "no number is below or above anything"},
		{"-1", 0, "less than nothing"},
		{"Inf", 0, "past what is counted in"},
		{"2000000TB", 0, "so is this"},
		{"much", 0, "no number"},
	} {
		var b byteSize
		if err := b.Set(c.in); int64(b) != c.want || (err == nil) != (c.want > 0) {
			t.Errorf("%q is %d, %v, want %d: %s", c.in, b, err, c.want, c.why)
		}
	}
}

func TestCheckLevel(t *testing.T) {
	for _, c := range []struct {
		alpha float64
		ok    bool
	}{{.05, true}, {0, false}, {1, false}, {-1, false}, {2, false}, {math.NaN(), false}, {math.Inf(1), false}} {
		if err := checkLevel(c.alpha); (err == nil) != c.ok {
			t.Errorf("%g: %v", c.alpha, err)
		}
	}
}

// TestHelpIsAligned: pflag pads its lists by bytes, so that a name with a multi-byte letter would
// break the column.
func TestHelpIsAligned(t *testing.T) {
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, c := range cmd.Commands() {
			walk(c)
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if name, _ := pflag.UnquoteUsage(f); runewidth.StringWidth(name) != len(name) {
				t.Errorf("%s: --%s %s: write the name of what it takes in ASCII", cmd.CommandPath(), f.Name, name)
			}
		})
	}
	walk(newRoot(nil))
}

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&corpus.Interrupted{Articles: 0, Err: context.Canceled}, "interrupted after 0 articles: nothing was written"},
		{&corpus.Interrupted{Articles: 1, Err: context.Canceled}, "interrupted after 1 article: nothing was written"},
		{&corpus.Interrupted{Articles: 2, Err: context.Canceled}, "interrupted after 2 articles: nothing was written"},
		{context.Canceled, "interrupted: nothing was written"},
	} {
		if got := explain(c.err); got != c.want {
			t.Errorf("%v is explained as %q, want %q", c.err, got, c.want)
		}
	}
}
