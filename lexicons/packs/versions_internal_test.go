package packs

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rashomon/lexicons"
)

// versionsFile lists, for every version of every pack, the hash that reports print beside
// it, and "released" once a release of the program has it.
const versionsFile = "testdata/versions.txt"

const versionsHead = `# Which hash every version of a pack has: pack, version, sha256 as reports print it, and
# "released" once a release of the program has it. docs/lexicons.md says when a version is
# raised; go test ./lexicons/packs -update adds a version, or renews the hash of one that
# is not released.
`

// A recordedVersion is a line of versionsFile.
type recordedVersion struct {
	pack, version, hash string
	released            bool
}

func (r recordedVersion) String() string {
	line := r.pack + " " + r.version + " " + r.hash
	if r.released {
		line += " released"
	}
	return line
}

func parseVersions(text string) (list []recordedVersion, err error) {
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) < 3 || len(f) > 4 || len(f) == 4 && f[3] != "released" {
			return nil, fmt.Errorf("%q is not: pack version hash, and maybe released", line)
		}
		list = append(list, recordedVersion{f[0], f[1], f[2], len(f) == 4})
	}
	return list, nil
}

// record compares a pack with what is recorded of its version. It returns the list with
// the pack's line as it should be, and what is wrong with the given one; with renew, only
// a change of what is released is wrong.
func record(list []recordedVersion, pack recordedVersion, renew bool) ([]recordedVersion, error) {
	list = slices.Clone(list)
	at := slices.IndexFunc(list, func(r recordedVersion) bool { return r.pack == pack.pack && r.version == pack.version })
	switch {
	case at < 0:
		list = append(list, pack)
		if !renew {
			return list, fmt.Errorf("version %s of %s is not recorded: go test ./lexicons/packs -update", pack.version, pack.pack)
		}
	case list[at].hash == pack.hash:
	case list[at].released:
		return list, fmt.Errorf("%s was changed since its version %s was released: raise its version (docs/lexicons.md says by how much), then go test ./lexicons/packs -update", pack.pack, pack.version)
	default:
		list[at].hash = pack.hash
		if !renew {
			return list, fmt.Errorf("%s was changed and still has the version %s: raise it if a release has that version, and go test ./lexicons/packs -update", pack.pack, pack.version)
		}
	}
	return list, nil
}

// TestVersionsAreRaised: a version is what people cite, so one that is released always
// names the same entries. A pack that was changed fails until its version or its recorded
// hash is changed as well.
func TestVersionsAreRaised(t *testing.T) {
	renew := flag.Lookup("update").Value.String() == "true"
	data, err := os.ReadFile(versionsFile)
	if err != nil && !renew {
		t.Fatal(err)
	}
	list, err := parseVersions(string(data))
	if err != nil {
		t.Fatalf("%s: %v", versionsFile, err)
	}
	files, err := filepath.Glob("*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no packs: ", err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lex, err := lexicons.Parse(file, source)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(file, ".yaml")
		if name == speech {
			addCueVerbs(lex) // whose verbs come from package voice
		}
		if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(lex.Version) {
			t.Errorf("%s has the version %q, not three numbers", name, lex.Version)
		}
		if list, err = record(list, recordedVersion{name, lex.Version, lex.Hash, false}, renew); err != nil {
			t.Error(err)
		}
	}
	if !renew {
		return
	}
	slices.SortStableFunc(list, func(a, b recordedVersion) int { return strings.Compare(a.pack, b.pack) })
	text := versionsHead
	for _, r := range list {
		text += r.String() + "\n"
	}
	if err := os.WriteFile(versionsFile, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestRecordOfVersions(t *testing.T) {
	list, err := parseVersions("# head\nreeds 1.0.0 aa released\nreeds 1.1.0 bb\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why, version, hash string
		renew              bool
		wrong, recorded    string // "" for nothing wrong; the pack's line afterwards
	}{
		{"as it was released", "1.0.0", "aa", false, "", "reeds 1.0.0 aa released"},
		{"changed after its release", "1.0.0", "cc", false, "raise its version", "reeds 1.0.0 aa released"},
		{"an update does not change what is released", "1.0.0", "cc", true, "raise its version", "reeds 1.0.0 aa released"},
		{"changed before its release", "1.1.0", "cc", false, "-update", "reeds 1.1.0 cc"},
		{"and recorded", "1.1.0", "cc", true, "", "reeds 1.1.0 cc"},
		{"a new version", "2.0.0", "dd", false, "is not recorded", "reeds 2.0.0 dd"},
		{"and recorded", "2.0.0", "dd", true, "", "reeds 2.0.0 dd"},
	} {
		got, err := record(list, recordedVersion{"reeds", c.version, c.hash, false}, c.renew)
		if (err == nil) != (c.wrong == "") || err != nil && !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("%s: %v, want %q", c.why, err, c.wrong)
		}
		if !slices.ContainsFunc(got, func(r recordedVersion) bool { return r.String() == c.recorded }) {
			t.Errorf("%s: recorded %v, want %q", c.why, got, c.recorded)
		}
	}
	if _, err := parseVersions("reeds 1.0.0\n"); err == nil {
		t.Error("a line without a hash is taken")
	}
}
