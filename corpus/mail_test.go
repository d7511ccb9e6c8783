package corpus_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rashomon/corpus"
)

const letter = "From: =?utf-8?q?The_Qu=C3=A4y?= <news@quay.example>\r\nSubject: =?iso-8859-1?q?Arms_d=F6wn?=\r\nDate: Fri, 02 May 2031 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"

// mailText is a message of one plain part.
func mailText(body string) string {
	return letter + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + body
}

func TestMail(t *testing.T) {
	both := letter + "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n" +
		"--b\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n--b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		"<html><head><title>x</title><style>p{}</style></head><body><p>The garrison l=\r\naid d=F6wn its arms.</p><p>Two.</p></body></html>\r\n--b--\r\n" +
		"--a\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=x.html\r\n\r\n<p>Hung on.</p>\r\n--a--\r\n"
	for _, c := range []struct {
		why, file, content string
		want               []string // what told reports, then the texts
	}{
		{"plain text, words of the header decoded", "a.eml", mailText("One.\r\n\r\nTwo.\r\n"),
			[]string{"a of The Quäy in a.eml title=Arms döwn date=2031-05-02T10:00:00+02:00", "Arms döwn\n\nOne.\r\n\r\nTwo.\r\n"}},
		{"base64, by its content", "a", letter + "Message-ID: <1@q>\r\nContent-Transfer-Encoding: base64\r\n\r\nT25l\r\nLg==\r\n",
			[]string{"a of The Quäy in a title=Arms döwn date=2031-05-02T10:00:00+02:00", "Arms döwn\n\nOne."}},
		{"HTML before plain text, the head and what hangs on it left away", "a.eml", both,
			[]string{"a of The Quäy in a.eml title=Arms döwn date=2031-05-02T10:00:00+02:00 decoded=windows-1252 (declared)", "Arms döwn\n\nThe garrison laid döwn its arms.\n\nTwo."}},
		{"many in one file, each by its number; From inside is none", "a.mbox",
			"From a@b Fri May  2 10:00:00 2031\n" + mailText("From here on.\n\n>From there.\n") + "\nFrom a@b Sat May  3 10:00:00 2031\n" + mailText("Two.\n") + "\nFrom a@b Sat May  3 10:00:00 2031\n" + mailText(" \n"),
			[]string{"a:1 of The Quäy in a.mbox:1 title=Arms döwn date=2031-05-02T10:00:00+02:00", "Arms döwn\n\nFrom here on.\n\nFrom there.\n\n",
				"a:2 of The Quäy in a.mbox:2 title=Arms döwn date=2031-05-02T10:00:00+02:00", "Arms döwn\n\nTwo.\n\n",
				"no text! a.mbox:3: the message has no text; it was skipped; what hangs on it has to be saved as files"}},
		{"a picture alone", "a.eml", letter + "Content-Type: image/png\r\n\r\nx\r\n",
			[]string{"no text! a.eml: the message has no text; it was skipped; what hangs on it has to be saved as files"}},
		{"a page in one file, told by where it was", "a.mht",
			"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\nContent-Type: text/html\r\n\r\n" +
				pageOf("<title>Arms Down</title>", longParagraph) + "\r\n--a--\r\n",
			[]string{"a of quay.example in a.mht title=Arms Down url=https://quay.example/a", "Arms Down\n\n" + strings.TrimSpace(strings.Repeat("The garrison of Port Valen laid down its arms on Sunday. ", 8))}},
		{"a text that begins like a letter is text", "a.txt", "From: the editor\nSubject: ferries\n\nOne.\n",
			[]string{"a of a in a.txt", "From: the editor\nSubject: ferries\n\nOne.\n"}},
	} {
		var got []string
		for doc, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), mapFS(map[string]string{c.file: c.content})) {
			got = append(got, tell(t, doc, err))
			if doc != nil {
				got = append(got, doc.Text)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.why, diff)
		}
	}
}

// TestSavedFolder checks that what a browser saves beside a page is no article, unlike what only
// looks like that.
func TestSavedFolder(t *testing.T) {
	page := pageOf("<title>Arms Down</title>", longParagraph)
	got := told(t, corpus.DefaultOptions(), mapFS(map[string]string{
		"Arms.html": page, "Arms_files/ad.html": page, "Arms_files/x.txt": "x", "other_files/y.txt": "y", "z.css": "a{}",
	}))
	want := []string{"Arms of Arms in Arms.html title=Arms Down", "passed over! Arms_files: holds what a browser saved beside Arms.html; it was passed over; name it as a path of its own to read it",
		"other_files/y of other_files in other_files/y.txt", "unknown format! z.css: it is a style sheet, not a format that is read; it was skipped"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
