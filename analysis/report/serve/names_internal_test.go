package serve

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// TestFileNames: a name is that of a file within the set, whatever it was.
func TestFileNames(t *testing.T) {
	for _, c := range []struct{ reason, given, want string }{
		{"an ordinary one", "a.txt", "a.txt"},
		{"in folders", "set/Outlet/a.txt", "set/Outlet/a.txt"},
		{"a way up", "../../a.txt", "a.txt"},
		{"a way up in the middle", "a/../../b.txt", "a/b.txt"},
		{"from the root", "/etc/passwd", "etc/passwd"},
		{"of another system", `C:\texts\a.txt`, "C_/texts/a.txt"},
		{"hidden", ".profile", "profile"},
		{"nothing", "", "file"},
		{"dots", "../..", "file"},
		{"controls and turned writing", "a\x00\x1b[1m\u202eb.txt", "a[1mb.txt"},
		{"signs of forms and lists", `a"<b>|c*.txt`, "a__b__c_.txt"},
		{"deeper than is kept", "a/b/c/d/e/f.txt", "c/d/e/f.txt"},
		{"no UTF-8", "a\xff.txt", "a.txt"},
		{"longer than is kept", strings.Repeat("é", 200) + ".txt", strings.Repeat("é", 58) + ".txt"},
	} {
		if got := fileName(c.given); got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.reason, c.given, got, c.want)
		}
	}
}

// FuzzFileName: every name is valid in a file system, stays what it is when it is
// given again, and is not long.
func FuzzFileName(f *testing.F) {
	f.Add("../a.txt")
	f.Add(`..\.\a`)
	f.Add("a/ ./.b/ .. /c")
	f.Fuzz(func(t *testing.T, given string) {
		name := fileName(given)
		if !fs.ValidPath(name) || name == "." {
			t.Errorf("%q becomes %q, which is no path", given, name)
		}
		if again := fileName(name); again != name {
			t.Errorf("%q becomes %q and then %q", given, name, again)
		}
		if len(name) > (keptFolders+1)*(keptName+1) {
			t.Errorf("%q becomes a name of %d bytes", given, len(name))
		}
	})
}

// TestMemory: the files in memory are a file system like any other.
func TestMemory(t *testing.T) {
	m := memory{"a.txt": []byte("one"), "b/c.txt": []byte("two"), "b/d/e.txt": nil}
	if err := fstest.TestFS(m, "a.txt", "b/c.txt", "b/d/e.txt"); err != nil {
		t.Error(err)
	}
}

// TestFileAndFolderOfOneName: a file cannot be inside a file.
func TestFileAndFolderOfOneName(t *testing.T) {
	s := newSet("x", nil)
	s.add("a", []byte("one"))
	if got := s.add("a/b.txt", []byte("two")); got != "a - b.txt" {
		t.Errorf("a file in a file is called %q", got)
	}
	s.add("c/d.txt", []byte("three"))
	if got := s.add("c", []byte("four")); got == "c" {
		t.Error("a file has the name of a folder")
	}
	if s.bytes != 3+3+5+4 {
		t.Errorf("%d bytes are counted, want 15", s.bytes)
	}
}

func TestSentenceCase(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"", "", "nothing to say is not said"},
		{"no text was found.", "No text was found.", "one full stop, not two"},
		{"été.txt cannot be read", "Été.txt cannot be read.", "a letter of two bytes is not cut in half"},
	} {
		if got := sentenceCase(c.in); got != c.want {
			t.Errorf("%q became %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}
