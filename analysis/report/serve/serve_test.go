package serve_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/textproto"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rashomon/analysis/report/serve"
)

// A client sends requests as a browser that follows no redirects would.
type client struct {
	testing.TB
	address string
	http.Client
}

func newClient(t testing.TB) *client {
	return &client{TB: t, address: running(t), Client: http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// ask sends a request with changes to it and reads the answer.
func (c *client) ask(method, address string, body io.Reader, change func(*http.Request)) (*http.Response, string) {
	c.Helper()
	r, err := http.NewRequestWithContext(c.Context(), method, address, body)
	if err != nil {
		c.Fatal(err)
	}
	if change != nil {
		change(r)
	}
	res, err := c.Do(r)
	if err != nil {
		c.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		c.Fatal(err)
	}
	return res, string(data)
}

func (c *client) get(address string) (*http.Response, string) {
	c.Helper()
	return c.ask(http.MethodGet, address, nil, nil)
}

var tokenField = regexp.MustCompile(`name="token" value="([^"]+)"`)

func tokenOf(t testing.TB, page string) string {
	t.Helper()
	m := tokenField.FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("the page has no token: %s", page)
	}
	return m[1]
}

// A part is a field of a form or, with a file's name, a file.
type part struct{ name, file, value string }

func formOf(parts ...part) (kind string, body *bytes.Buffer) {
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	for _, p := range parts {
		h := textproto.MIMEHeader{}
		disposition := fmt.Sprintf(`form-data; name="%s"`, p.name)
		if p.file != "" {
			disposition += fmt.Sprintf(`; filename="%s"`, p.file)
		}
		h.Set("Content-Disposition", disposition)
		f, _ := w.CreatePart(h) // a buffer takes everything
		_, _ = io.WriteString(f, p.value)
	}
	_ = w.Close()
	return w.FormDataContentType(), body
}

// post sends a form with the token of the page at home.
func (c *client) post(home, to string, parts ...part) (*http.Response, string) {
	c.Helper()
	_, page := c.get(home)
	kind, body := formOf(append([]part{{name: "token", value: tokenOf(c, page)}}, parts...)...)
	return c.ask(http.MethodPost, to, body, func(r *http.Request) { r.Header.Set("Content-Type", kind) })
}

// make makes a set and returns the address of its page.
func (c *client) make(parts ...part) string {
	c.Helper()
	res, body := c.post(c.address, c.address+"sets", parts...)
	if res.StatusCode != http.StatusSeeOther {
		c.Fatalf("making a set: %s: %s", res.Status, body)
	}
	base, err := url.Parse(c.address)
	if err != nil {
		c.Fatal(err)
	}
	to, err := base.Parse(res.Header.Get("Location"))
	if err != nil {
		c.Fatal(err)
	}
	return to.String()
}

// TestRefused: what another site, another name for this machine, or somebody who
// does not know the address sends is answered with a refusal and nothing else.
func TestRefused(t *testing.T) {
	c := newClient(t)
	at, err := url.Parse(c.address)
	if err != nil {
		t.Fatal(err)
	}
	set := c.make(part{"paste-0-text", "", harbourText})
	head := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	host := func(h string) func(*http.Request) { return func(r *http.Request) { r.Host = h } }
	for _, test := range []struct {
		reason, method, address string
		change                  func(*http.Request)
		want                    int
	}{
		{"the page itself", "GET", c.address, nil, 200},
		{"by the other name of this machine", "GET", c.address, host("localhost:" + at.Port()), 200},
		{"a name of somebody else's that leads here", "GET", c.address, host("evil.example:" + at.Port()), 421},
		{"one that only begins like ours", "GET", c.address, host("127.0.0.1.evil.example:" + at.Port()), 421},
		{"another port", "GET", c.address, host("127.0.0.1:1"), 421},
		{"no port", "GET", c.address, host("127.0.0.1"), 421},
		{"no host to speak of", "GET", c.address, host(" "), 421},
		{"a set, from another name", "GET", set, host("evil.example:" + at.Port()), 421},
		{"asked for by another site", "GET", set + "/report", head("Sec-Fetch-Site", "cross-site"), 403},
		{"asked for by another port of this machine", "GET", set + "/report.json", head("Sec-Fetch-Site", "same-site"), 403},
		{"followed from the page", "GET", set, head("Sec-Fetch-Site", "same-origin"), 200},
		{"typed into the address line", "GET", set, head("Sec-Fetch-Site", "none"), 200},
		{"another origin", "GET", set, head("Origin", "http://evil.example"), 403},
		{"an origin that hides", "GET", set, head("Origin", "null"), 403},
		{"an empty origin", "GET", set, head("Origin", ""), 403},
		{"the same origin", "GET", set, head("Origin", "http://"+at.Host), 200},
		{"our origin with another scheme", "GET", set, head("Origin", "https://"+at.Host), 403},
		{"without the word", "GET", "http://" + at.Host + "/", nil, 403},
		{"with another word", "GET", "http://" + at.Host + "/AAAAAAAAAAAAAAAAAAAAAAAA/", nil, 403},
		{"with the beginning of the word", "GET", c.address[:len(c.address)-2] + "/", nil, 403},
		{"a way up", "GET", "http://" + at.Host + "/../../etc/passwd", nil, 403},
		{"a file that is none", "GET", set + "/passwd", nil, 404},
		{"a set that is none", "GET", c.address + "sets/none", nil, 404},
		{"another method", "DELETE", set, nil, 404},
		{"a form by address", "POST", c.address + "sets?do=example", nil, 415},
	} {
		t.Run(test.reason, func(t *testing.T) {
			res, body := c.ask(test.method, test.address, nil, test.change)
			if res.StatusCode != test.want {
				t.Errorf("%s, want %d", res.Status, test.want)
			}
			if test.want != 200 && strings.Contains(body, "Ashkeld") {
				t.Error("a refusal gives an article away")
			}
			known := test.want == http.StatusNotFound || test.want == http.StatusUnsupportedMediaType // asked with the right address, from the right place
			if test.want != 200 && strings.Contains(body, strings.Trim(at.Path, "/")) != known {
				t.Error("a refusal gives the address away, or a page of ours has no way back")
			}
		})
	}
}

// TestFormsNeedTheirToken: a form without the token, or with that of another
// page, changes nothing.
func TestFormsNeedTheirToken(t *testing.T) {
	c := newClient(t)
	set, other := c.make(part{"paste-0-text", "", harbourText}), c.make(part{"paste-0-text", "", valleyText})
	_, page := c.get(other)
	_, start := c.get(c.address)
	forget := part{"do", "", "forget"}
	for _, test := range []struct {
		reason string
		parts  []part
		want   int
	}{
		{"no token", []part{forget}, 403},
		{"no field at all", nil, 403},
		{"an empty one", []part{{"token", "", ""}, forget}, 403},
		{"that of another set", []part{{"token", "", tokenOf(t, page)}, forget}, 403},
		{"that of the start page", []part{{"token", "", tokenOf(t, start)}, forget}, 403},
		{"one that comes last", []part{forget, {"token", "", "x"}}, 403},
	} {
		t.Run(test.reason, func(t *testing.T) {
			kind, body := formOf(test.parts...)
			res, _ := c.ask(http.MethodPost, set, body, func(r *http.Request) { r.Header.Set("Content-Type", kind) })
			if res.StatusCode != test.want {
				t.Errorf("%s, want %d", res.Status, test.want)
			}
			if res, _ := c.get(set); res.StatusCode != 200 {
				t.Fatalf("the set is gone: %s", res.Status)
			}
		})
	}
	if res, _ := c.post(set, set, forget); res.StatusCode != http.StatusSeeOther {
		t.Errorf("with its token: %s", res.Status)
	}
	if res, _ := c.get(set); res.StatusCode != 404 {
		t.Errorf("a forgotten set answers %s", res.Status)
	}
}

// TestEveryAnswerIsGuarded: pages, refusals and downloads carry the headers that
// keep them apart from other pages and off the disk.
func TestEveryAnswerIsGuarded(t *testing.T) {
	c := newClient(t)
	set := c.make(part{"paste-0-text", "", harbourText})
	for _, address := range []string{c.address, c.address + "serve.js", set, set + "/report", set + "/report.json", set + "/nothing", "http://" + strings.Split(c.address, "/")[2] + "/"} {
		res, _ := c.get(address)
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Referrer-Policy": "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY",
		} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", address, name, got, want)
			}
		}
		csp := res.Header.Get("Content-Security-Policy")
		for _, want := range []string{"frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: the policy %q lacks %s", address, csp, want)
			}
		}
		if strings.Contains(csp, "unsafe") || res.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %q", address, csp)
		}
	}
}

// TestDownloads: the report as page, Markdown, JSON and CSV, as files, the same
// bytes twice.
func TestDownloads(t *testing.T) {
	c := newClient(t)
	set := c.make(part{"paste-0-text", "", harbourText}, part{"paste-0-outlet", "", "Harbour Gazette"}, part{"paste-0-date", "", "2031-05-02"},
		part{"paste-1-text", "", valleyText}, part{"paste-1-outlet", "", "Valley Post"}, part{"paste-1-event", "", "bridge"})
	for file, within := range map[string]string{
		"report.html": "<h1>How two outlets told the news</h1>", "report.md": "# Framing report", "report.json": `"outlet": "Valley Post"`, "report-csv.zip": "PK", "class-pack.zip": "PK",
	} {
		res, body := c.get(set + "/" + file)
		if res.StatusCode != 200 || !strings.Contains(body, within) {
			t.Errorf("%s: %s, without %q", file, res.Status, within)
		}
		if got := res.Header.Get("Content-Disposition"); got != `attachment; filename="`+file+`"` {
			t.Errorf("%s: %q", file, got)
		}
		if strings.Contains(body, c.address) || strings.Contains(body, `class="beside"`) {
			t.Errorf("%s leads back to the server", file)
		}
		if _, again := c.get(set + "/" + file); again != body {
			t.Errorf("%s is another one the second time", file)
		}
	}
	for archive, files := range map[string]map[string]string{
		"report-csv.zip": {"figures.csv": "Harbour Gazette", "articles.csv": "Harbour Gazette"},
		"class-pack.zip": {"class.json": "rashomon.class/1", "teacher/key.html": "Harbour Gazette", "students/sheets.html": "Ashkeld"},
	} {
		_, body := c.get(set + "/" + archive)
		z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		for name, within := range files {
			f, err := z.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(f)
			if err != nil || !strings.Contains(string(data), within) {
				t.Errorf("%s: %v: without %q", name, err, within)
			}
		}
	}
	if _, page := c.get(set + "/report"); !strings.Contains(page, `class="beside"`) || !strings.Contains(page, "Harbour Gazette") {
		t.Error("the report as shown lacks the line of links")
	}
}

// TestUploads: files of many kinds come in under harmless names, and what cannot
// be read is named with its reason.
func TestUploads(t *testing.T) {
	packed := func(s string) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = io.WriteString(z, s)
		_ = z.Close()
		return b.String()
	}
	lines := `{"outlet":"Ridge Radio","title":"Mutiny","text":"The mutiny ended on Monday in the river town, the ministry said."}` + "\n"
	for _, test := range []struct {
		reason string
		parts  []part
		want   []string // on the set's page
		not    []string
	}{
		{"records bring their outlets", []part{{"files", "a.jsonl", lines}}, []string{`value="Ridge Radio"`, "one article of one outlet"}, nil},
		{"compressed with gzip", []part{{"files", "a.jsonl.gz", packed(lines)}}, []string{`value="Ridge Radio"`}, nil},
		{"a manifest says which files are whose", []part{{"files", "corpus.csv", "file,outlet,date\nx.txt,Ridge Radio,2031-05-02\n"}, {"files", "x.txt", harbourText}},
			[]string{`value="Ridge Radio"`, `value="2031-05-02"`}, nil},
		{"a manifest, and a pasted text besides", []part{{"files", "corpus.csv", "file,outlet\nx.txt,Ridge Radio\n"}, {"files", "x.txt", harbourText}, {"paste-0-text", "", valleyText}},
			[]string{"2 articles of 2 outlets"}, []string{"leaves out"}},
		{"folders are outlets", []part{{"files", "all/Ridge Radio/1.txt", harbourText}, {"files", "all/Valley Post/1.txt", valleyText}}, []string{`value="Ridge Radio"`, `value="Valley Post"`}, nil},
		{"two files of one name", []part{{"files", "1.txt", harbourText}, {"files", "1.txt", valleyText}}, []string{"1 (2).txt", "2 articles"}, nil},
		{"a way up is none", []part{{"files", "../../../etc/passwd", harbourText}}, []string{`name="outlet:etc/passwd:0"`}, []string{"../"}},
		{"one for another system", []part{{"files", `..\\..\\windows\\system.ini`, harbourText}}, []string{"windows/system.ini"}, []string{`..\`}},
		{"a name full of markup", []part{{"files", "<script>alert(1)</script>.txt", harbourText}}, []string{"script"}, []string{"<script>alert"}},
		{"a name of nothing but dots", []part{{"files", "...", harbourText}}, []string{"one article"}, nil},
		{"a picture is named", []part{{"files", "p.png", "\x89PNG\r\n\x1a\n\x00\x00"}}, []string{"Not read, and why", "p.png"}, nil},
		{"a cut archive is named", []part{{"files", "a.jsonl.gz", packed(lines)[:20]}, {"paste-0-text", "", valleyText}}, []string{"Not read, and why", "one article"}, nil},
		{"a hostile text is data", []part{{"paste-0-text", "", "Mutiny <script>window.ran=1</script>{{.}}\n\nThe mutiny ended on Monday."}, {"paste-0-outlet", "", `"><img src=x onerror=1>`}},
			[]string{"&#34;&gt;&lt;img"}, []string{"<img src=x", "<script>window"}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			c := newClient(t)
			set := c.make(test.parts...)
			_, page := c.get(set)
			for _, want := range test.want {
				if !strings.Contains(page, want) {
					t.Errorf("the page lacks %q", want)
				}
			}
			for _, not := range test.not {
				if strings.Contains(page, not) {
					t.Errorf("the page has %q", not)
				}
			}
		})
	}
}

// TestNamesAreKept: the names that the reader writes are in the report, until they
// are changed.
func TestNamesAreKept(t *testing.T) {
	c := newClient(t)
	set := c.make(part{"files", "1.txt", harbourText}, part{"files", "2.txt", valleyText})
	for _, name := range []string{"Harbour Gazette", "Gazette of the Harbour"} {
		res, body := c.post(set, set, part{"outlet:1.txt:0", "", name}, part{"title:1.txt:0", "", "Mutiny in Ashkeld"}, part{"event:2.txt:0", "", "bridge"}, part{"do", "", "report"})
		if res.StatusCode != http.StatusSeeOther || !strings.HasSuffix(res.Header.Get("Location"), "/report") {
			t.Fatalf("%s to %q: %s", res.Status, res.Header.Get("Location"), body)
		}
		if _, report := c.get(set + "/report.json"); !strings.Contains(report, `"outlet": "`+name+`"`) || !strings.Contains(report, `"event": "bridge"`) {
			t.Errorf("the report lacks %q or the event", name)
		}
	}
}

// TestOnlyThisMachine: a listener that others can reach is not served.
func TestOnlyThisMachine(t *testing.T) {
	s, err := serve.New(serve.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := s.Serve(t.Context(), l); err == nil || !strings.Contains(err.Error(), "reached from outside") {
		t.Errorf("serving to everybody: %v", err)
	}
}

// TestTicket: the address for the first opening leads to the page once.
func TestTicket(t *testing.T) {
	s, err := serve.New(serve.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := serve.Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() { _ = s.Serve(t.Context(), l) }()
	c := &client{TB: t, Client: http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	if strings.Contains(s.Ticket(l), strings.Split(s.Address(l), "/")[3]) {
		t.Error("the ticket gives the address away")
	}
	ticket := s.Ticket(l)
	for _, want := range []int{303, 403} {
		if res, _ := c.get(ticket); res.StatusCode != want {
			t.Errorf("%s, want %d", res.Status, want)
		}
	}
}
