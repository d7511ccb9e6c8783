package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"time"
)

// errLimit is what a meter ends with.
var errLimit = errors.New("the limit on the bytes of one input is reached")

// A meter reads until a number of bytes is reached or the context ends.
type meter struct {
	ctx      context.Context
	from     io.Reader
	left     int64
	progress *Progress
}

func (m *meter) Read(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	if m.left <= 0 {
		// The end may be exactly here.
		var one [1]byte
		if n, err := m.from.Read(one[:]); n == 0 && err != nil {
			return 0, err
		}
		return 0, errLimit
	}
	n, err := m.from.Read(p[:min(int64(len(p)), m.left)])
	m.left -= int64(n)
	m.progress.read(n)
	return n, err
}

// opened is the file of in, open. A named pipe that nothing writes to is left waiting when the
// context ends, and ends with the program.
func (r *reader) opened(in *input) (io.ReadCloser, error) {
	if !in.pipe {
		return r.tree.open(in.file)
	}
	var f io.ReadCloser
	err := guarded(r.ctx, longestWait, func() error {
		var err error
		f, err = r.tree.open(in.file)
		return err
	})
	return f, err
}

// longestWait is how long something may take to write to a named pipe: for ever.
const longestWait = time.Duration(math.MaxInt64)

// interruptible is from, except that a read returns when the context ends, even while from is
// silent. A read that is then left waiting ends with the program. Close must be called, and does
// not close from.
func interruptible(ctx context.Context, from io.Reader) io.ReadCloser {
	if ctx.Done() == nil {
		return io.NopCloser(from)
	}
	w := &waiting{ctx: ctx, ask: make(chan struct{}), got: make(chan error, 1), buf: make([]byte, bufferSize)}
	go func() {
		for range w.ask {
			n, err := from.Read(w.buf)
			w.n = n
			w.got <- err
		}
	}()
	return w
}

// waiting reads in another goroutine, one read at a time and only on request, so that buf is never
// written while it is read.
type waiting struct {
	ctx  context.Context
	ask  chan struct{}
	got  chan error
	buf  []byte
	n    int // bytes of buf that the last read filled
	rest []byte
	err  error
}

func (w *waiting) Read(p []byte) (int, error) {
	if len(w.rest) == 0 && w.err == nil {
		select {
		case w.ask <- struct{}{}:
			select {
			case w.err = <-w.got:
				w.rest = w.buf[:w.n]
			case <-w.ctx.Done():
				w.err = w.ctx.Err()
			}
		case <-w.ctx.Done():
			w.err = w.ctx.Err()
		}
	}
	if len(w.rest) > 0 {
		n := copy(p, w.rest)
		w.rest = w.rest[n:]
		return n, nil
	}
	return 0, w.err
}

func (w *waiting) Close() error {
	close(w.ask)
	return nil
}

// state is what changes when a file is written to.
type state struct {
	size     int64
	modified time.Time
}

// fileState is f's state, and whether f is a regular file.
func fileState(f io.Reader) (state, bool) {
	s, ok := f.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return state{}, false
	}
	info, err := s.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return state{}, false
	}
	return state{info.Size(), info.ModTime()}, true
}

// mostHeld bounds how much is held in memory of an input that a format reads from its end: Parquet
// and word files that are compressed or piped in.
const mostHeld = 512 << 20

// whole is the input of a format that does not read from front to back: the file itself or, if it
// is compressed or piped, a copy in memory.
func (r *reader) whole(in *input, most int64) (io.ReaderAt, int64, error) {
	if s, regular := fileState(in.raw); regular && in.packed == "" {
		if at, ok := in.raw.(io.ReaderAt); ok {
			if s.size > min(most, r.opts.MaxBytes) {
				return nil, 0, errLimit
			}
			return metered{r.ctx, at, r.opts.Progress}, s.size, nil
		}
	}
	held, err := readLimited(in.text, min(mostHeld, most))
	if err != nil {
		return nil, 0, err
	}
	return memory(held), int64(len(held)), nil
}

// readLimited reads all of from, if that is at most most bytes.
func readLimited(from io.Reader, most int64) ([]byte, error) {
	held, err := io.ReadAll(io.LimitReader(from, most+1))
	if err == nil && int64(len(held)) > most {
		err = errLimit
	}
	return held, err
}

// metered is a file that stops reading when the context ends.
type metered struct {
	ctx      context.Context
	from     io.ReaderAt
	progress *Progress
}

func (m metered) ReadAt(p []byte, off int64) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.from.ReadAt(p, off)
	m.progress.read(n)
	return n, err
}

// memory is bytes as a file.
type memory []byte

func (m memory) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 || off >= int64(len(m)) {
		return 0, io.EOF
	}
	n := copy(p, m[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// A panicked is the panic of a library at input that it cannot handle.
type panicked struct{ value any }

func (p panicked) Error() string { return fmt.Sprint(p.value) }

// errSlow is what guarded ends with when work takes too long.
var errSlow = errors.New("it takes too long")

// guarded runs work that a library does in one go, and returns early when the context ends, when
// longest has passed or when the library panics: pages and tables come from anywhere. Abandoned
// work runs on until it ends by itself.
func guarded(ctx context.Context, longest time.Duration, work func() error) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- panicked{p}
			}
		}()
		done <- work()
	}()
	timer := time.NewTimer(longest)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return errSlow
	}
}
