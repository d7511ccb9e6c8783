package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strconv"
	"strings"
	"sync"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/corpus/sample"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// A set is what one reader works on. Its methods are called with mu held.
type set struct {
	id string
	mu sync.Mutex

	files    memory
	bytes    int64 // of all files
	pasted   int
	changes  map[articleKey]change
	lexicons []string // names of packs

	// What was made from the files; nil if they have changed since.
	listing []corpus.Listed
	result  *result
	cut     bool // whether there were too many articles to read all of them
}

// An articleKey names an article by its place.
type articleKey struct {
	file string
	line int
}

func (k articleKey) String() string { return k.file + ":" + strconv.Itoa(k.line) }

func parseKey(s string) (articleKey, bool) {
	at := strings.LastIndexByte(s, ':')
	if at < 0 {
		return articleKey{}, false
	}
	line, err := strconv.Atoi(s[at+1:])
	return articleKey{s[:at], line}, err == nil
}

// A change is what the reader says about an article; a field is "" if it stays as it
// was read.
type change struct {
	outlet, title, date, event string
	gone                       bool
}

// result is a finished report with its articles.
type result struct {
	report *analysis.Report
	texts  report.Texts
}

func newSet(id string, lexs []string) *set {
	return &set{id: id, files: memory{}, changes: map[articleKey]change{}, lexicons: lexs}
}

// stale forgets what was made from the files.
func (s *set) stale() { s.listing, s.result, s.cut = nil, nil, false }

// add puts a file into the set, under a name that no other file has, and returns the
// name. A manifest takes the place of the one that is there.
func (s *set) add(name string, data []byte) string {
	s.stale()
	// A file cannot be inside another file.
	for dir := name; strings.Contains(dir, "/"); {
		dir = dir[:strings.LastIndexByte(dir, '/')]
		if _, taken := s.files[dir]; taken {
			name = strings.ReplaceAll(name, "/", " - ")
			break
		}
	}
	old := s.files[name]
	given := name
	for n := 2; s.files.has(name) && (s.files[name] == nil || path.Base(name) != corpus.ManifestName && !bytes.Equal(s.files[name], data)); n++ {
		name = numbered(given, strconv.Itoa(n))
	}
	if name == given {
		s.bytes -= int64(len(old)) // the same file again, or the new manifest
	}
	s.files[name] = data
	s.bytes += int64(len(data))
	return name
}

// paste adds a text as a file of its own.
func (s *set) paste(text string, c change) {
	s.pasted++
	name := s.add("pasted text "+strconv.Itoa(s.pasted)+".txt", []byte(text))
	s.changes[articleKey{name, 0}] = c
}

// example adds the articles of the embedded example.
func (s *set) example() error {
	return fs.WalkDir(sample.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(sample.FS(), name)
		if err == nil {
			s.add("example/"+name, data)
		}
		return err
	})
}

// remove takes an article out; if it is a whole file, the file goes too.
func (s *set) remove(k articleKey) {
	s.stale()
	if f, ok := s.files[k.file]; ok && k.line == 0 {
		s.bytes -= int64(len(f))
		delete(s.files, k.file)
		delete(s.changes, k)
		return
	}
	s.changes[k] = change{gone: true}
}

// change records what the reader says about an article. A field that is still as it
// was read is not a change.
func (s *set) change(k articleKey, c change) {
	for _, l := range s.listing {
		if l.Fault == nil && (articleKey{l.File, l.Line}) == k {
			same := func(field *string, read string) {
				if *field == read {
					*field = ""
				}
			}
			same(&c.outlet, l.Outlet)
			same(&c.title, l.Title)
			same(&c.date, l.Date)
			same(&c.event, l.Event)
			if s.changes[k] != c {
				s.changes[k] = c
				s.result = nil
			}
		}
	}
}

// changed is what the reader said about an article, or about the file that turned out
// to hold it among several, such as a pasted text.
func (s *set) changed(file string, line int) change {
	if c, ok := s.changes[articleKey{file, line}]; ok {
		return c
	}
	return s.changes[articleKey{file, 0}]
}

// Bounds on what is read from a set. A set that has more is for the command line.
const (
	maxArticles = 2000
	maxText     = 64 << 20 // bytes of articles, unpacked
	maxInput    = 64 << 20 // bytes of one file, unpacked
)

// paths are what is read: everything, and the pasted texts by name, so that they are
// read even if a manifest names the articles.
func (s *set) paths() []string {
	list := []string{"."}
	for _, name := range s.files.names() {
		if strings.HasPrefix(name, "pasted text ") {
			list = append(list, name)
		}
	}
	return list
}

func readOptions() corpus.Options {
	o := corpus.DefaultOptions()
	o.MaxBytes = maxInput
	return o
}

// read finds out what there is to read.
func (s *set) read(ctx context.Context) error {
	if s.listing != nil || len(s.files) == 0 {
		return nil
	}
	list := []corpus.Listed{}
	articles, text := 0, 0
	s.cut = false
	for l, err := range corpus.ListFS(ctx, readOptions(), s.files, s.paths()...) {
		if err != nil {
			return readError(err)
		}
		if l.Fault != nil && l.Fault.Kind == corpus.Unlisted && s.pasted > 0 {
			continue // this is about the pasted texts, which are read all the same
		}
		if s.changes[articleKey{l.File, l.Line}].gone {
			continue
		}
		if l.Fault == nil {
			if articles, text = articles+1, text+l.Bytes; articles > maxArticles || text > maxText {
				s.cut = true
				break
			}
		}
		list = append(list, l)
	}
	s.listing = list
	return nil
}

// documents streams the articles as the reader named them.
func (s *set) documents(ctx context.Context) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		articles, text := 0, 0
		for doc, err := range corpus.DocumentsFS(ctx, readOptions(), s.files, s.paths()...) {
			if doc != nil {
				c := s.changed(doc.File, doc.Line)
				if c.gone {
					continue
				}
				if articles, text = articles+1, text+len(doc.Text); articles > maxArticles || text > maxText {
					return
				}
				c.apply(doc)
			}
			var fault *corpus.Fault
			if errors.As(err, &fault) && fault.Kind == corpus.Unlisted && s.pasted > 0 {
				continue
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

func (c change) apply(doc *corpus.Document) {
	for _, f := range []struct {
		to   *string
		said string
	}{{&doc.Outlet, c.outlet}, {&doc.Title, c.title}, {&doc.Date, c.date}, {&doc.Event, c.event}} {
		if f.said != "" {
			*f.to = f.said
		}
	}
}

// errNothing says that there is no article to report on.
var errNothing = errors.New("there is no article to report on yet: paste a text or choose a file")

// report makes the set's report, once.
func (s *set) report(ctx context.Context, version string) (*result, error) {
	if s.result != nil {
		return s.result, nil
	}
	var lexs []*lexicons.Lexicon
	for _, name := range s.lexicons {
		l, err := packs.Load(name)
		if err != nil {
			return nil, err
		}
		lexs = append(lexs, l)
	}
	m, err := lexicons.Compile(lexs...)
	if err != nil {
		return nil, fmt.Errorf("compiling lexicons: %w", err)
	}
	var keep report.Keeper
	p, err := analysis.Count(ctx, keep.Watch(s.documents(ctx)), analysis.CountOptions{
		Lexicons: lexs, Voice: voice.DefaultOptions(), Examples: examplesBehind,
	})
	if err != nil {
		return nil, readError(err)
	}
	if p.Articles() == 0 {
		return nil, errNothing
	}
	r, err := analysis.Compare(p, analysis.CompareOptions{
		Lexicons: lexs, Program: "rashomon", Version: version, Command: "rashomon serve", Seed: 1, Alpha: 0.05,
	})
	if err != nil {
		return nil, err
	}
	s.result = &result{r, keep.Texts(m, voice.DefaultOptions())}
	return s.result, nil
}

// examplesBehind is the number of sentences that a report keeps behind every number.
const examplesBehind = 200

// errTooLong says that the time for one set is up.
var errTooLong = errors.New("reading took too long: take out the articles that are not needed, or run the program in a terminal, where there is no such limit")

// readError says in one sentence why reading ended.
func readError(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return errTooLong
	}
	return err
}
