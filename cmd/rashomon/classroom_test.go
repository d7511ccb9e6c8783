package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestClassroom checks that the commands of docs/classroom.md run as written, one after another,
// and print what is shown under them. What students do in between is simulated: two fill in the
// form on one event, and differ now and then.
func TestClassroom(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and on one goroutine: it runs without -short")
	}
	raw, err := os.ReadFile("../../docs/classroom.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("COLUMNS", "80")
	t.Chdir(t.TempDir())
	parts := strings.Split(string(raw), "```")
	printed, ran := "", 0
	for i := 1; i < len(parts); i += 2 {
		if want, ok := strings.CutPrefix(parts[i], "text\n"); ok {
			if !matches(want, printed) {
				t.Errorf("the last command no longer prints what stands there:\n%s", printed)
			}
			continue
		}
		for line := range strings.Lines(strings.TrimPrefix(parts[i], "sh\n")) {
			args, ok := commandOf("$ " + strings.TrimSpace(line))
			if !ok {
				t.Fatalf("%q is no command", line)
			}
			if args[0] == "agree" {
				playStudents(t)
			}
			var stdout, stderr bytes.Buffer
			if status := run(args, strings.NewReader(""), &stdout, &stderr); status != exitDone {
				t.Fatalf("%s: status %d: %s", line, status, stderr.String())
			}
			printed = trimLines(stdout.String())
			ran++
		}
	}
	if ran < 5 {
		t.Errorf("only %d commands were run", ran)
	}
	for _, file := range []string{"class/index.html", "class-rulers/teacher/key.csv"} {
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
}

// playStudents fills in the form on the first event: Ana as in the key, Bo too except for every
// fifth item; both answer yes to every other question on frames.
func playStudents(t *testing.T) {
	t.Helper()
	key := readRows(t, "class/teacher/key.csv")
	answers := map[string]string{}
	for _, row := range key[1:] {
		answers[row[column(key, "item")]] = row[column(key, "answer")]
	}
	if err := os.MkdirAll("codings", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, student := range []string{"Ana", "Bo"} {
		form := readRows(t, "class/students/form.csv")
		for i, row := range form[1:] {
			if !strings.HasSuffix(row[column(form, "article")], "1") {
				continue
			}
			answer := answers[row[column(form, "item")]]
			if answer == "" {
				answer = []string{"yes", "no"}[i%2]
			}
			if student == "Bo" && i%5 == 0 {
				answer = "cannot tell"
			}
			row[column(form, "coder")], row[column(form, "answer")] = student, answer
		}
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(form); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("codings", "codings-"+strings.ToLower(student)+".csv"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readRows(t *testing.T, file string) [][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// column is the index of the column with that name in the first row.
func column(rows [][]string, name string) int {
	for i, c := range rows[0] {
		if c == name {
			return i
		}
	}
	return -1
}
