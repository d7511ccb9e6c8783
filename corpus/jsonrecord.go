package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// record reads one object as an article. raw is valid only during the call; line is where it
// begins.
func (r *reader) record(in *input, raw []byte, line int) {
	if f := utf8Fault(in, raw, line); f != nil {
		r.fault(f)
		return
	}
	doc := &Document{File: in.file, Line: line}
	if r.each == nil {
		// Made once: a closure per record would be an allocation per article.
		r.each = func(key []byte, v jsonValue) { r.member(r.doc, key, v) }
	}
	r.doc, r.twice = doc, false
	err := r.json.object(raw, r.each)
	r.doc = nil
	if err != nil {
		var at *jsonError
		errors.As(err, &at)
		r.fault(&Fault{Kind: BadJSON, File: in.file, Line: line + bytes.Count(raw[:at.at], []byte{'\n'}),
			Reason: fmt.Sprintf("not a JSON object: at byte %d %s", at.at+1, at.reason), Advice: "the record was skipped", Err: err})
		return
	}
	if a, b := trim(doc.Text, 0, len(doc.Text)); a == b {
		r.fault(r.noText(in, raw, line))
		return
	}
	if r.twice && !in.twice {
		in.twice = true // said once of a file
		r.fault(&Fault{Kind: Guessed, File: in.file, Line: line, Reason: `the key "text" stands twice in the record, and the last was read`, Advice: "keep one of them, here and in any other such record of the file"})
		if r.ended() {
			return
		}
	}
	own := doc.ID != ""
	if !own {
		doc.ID = in.id + ":" + strconv.Itoa(line)
	}
	r.document(in, doc, own)
}

// member takes over one member of a record. Nested values are not metadata and are left out, except
// for a list of plain values.
func (r *reader) member(doc *Document, key []byte, v jsonValue) {
	if len(r.opts.Map) > 0 && r.mappedMember(doc, key, v) {
		return
	}
	if bytes.EqualFold(key, []byte("text")) {
		if v.kind == '"' {
			r.twice = r.twice || doc.Text != ""
			doc.Text = string(v.bytes)
		}
		return
	}
	switch v.kind {
	case '"', '0', 't':
		if len(v.bytes) == 0 {
			return
		}
		switch string(key) {
		case "id": // values of this key and the next two seldom repeat
			doc.ID = string(v.bytes)
		case "title":
			doc.Title = string(v.bytes)
		case "url":
			doc.URL = string(v.bytes)
		default:
			doc.set(r.shared(key), r.shared(v.bytes))
		}
	case '[':
		if list, ok := joined(v.bytes, ", "); ok && list != "" {
			doc.set(r.shared(key), list)
		}
	}
}

// Limits on what shared keeps: short values, and not endlessly many.
const (
	longestShared = 40
	mostShared    = 4096
)

// shared is b as a string, one and the same for what many records repeat: keys, outlets, dates.
func (r *reader) shared(b []byte) string {
	if len(b) > longestShared {
		return string(b)
	}
	if s, ok := r.words[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(r.words) < mostShared {
		if r.words == nil {
			r.words = map[string]string{}
		}
		r.words[s] = s
	}
	return s
}

// joined is the values of a list, separated by between, and whether all are plain.
func joined(list []byte, between string) (string, bool) {
	var parts []string
	plain := true
	s := jsonScan{b: list, i: 1}
	err := s.elements(1, func(v jsonValue) {
		if v.kind == '{' || v.kind == '[' {
			plain = false
		}
		parts = append(parts, string(v.bytes))
	})
	return strings.Join(parts, between), plain && err == nil
}

// noText is the fault of a record without an article; it lists the keys that it has.
func (r *reader) noText(in *input, raw []byte, line int) *Fault {
	key := "text"
	if m := r.mapped("text"); m != "" {
		key = m
	}
	f := &Fault{Kind: NoText, File: in.file, Line: line, Reason: "the record has no text", Advice: fmt.Sprintf("its key %q is empty; the record was skipped", key)}
	if holds := r.holds(raw, key); holds != "" {
		f.Advice = fmt.Sprintf("its key %q holds %s and no text; the record was skipped", key, holds)
		return f
	}
	first, _, _ := strings.Cut(key, ".")
	var keys []string
	likely, has := "", false
	if err := r.json.object(raw, func(k []byte, v jsonValue) {
		has = has || bytes.EqualFold(k, []byte(key)) || string(k) == first
		if len(keys) < 8 && len(k) <= longestShared {
			keys = append(keys, strconv.Quote(string(k)))
		}
		if likely == "" && v.kind == '"' && len(k) <= longestShared && guessField(string(k)) == "text" {
			likely = string(k)
		}
	}); err != nil || has {
		return f
	}
	f.Advice = fmt.Sprintf("the article belongs under the key %q; the record has ", key)
	if len(keys) == 0 {
		f.Advice += "no keys"
	}
	f.Advice += strings.Join(keys, ", ")
	if likely != "" {
		f.Advice += "; read it with --map text=" + likely
	}
	return f
}

// holds is what stands under a key of a record in place of a text, "" if that is one or the key is not
// there.
func (r *reader) holds(raw []byte, key string) (what string) {
	_ = r.json.object(raw, func(k []byte, v jsonValue) { // it has been read before without an error
		if bytes.EqualFold(k, []byte(key)) {
			what = map[byte]string{'0': "a number", 't': "true or false", 'n': "null", '{': "an object", '[': "a list"}[v.kind]
			if v.kind == '[' && len(r.opts.Map) == 0 {
				what += fmt.Sprintf(", which --map text=%s reads,", k)
			}
		}
	})
	return what
}

// tooLong is the fault of an article, or of what holds one, over the limit.
func (r *reader) tooLong(in *input, what string, line int) *Fault {
	return &Fault{Kind: TooLarge, File: in.file, Line: line, Reason: fmt.Sprintf("the %s has more than %d bytes", what, r.opts.MaxArticle),
		Advice: "it was skipped; raise --max-article if it is one article"}
}
