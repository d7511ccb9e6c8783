package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// start serves with times other than the usual ones until the test ends.
func start(t *testing.T, change func(*times)) (*Server, net.Listener) {
	t.Helper()
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	change(&s.times)
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	t.Cleanup(func() { stop(); <-done })
	return s, l
}

func status(t *testing.T, address string) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	if res.StatusCode == http.StatusServiceUnavailable && res.Header.Get("Retry-After") == "" {
		t.Error("nothing says when to try again")
	}
	return res.StatusCode
}

// until waits for a status that comes once other requests have begun or ended.
func until(t *testing.T, address string, want int) {
	t.Helper()
	got := 0
	for range 1000 {
		if got = status(t, address); got == want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s stays %d, want %d", address, got, want)
}

// TestOnlySoManyRequests: sixteen requests whose forms never end keep the
// seventeenth out, with a word when to try again, and let it in when they end.
func TestOnlySoManyRequests(t *testing.T) {
	s, l := start(t, func(*times) {})
	var open []net.Conn
	hang := func() {
		conn, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		open = append(open, conn)
		_, err = fmt.Fprintf(conn, "POST /%s/sets HTTP/1.1\r\nHost: %s\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\n", s.secrets.word, l.Addr())
		if err != nil {
			t.Fatal(err)
		}
	}
	for range maxRequests - 1 {
		hang()
	}
	if status(t, s.Address(l)) != http.StatusOK {
		t.Fatal("the sixteenth is kept out")
	}
	// The answer to that one may be read before its place is free, and a request that
	// comes then is kept out: so requests are sent until one gets in.
	for tries := 0; status(t, s.Address(l)) != http.StatusServiceUnavailable; tries++ {
		if tries == 100 {
			t.Fatalf("%d requests are in hand and the next is let in", len(open))
		}
		hang()
		time.Sleep(10 * time.Millisecond)
	}
	for _, conn := range open {
		_ = conn.Close()
	}
	until(t, s.Address(l), http.StatusOK)
}

// TestOnlySoMuchWork: two sets are read at the same time; a third waits its turn,
// and is told so if its turn does not come.
func TestOnlySoMuchWork(t *testing.T) {
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	var running, most atomic.Int32
	let, ended := make(chan struct{}), make(chan error, 5)
	for range 5 {
		go func() {
			ended <- s.working(t.Context(), newSet("x", nil), func(context.Context) error {
				most.Store(max(most.Load(), running.Add(1)))
				<-let
				running.Add(-1)
				return nil
			})
		}()
	}
	for range 1000 {
		if running.Load() == maxWork {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if running.Load() != maxWork {
		t.Fatalf("%d work at the same time, want %d", running.Load(), maxWork)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := s.working(ctx, newSet("y", nil), func(context.Context) error { return nil }); err == nil || !strings.Contains(err.Error(), "Other articles are being read") {
		t.Errorf("without a place: %v", err)
	}
	close(let)
	for range 5 {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	if most.Load() > maxWork {
		t.Errorf("%d worked at the same time", most.Load())
	}
}

// TestTimesUp: a head that does not come, a form that does not go on, a
// connection that asks for nothing more, and a set that takes too long all end.
func TestTimesUp(t *testing.T) {
	const short = 50 * time.Millisecond
	for _, c := range []struct {
		reason string
		change func(*times)
		send   string // $ stands for the word, @ for the host
		within string // in the answer; "" when there is none
	}{
		{"a head that stops", func(o *times) { o.head = short }, "GET /$/ HTTP/1.1\r\nHost: @\r\nX-Slow: ", ""},
		{"a form that stops", func(o *times) { o.request = short }, "POST /$/sets HTTP/1.1\r\nHost: @\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\n", "HTTP/1.1 4"},
		{"nothing more", func(o *times) { o.idle = short }, "GET /$/ HTTP/1.1\r\nHost: @\r\n\r\n", "200 OK"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			s, l := start(t, c.change)
			conn, err := net.Dial("tcp", l.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(conn, strings.NewReplacer("$", s.secrets.word, "@", l.Addr().String()).Replace(c.send)); err != nil {
				t.Fatal(err)
			}
			answer, err := io.ReadAll(bufio.NewReader(conn)) // ends when the server does
			if err != nil && !strings.Contains(err.Error(), "reset") {
				t.Fatalf("the connection stays open: %v", err)
			}
			if c.within == "" && len(answer) > 0 || !strings.Contains(string(answer), c.within) {
				t.Errorf("answered with %.200q, want %q", answer, c.within)
			}
		})
	}

	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.times.work = 0
	x := newSet("x", []string{"core-en"})
	x.paste("The mutiny ended on Monday.", change{})
	err = s.working(t.Context(), x, func(ctx context.Context) error {
		<-ctx.Done()
		_, err := x.report(ctx, "")
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "took too long") && !strings.Contains(err.Error(), "Other articles are being read") {
		t.Errorf("a set that takes too long: %v", err)
	}
	ctx, cancel := context.WithDeadline(t.Context(), time.Now())
	defer cancel()
	if _, err := x.report(ctx, ""); err != errTooLong {
		t.Errorf("a report that takes too long: %v", err)
	}
	if err := x.read(ctx); err != errTooLong {
		t.Errorf("reading that takes too long: %v", err)
	}
}
