package serve

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"net"
	"net/http"
	"strconv"
	"strings"
)

// Bounds on what goes on at the same time.
const (
	maxRequests = 16 // being answered
	maxWork     = 2  // being read or counted
)

// policy lets the pages of this package load their own style and script and send
// their own forms, and nothing else. The report has a stricter one of its own as
// well.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// plainStyle is the style of refusals; plainPolicy allows it by its hash.
const plainStyle = "body{max-width:40rem;margin:12vh auto;padding:0 1.5rem;font:1.1rem/1.6 Charter,\"Charis SIL\",Georgia,serif;color-scheme:light dark}h1{font-size:2rem;line-height:1.15}"

var plainPolicy = func() string {
	sum := sha256.Sum256([]byte(plainStyle))
	return strings.Replace(policy, "style-src 'self'", "style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'", 1)
}()

// reportPolicy is sent in addition to the one in the report's page, which names its
// style and script by their hashes.
const reportPolicy = "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'none'"

// secrets are made anew for every run: the word in the address, and the key of
// the tokens in forms.
type secrets struct {
	word string
	key  [32]byte
}

func newSecrets() secrets {
	s := secrets{word: randomWord()}
	_, _ = rand.Read(s.key[:]) // crypto/rand ends the program rather than failing
	return s
}

func randomWord() string {
	var b [18]byte
	_, _ = rand.Read(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// formToken is what a form of that page has to send back.
func (s *secrets) formToken(of string) string {
	mac := hmac.New(sha256.New, s.key[:])
	mac.Write([]byte(of))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

func (s *secrets) isToken(of string) func(string) bool {
	return func(got string) bool { return hmac.Equal([]byte(got), []byte(s.formToken(of))) }
}

// guard lets through what this machine's own browser asks for at the run's own
// address. Every answer has headers that isolate pages and keep them off the disk.
func (s *Server) guard(port int, next http.Handler) http.Handler {
	requests := make(chan struct{}, maxRequests)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin") // with none, browsers send forms with the Origin "null"
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		h.Set("X-Robots-Tag", "noindex")
		select {
		case requests <- struct{}{}:
			defer func() { <-requests }()
		default:
			h.Set("Retry-After", "5")
			s.refusal(w, refuse(http.StatusServiceUnavailable, "Too many requests at the same time: try again in a moment."))
			return
		}
		if err := s.allowed(r, port); err != nil {
			s.refusal(w, err)
			return
		}
		defer func() {
			if p := recover(); p != nil {
				s.log.Printf("a fault of the program at %s: %v", r.Pattern, p)
				s.refusal(w, refuse(http.StatusInternalServerError, "The program ran into a fault of its own with this request. The other pages still work."))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// allowed refuses what another site, or another name for this machine, asks for.
func (s *Server) allowed(r *http.Request, port int) error {
	if !ownHost(r.Host, port) {
		// Somebody else's name that leads to this machine (DNS rebinding).
		return refuse(http.StatusMisdirectedRequest, "This program answers only at 127.0.0.1, and the request asks for another host.")
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return refuse(http.StatusForbidden, "The request comes from another site. Enter the address that the program printed in the browser’s address bar.")
	}
	if origin, sent := r.Header["Origin"]; sent && (len(origin) != 1 || origin[0] != "http://"+r.Host) {
		return refuse(http.StatusForbidden, "The request comes from another site.")
	}
	if subtle.ConstantTimeCompare([]byte(firstPart(r.URL.Path)), []byte(s.secrets.word)) != 1 && !strings.HasPrefix(r.URL.Path, "/open/") {
		return refuse(http.StatusForbidden, "This is not the address of the running program: open the one that it printed, with the word at its end.")
	}
	return nil
}

// ownHost reports whether a Host header names this machine to itself.
func ownHost(host string, port int) bool {
	name, number, err := net.SplitHostPort(host)
	if err != nil {
		return false
	}
	return number == strconv.Itoa(port) && (name == "127.0.0.1" || name == "::1" || name == "localhost")
}

// firstPart is the first element of a path.
func firstPart(p string) string {
	p, _, _ = strings.Cut(strings.TrimPrefix(p, "/"), "/")
	return p
}
