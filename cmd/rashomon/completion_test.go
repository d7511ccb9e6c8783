package main

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestCompletionOffersWhatIsTaken checks that the words offered to shells for a flag are those that
// its verb lists when it refuses another, so that neither goes stale.
func TestCompletionOffersWhatIsTaken(t *testing.T) {
	listed := regexp.MustCompile(`choose (?:from )?(.*)\n`)
	tried := 0
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, c := range cmd.Commands() {
			walk(c)
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if _, ok := cmd.GetFlagCompletionFunc(f.Name); !ok || f.Name == "lexicon" {
				return // a lexicon may also be a file
			}
			verb := strings.Fields(cmd.CommandPath())[1:]
			complete := slices.Concat([]string{cobra.ShellCompNoDescRequestCmd}, verb, []string{"--" + f.Name, ""})
			var offered, out, refused bytes.Buffer
			if status := run(complete, strings.NewReader(""), &offered, &out); status != exitDone {
				t.Errorf("%s: status %d: %s", complete, status, out.String())
			}
			words, _, _ := strings.Cut(offered.String(), "\n:") // the directive
			args := []string{"core-en"}
			if cmd.Args != nil && cmd.Args(cmd, args) != nil {
				args = append(args, "another")
			}
			wrong := slices.Concat(verb, []string{"--" + f.Name, "nonsense"}, args)
			if status := run(wrong, strings.NewReader(""), &out, &refused); status != exitFailure {
				t.Errorf("%s: status %d, want %d", wrong, status, exitFailure)
			}
			m := listed.FindStringSubmatch(refused.String())
			if m == nil {
				t.Errorf("%s does not say what to choose: %s", wrong, refused.String())
				return
			}
			if want := strings.Split(strings.ReplaceAll(m[1], " or ", ", "), ", "); !slices.Equal(strings.Split(words, "\n"), want) {
				t.Errorf("%s: shells are offered %q, and what is taken is %q", strings.Join(verb, " "), words, want)
			}
			tried++
		})
	}
	walk(newRoot(nil))
	if tried < 10 {
		t.Errorf("only %d flags were tried", tried)
	}
}
