package corpus

import (
	"fmt"
	"io"
	"math"
	"path"
	"strings"
)

// Options says how articles are read. The zero value of a limit means its default.
type Options struct {
	// Outlets names outlets by file, before anything else does; the first matching rule wins.
	Outlets []OutletRule
	// MaxArticle is the most bytes that one article may take in its file: a text file, a line of
	// JSON, a page with its markup. A longer one is skipped as a fault. It cannot be more than 2
	// GiB.
	MaxArticle int64
	// MaxBytes is the most bytes that are read from one input, counted after decompression;
	// anything beyond is a fault.
	MaxBytes int64
	// Strict ends the stream at the first fault. Notes do not count.
	Strict bool
	// Stdin is what the path "-" reads; without it "-" is a fault.
	Stdin io.Reader
	// Map says in which columns and keys the fields of an article are in tables and records; it
	// takes precedence over the fields' own names.
	Map []FieldMap
	// Encoding is what all text without a byte-order mark is decoded from, by any of the encoding's
	// names; "" means that each input is examined.
	Encoding string
	// Aliases fold spellings of outlets into one name. Nothing else does.
	Aliases []Alias
	// Output is the file that the run will write, "" if none. Reading it as an article ends the
	// stream with an error.
	Output string
	// Progress is told how far reading has got; it may be nil.
	Progress *Progress
}

// Limits that apply when Options leaves them 0: many times a long book chapter, and a year of a
// large archive.
const (
	DefaultMaxArticle int64 = 8 << 20
	DefaultMaxBytes   int64 = 16 << 30
)

// DefaultOptions returns the options with every limit at its default.
func DefaultOptions() Options {
	return Options{MaxArticle: DefaultMaxArticle, MaxBytes: DefaultMaxBytes}
}

func (o Options) withDefaults() Options {
	if o.MaxArticle <= 0 {
		o.MaxArticle = DefaultMaxArticle
	}
	o.MaxArticle = min(o.MaxArticle, math.MaxInt32) // offsets have 31 bits
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	return o
}

// An OutletRule gives every file that Glob matches the outlet Name. Glob is
// matched, as by path.Match, against as many of the file's last path elements
// as it has itself: "upi/*" matches articles/upi/1.txt.
type OutletRule struct{ Name, Glob string }

// ParseOutletRule parses a rule written NAME=GLOB.
func ParseOutletRule(s string) (OutletRule, error) {
	name, glob, ok := strings.Cut(s, "=")
	name, glob = strings.TrimSpace(name), strings.TrimSpace(glob)
	if !ok || name == "" || glob == "" {
		return OutletRule{}, fmt.Errorf("outlet rule %q is not NAME=GLOB, for example \"The Paper=paper/*.txt\"", s)
	}
	r := OutletRule{Name: name, Glob: glob}
	return r, r.check()
}

func (r OutletRule) check() error {
	if _, err := path.Match(r.Glob, ""); err != nil {
		return fmt.Errorf("outlet rule %s=%s: the pattern has an unclosed bracket", r.Name, r.Glob)
	}
	return nil
}

// matches reports whether the rule is for file, a slash-separated path.
func (r OutletRule) matches(file string) bool {
	cut := len(file)
	for range strings.Count(r.Glob, "/") + 1 {
		cut = strings.LastIndexByte(file[:cut], '/')
		if cut < 0 {
			break
		}
	}
	ok, err := path.Match(r.Glob, file[cut+1:])
	return ok && err == nil
}
