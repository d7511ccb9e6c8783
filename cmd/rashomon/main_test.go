package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rashomon": main})
}

// TestScripts runs the program as a user does: one script per verb or habit.
//
// With -short, as in race detection, only those scripts run in which several goroutines work
// differently than in the scripts before.
func TestScripts(t *testing.T) {
	dir := filepath.Join("testdata", "script")
	var few []string
	if testing.Short() {
		for _, name := range []string{"report_example", "profile", "annotate", "calibrate", "serve", "pipe"} {
			few = append(few, filepath.Join(dir, name+".txtar"))
		}
		dir = ""
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		Files:               few,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("COLUMNS", "80")
			root, err := filepath.Abs("../..")
			env.Setenv("DOCS", filepath.Join(root, "docs"))
			env.Setenv("EXAMPLES", filepath.Join(root, "docs", "examples"))
			env.Setenv("SAMPLE", filepath.Join(root, "corpus", "sample", "articles"))
			env.Setenv("PYTHON", debianPython)
			return err
		},
		Condition: condition,
		Cmds:      map[string]func(*testscript.TestScript, bool, []string){"steps": steps, "shell": shellCommands},
	})
}

// debianPython is the interpreter of Debian's packages, which need not be the first on the path.
const debianPython = "/usr/bin/python3"

// condition lets scripts run the examples for other programs if those are installed. With
// RASHOMON_EXAMPLES=required, as in CI, they must be.
func condition(name string) (bool, error) {
	commands := map[string][]string{
		"make":     {"make", "--version"},
		"pandas":   {debianPython, "-c", "import pandas, matplotlib"},
		"jsonlite": {"Rscript", "-e", "library(jsonlite)"},
	}
	command, ok := commands[name]
	if !ok {
		return false, fmt.Errorf("unknown condition %q", name)
	}
	err := exec.Command(command[0], command[1:]...).Run()
	if err != nil && os.Getenv("RASHOMON_EXAMPLES") == "required" {
		return false, fmt.Errorf("%s is not to be had (%s: %w), and RASHOMON_EXAMPLES requires it", name, command[0], err)
	}
	return err == nil, nil
}

// TestEveryExampleIsRun checks that every verb's help has an example, and that a script runs it as
// written.
func TestEveryExampleIsRun(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts found: %v", err)
	}
	var scripts strings.Builder
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		scripts.Write(b)
	}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, c := range cmd.Commands() {
			walk(c)
		}
		if cmd.HasSubCommands() || cmd.Name() == "help" {
			return
		}
		if cmd.Example == "" {
			t.Errorf("%s has no example in its help", cmd.CommandPath())
		}
		for line := range strings.Lines(cmd.Example) {
			line = strings.TrimSpace(line)
			if line != "" && line != serveExample && !strings.Contains(scripts.String(), "exec "+line+"\n") {
				t.Errorf("%s: no script runs its example %q", cmd.CommandPath(), line)
			}
		}
	}
	walk(newRoot(nil))
}

// TestVerbsGoByTheirNames checks that a verb is constructed for the name that it then answers to.
func TestVerbsGoByTheirNames(t *testing.T) {
	for _, v := range verbs() {
		if got := newRoot([]string{v.name}).Commands(); len(got) != 1 || got[0].Name() != v.name {
			t.Errorf("%s makes %v", v.name, got)
		}
	}
}

// steps FILE writes those shell commands of a workflow's steps that call the program, in order, to
// steps.sh.
func steps(ts *testscript.TestScript, _ bool, args []string) {
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				Run string `yaml:"run"`
			} `yaml:"steps"`
		} `yaml:"jobs"`
	}
	ts.Check(yaml.Unmarshal([]byte(ts.ReadFile(args[0])), &workflow))
	script := "set -e\n"
	for _, job := range workflow.Jobs {
		for _, s := range job.Steps {
			if strings.Contains(s.Run, "rashomon report") || strings.Contains(s.Run, "rashomon diff") {
				script += s.Run + "\n"
			}
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs("steps.sh"), []byte(script), 0o644))
}
