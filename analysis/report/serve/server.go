package serve

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/netutil"

	"rashomon/analysis/report"
	"rashomon/lexicons/packs"
)

// times are the times after which the server gives up.
type times struct {
	work     time.Duration // on reading or counting a set
	head     time.Duration // for a request's head
	request  time.Duration // for all of a request, and longer than work: a request ends with it
	answer   time.Duration // until an answer has been read
	idle     time.Duration // between requests on one connection
	farewell time.Duration // for requests that are open when the server ends
}

func defaultTimes() times {
	return times{
		work: 2 * time.Minute, head: 5 * time.Second, request: 3 * time.Minute,
		answer: 5 * time.Minute, idle: 2 * time.Minute, farewell: 3 * time.Second,
	}
}

const (
	maxHead = 32 << 10        // bytes of a request's head
	maxOpen = 4 * maxRequests // connections
)

// Options says what a server offers.
type Options struct {
	Version  string
	Lexicons []string  // names of the packs that are used unless the reader picks others
	Log      io.Writer // gets what goes wrong inside, and nothing of the articles; may be nil
}

// A Server answers the requests of one run. It keeps sets of articles in memory.
type Server struct {
	options   Options
	times     times
	secrets   secrets
	sets      sets
	work      chan struct{} // has a place for each request that reads or counts
	log       *log.Logger
	templates *template.Template
	style     []byte

	ticketMu sync.Mutex
	ticket   string // opens the start page once; "" after that
}

//go:embed page
var pageFiles embed.FS

// New makes a server with secrets of its own.
func New(o Options) (*Server, error) {
	if len(o.Lexicons) == 0 {
		o.Lexicons = []string{packs.Default}
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
	base, err := report.BaseStyle()
	if err != nil {
		return nil, err
	}
	own, err := pageFiles.ReadFile("page/serve.css")
	if err != nil {
		return nil, fmt.Errorf("the server's style: %w", err)
	}
	t, err := template.New("").Funcs(template.FuncMap{"number": func(i int) int { return i + 1 }}).ParseFS(pageFiles, "page/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("the server's templates: %w", err)
	}
	return &Server{
		options: o, times: defaultTimes(), secrets: newSecrets(), work: make(chan struct{}, maxWork), log: log.New(o.Log, "rashomon: ", 0),
		templates: t, style: append([]byte(base), own...), ticket: randomWord(),
	}, nil
}

// Listen listens on a port that only this machine can reach: 0 stands for any that is
// free.
func Listen(port int) (net.Listener, error) {
	number := strconv.Itoa(port)
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", number))
	if err == nil {
		return l, nil
	}
	if l, err := net.Listen("tcp", net.JoinHostPort("::1", number)); err == nil && port == 0 {
		return l, nil // a machine without IPv4
	}
	var sys *os.SyscallError
	if errors.As(err, &sys) {
		err = sys.Err
	}
	return nil, fmt.Errorf("port %d cannot be used: %w: choose another with --port, or 0 for one that is free", port, err)
}

// Address is the address of the start page, with the run's secret: anyone who knows it
// can see what is pasted there.
func (s *Server) Address(l net.Listener) string {
	return "http://" + l.Addr().String() + "/" + s.secrets.word + "/"
}

// Ticket is an address that leads to the start page once. Other users of the machine
// may see it, as they can see the arguments of programs.
func (s *Server) Ticket(l net.Listener) string {
	return "http://" + l.Addr().String() + "/open/" + s.ticket
}

// Serve answers until ctx ends, then lets open requests finish for a moment and
// drops everything that was kept.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	addr, ok := l.Addr().(*net.TCPAddr)
	if !ok || !addr.IP.IsLoopback() {
		return fmt.Errorf("%s can be reached from outside this machine: the server takes a loopback address only", l.Addr())
	}
	defer s.sets.drop()
	base, cancel := context.WithCancel(context.Background())
	defer cancel()
	srv := &http.Server{
		Handler:           s.Handler(addr.Port),
		ReadHeaderTimeout: s.times.head, ReadTimeout: s.times.request, WriteTimeout: s.times.answer, IdleTimeout: s.times.idle, MaxHeaderBytes: maxHead,
		ErrorLog:    log.New(io.Discard, "", 0), // of connections that end early
		BaseContext: func(net.Listener) context.Context { return base },
	}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(netutil.LimitListener(l, maxOpen)) }()
	select {
	case err := <-done:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	cancel() // whatever is being counted ends
	farewell, stop := context.WithTimeout(context.Background(), s.times.farewell)
	defer stop()
	if err := srv.Shutdown(farewell); err != nil {
		_ = srv.Close()
	}
	return nil
}

// Handler answers requests that come in on that port.
func (s *Server) Handler(port int) http.Handler {
	own := "/" + s.secrets.word
	mux := http.NewServeMux()
	mux.HandleFunc("GET /open/{ticket}", s.open)
	mux.HandleFunc("GET "+own+"/{$}", s.start)
	mux.HandleFunc("GET "+own+"/serve.css", s.file("text/css; charset=utf-8", s.style))
	script, err := pageFiles.ReadFile("page/serve.js")
	if err != nil {
		panic("serve: " + err.Error()) // it is embedded
	}
	mux.HandleFunc("GET "+own+"/serve.js", s.file("text/javascript; charset=utf-8", script))
	mux.HandleFunc("POST "+own+"/sets", s.create)
	mux.HandleFunc("GET "+own+"/sets/{set}", s.withSet(s.show))
	mux.HandleFunc("POST "+own+"/sets/{set}", s.withSet(s.edit))
	mux.HandleFunc("GET "+own+"/sets/{set}/report", s.withSet(s.report))
	mux.HandleFunc("GET "+own+"/sets/{set}/{file}", s.withSet(s.download))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		err := refuse(http.StatusNotFound, "There is no such page here.")
		if firstPart(r.URL.Path) != s.secrets.word {
			s.refusal(w, err)
			return
		}
		s.problem(w, err)
	})
	return s.guard(port, mux)
}

// open leads whoever has the ticket to the start page, once.
func (s *Server) open(w http.ResponseWriter, r *http.Request) {
	s.ticketMu.Lock()
	good := s.ticket != "" && r.PathValue("ticket") == s.ticket
	if good {
		s.ticket = ""
	}
	s.ticketMu.Unlock()
	if !good {
		s.refusal(w, refuse(http.StatusForbidden, "This address worked only once: open the one that the program printed."))
		return
	}
	http.Redirect(w, r, "/"+s.secrets.word+"/", http.StatusSeeOther)
}

func (s *Server) file(kind string, data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(data) // it is not a fault if the reader has gone
	}
}

// withSet finds the set that a request is about, and answers those about a set that is
// not kept.
func (s *Server) withSet(do func(http.ResponseWriter, *http.Request, *set)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		x := s.sets.get(r.PathValue("set"))
		if x == nil {
			s.problem(w, refuse(http.StatusNotFound, "These articles are no longer kept: only the last %d sets are, until the program ends.", maxSets))
			return
		}
		do(w, r, x)
	}
}

// working does what takes long in one of a few places, on a set that nobody else is
// using, until the time is up.
func (s *Server) working(ctx context.Context, x *set, do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, s.times.work)
	defer cancel()
	select {
	case s.work <- struct{}{}:
		defer func() { <-s.work }()
	case <-ctx.Done():
		return refuse(http.StatusServiceUnavailable, "Other articles are being read: try again in a moment.")
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return do(ctx)
}

// home is the path of a set's page.
func (s *Server) home(x *set) string {
	return strings.Join([]string{"", s.secrets.word, "sets", x.id}, "/")
}
