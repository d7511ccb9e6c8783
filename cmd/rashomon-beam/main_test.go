package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// In the environment, asMain makes the test binary the program, and pidsIn names a folder in which
// a worker process leaves its process id.
const (
	asMain = "RASHOMON_BEAM_MAIN"
	pidsIn = "RASHOMON_BEAM_PIDS"
)

func TestMain(m *testing.M) {
	if os.Getenv(asMain) == "" {
		var err error
		if built, err = os.MkdirTemp("", "rashomon-beam-"); err != nil {
			panic(err)
		}
		status := m.Run()
		os.RemoveAll(built)
		os.Exit(status)
	}
	if dir := os.Getenv(pidsIn); dir != "" && strings.Contains(strings.Join(os.Args, " "), "--provision_endpoint=") {
		pid := strconv.Itoa(os.Getpid())
		if err := os.WriteFile(filepath.Join(dir, pid), nil, 0o644); err != nil {
			panic(err)
		}
	}
	main()
}

// command is the program with args; its messages go to the buffer.
func command(ctx context.Context, t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, own, args...)
	cmd.Env = append(os.Environ(), asMain+"=1")
	said := &bytes.Buffer{}
	cmd.Stdout, cmd.Stderr = said, said
	return cmd, said
}

// succeed runs the program and returns what it wrote to output, and its messages.
func succeed(t *testing.T, output string, args ...string) ([]byte, string) {
	t.Helper()
	cmd, said := command(t.Context(), t, append(args, "--output", output)...)
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	data, err := os.ReadFile(output)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	nothingBut(t, output)
	return data, said.String()
}

// fail checks that err is of a program that ended with status 2, said what it should, and left
// nothing at output.
func fail(t *testing.T, err error, said, want, output string) {
	t.Helper()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Errorf("ended with %v, not with status 2", err)
	}
	if !strings.Contains(said, "rashomon-beam: ") || !strings.Contains(said, want) {
		t.Errorf("did not say %q, but\n%s", want, said)
	}
	if _, err := os.Stat(output); err == nil {
		t.Errorf("%s was written", output)
	}
	nothingBut(t, output)
}

// nothingBut checks that no part of output is left beside it.
func nothingBut(t *testing.T, output string) {
	t.Helper()
	left, err := filepath.Glob(output + "?*")
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// onOneMachine is what rashomon profile writes of the files.
func onOneMachine(t *testing.T, paths ...string) []byte {
	t.Helper()
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	p, err := analysis.Count(t.Context(), corpus.Documents(t.Context(), corpus.DefaultOptions(), paths...), analysis.CountOptions{
		Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(), Jobs: 2, Examples: analysis.DefaultExamples, CountsOnly: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := p.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t *testing.T, data []byte) *analysis.Profile {
	t.Helper()
	p := &analysis.Profile{}
	if err := p.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	return p
}

// An article as in the test files.
type article struct {
	ID     string `parquet:"id"`
	Outlet string `parquet:"outlet"`
	Title  string `parquet:"title"`
	Date   string `parquet:"date"`
	Event  string `parquet:"event"`
	Text   string `parquet:"text"`
}

// poison is a record that cannot be read.
const poison = `{"id":"x1","outlet":"Herald"`

// articles are n made-up articles.
func articles(n int) []article {
	names := []string{"mutiny", "uprising", "rebellion"}
	outlets := []string{"Gazette", "Herald", "Courier", "Mercury"}
	list := make([]article, n)
	for i := range list {
		name := names[i%len(names)]
		list[i] = article{
			ID: fmt.Sprintf("a%d", i), Outlet: outlets[i%len(outlets)], Title: "The " + name + " at the fort",
			Date: fmt.Sprintf("2031-05-%02d", 1+i%28), Event: fmt.Sprintf("e%d", i%5),
			Text: fmt.Sprintf("The %s ended on day %d. \"The revolt was ours,\" Colonel Arvo Tamm said. The soldiers allegedly wanted %d crowns, officials said.", name, i, 10*i),
		}
	}
	return list
}

func lines(list []article) string {
	var b strings.Builder
	for _, a := range list {
		fmt.Fprintf(&b, `{"id":%q,"outlet":%q,"title":%q,"date":%q,"event":%q,"text":%q}`+"\n", a.ID, a.Outlet, a.Title, a.Date, a.Event, a.Text)
	}
	return b.String()
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func zip(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, content)
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSameBytesAsOnOneMachine(t *testing.T) {
	t.Parallel()
	all := articles(60)
	for _, c := range []struct {
		name, why string
		make      func(t *testing.T, dir string)
		input     string // patterns in the folder
	}{
		{"one file", "nothing is added up", func(t *testing.T, dir string) {
			write(t, dir+"/a.jsonl", lines(all))
		}, "a.jsonl"},
		{"even shards", "sums of several keys", func(t *testing.T, dir string) {
			for i := range 6 {
				write(t, fmt.Sprintf("%s/%d.jsonl", dir, i), lines(all[10*i:10*i+10]))
			}
		}, "*.jsonl"},
		{"uneven shards, an empty one, gzip and Parquet", "every format is read as on one machine, and an empty profile adds nothing", func(t *testing.T, dir string) {
			write(t, dir+"/a.jsonl", lines(all[:1]))
			write(t, dir+"/b.jsonl.gz", zip(t, lines(all[1:31])))
			write(t, dir+"/c.jsonl", "")
			if err := parquet.WriteFile(dir+"/d.parquet", all[31:]); err != nil {
				t.Fatal(err)
			}
		}, "*.jsonl,*.jsonl.gz,*.parquet"},
		{"a poisoned record", "it is counted and named, and the rest is read", func(t *testing.T, dir string) {
			write(t, dir+"/a.jsonl", lines(all[:20]))
			write(t, dir+"/b.jsonl", lines(all[20:22])+poison+"\n"+lines(all[22:]))
		}, "*.jsonl"},
		{"patterns that overlap", "a file is counted once", func(t *testing.T, dir string) {
			write(t, dir+"/a.jsonl", lines(all[:30]))
			write(t, dir+"/b.jsonl", lines(all[30:]))
		}, "*.jsonl,a.jsonl,?.jsonl"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			c.make(t, dir)
			var args, paths []string
			for _, p := range strings.Split(c.input, ",") {
				args = append(args, "--input", filepath.Join(dir, p))
				names, err := filepath.Glob(filepath.Join(dir, p))
				if err != nil {
					t.Fatal(err)
				}
				paths = append(paths, names...)
			}
			got, said := succeed(t, filepath.Join(dir, "beam.profile"), args...)
			if want := onOneMachine(t, paths...); !bytes.Equal(got, want) {
				t.Errorf("%s: %d bytes, and on one machine %d others", c.why, len(got), len(want))
			}
			p := read(t, got)
			if p.Articles() != int64(len(all)) {
				t.Errorf("%d articles of %d\n%s", p.Articles(), len(all), said)
			}
			if c.name == "a poisoned record" {
				bad := filepath.Join(dir, "b.jsonl")
				if s := p.Skipped(); s.Total != 1 || len(s.List) != 1 || s.List[0].File != bad || s.List[0].Line != 3 {
					t.Errorf("the poisoned record is told as %+v", s)
				}
				if !strings.Contains(said, "rashomon-beam: skipped: "+bad+":3: ") {
					t.Errorf("the poisoned record is not named in\n%s", said)
				}
			}
		})
	}
}

func TestWhatCannotBe(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good := write(t, dir+"/a.jsonl", lines(articles(3)))
	bad := write(t, dir+"/bad.jsonl", poison+"\n")
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"nothing to read", nil, "say what to read with --input"},
		{"a file without its flag", []string{"--input", good, "b.jsonl"}, "\"b.jsonl\" is no flag"},
		{"not waiting", []string{"--input", good, "--async"}, "--async cannot be"},
		{"a lexicon there is not", []string{"--input", good, "--lexicon", "none-en"}, "no lexicon \"none-en\""},
		{"a rule that is none", []string{"--input", good, "--outlet", "A"}, "--outlet: "},
		{"no such file beside one there is", []string{"--input", good, "--input", dir + "/none*.jsonl"}, "none*.jsonl: no file matches"},
		{"no such file system", []string{"--input", "nfs://host/a.jsonl"}, "nfs://host/a.jsonl: "},
		{"a folder where a file is asked for", []string{"--input", dir}, "is a directory"},
		{"no article", []string{"--input", bad}, "no article could be read: nothing was written"},
		{"a runner that is not there", []string{"--input", good, "--runner", "universal", "--endpoint", "localhost:1", "--environment_type", "LOOPBACK", "--deadline", "1s"}, "not done after 1s"},
	} {
		t.Run(c.name, func(t *testing.T) {
			output := filepath.Join(dir, "x.profile")
			cmd, said := command(t.Context(), t, append([]string{"--output", output}, c.args...)...)
			err := cmd.Run()
			fail(t, err, said.String(), c.want, output)
		})
	}
}
