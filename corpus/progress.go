package corpus

import (
	"errors"
	"io/fs"
	"path"
	"sync/atomic"
)

// Progress reports, while a stream is read, how far reading has got. Its methods may be called from
// any goroutine; those on a nil Progress do nothing.
type Progress struct {
	bytes, total, articles atomic.Int64
	file                   atomic.Pointer[string]
}

// Bytes is the number of bytes read, as stored on disk, and of all that the paths name; total is 0
// when unknown: for stdin, or for more files than are worth sizing.
func (p *Progress) Bytes() (read, total int64) {
	if p == nil {
		return 0, 0
	}
	return p.bytes.Load(), p.total.Load()
}

// Articles is the number of articles handed on.
func (p *Progress) Articles() int64 {
	if p == nil {
		return 0
	}
	return p.articles.Load()
}

// File is the file being read, "" before the first.
func (p *Progress) File() string {
	if p == nil {
		return ""
	}
	if f := p.file.Load(); f != nil {
		return *f
	}
	return ""
}

func (p *Progress) read(n int) {
	if p != nil {
		p.bytes.Add(int64(n))
	}
}

func (p *Progress) article() {
	if p != nil {
		p.articles.Add(1)
	}
}

func (p *Progress) at(file string) {
	if p != nil {
		p.file.Store(&file)
	}
}

// mostSized is how many files are sized before reading begins.
const mostSized = 20_000

var errMany = errors.New("more files than are worth asking")

// expect adds up the sizes of the files at and below paths, and gives up at one that it cannot
// size: the total then stays unknown.
func (p *Progress) expect(t tree, paths []string) {
	if p == nil {
		return
	}
	total, asked := int64(0), 0
	var add func(name string, info fs.FileInfo, depth int) error
	add = func(name string, info fs.FileInfo, depth int) error {
		if asked++; asked > mostSized || depth > 32 {
			return errMany
		}
		if !info.IsDir() {
			total += info.Size()
			return nil
		}
		entries, err := t.readDir(name)
		if err != nil {
			return nil //nolint:nilerr // the reading names it
		}
		for _, e := range entries {
			if hidden(e.Name()) || e.Type()&fs.ModeSymlink != 0 {
				continue
			}
			info, err := e.Info()
			if err != nil {
				continue
			}
			if err := add(path.Join(name, e.Name()), info, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	for _, name := range paths {
		info, err := t.stat(t.tidy(name))
		if name == "-" || err != nil || add(t.tidy(name), info, 0) != nil {
			return
		}
	}
	p.total.Store(total)
}
