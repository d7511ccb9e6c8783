package sample

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Hit is one occurrence of a framing term, with the voice that speaks it.
type Hit struct {
	File       string
	Start, End int    // bytes into the file
	Text       string // as written
	Term       string // its base form, the same for all spellings and inflections
	Category   string // event, legitimacy, title, combatant, war, relationship, hedge
	Zone       string // headline, caption, body
	Voice      string // own, cue, indirect, fragment, quote; own outside the body
	VoiceAlt   string // a voice that a second reader might well choose, "" if none
	Flags      []string
	Note       string
}

// The flags of a [Hit].
const (
	Blocked   = "blocked"   // a different thing by the same word: a proper name, "regime change"
	Legal     = "legal"     // the name of an offence, "mutiny charges": counted, and marked
	Duplicate = "duplicate" // in a line that repeats an earlier one
	Negated   = "negated"   // a negator within the four tokens before it
	Trap      = "trap"      // the same word in another sense, which no matching rule needs to know
	Month     = "month"     // March, the month
)

// Has reports whether h carries the flag.
func (h Hit) Has(flag string) bool { return slices.Contains(h.Flags, flag) }

// Hits returns every framing term of the example set, ordered by article (as in the manifest) and
// offset.
func Hits() ([]Hit, error) {
	rows, err := table("hits.tsv", 11)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(rows))
	for _, r := range rows {
		start, end, err := span(r)
		if err != nil {
			return nil, fmt.Errorf("read hits.tsv: %w", err)
		}
		h := Hit{File: r[0], Start: start, End: end, Text: r[3], Term: r[4], Category: r[5], Zone: r[6], Voice: r[7], VoiceAlt: r[8], Note: r[10]}
		if r[9] != "" {
			h.Flags = strings.Split(r[9], ",")
		}
		hits = append(hits, h)
	}
	return hits, nil
}

// A Quotation is the text between two marks, without the marks. One that runs over two paragraphs
// is two Quotations.
type Quotation struct {
	File       string
	Start, End int    // bytes into the file
	Kind       string // full, partial, fragment (at most four words), unattributed (a fragment that nobody is named for)
	Speaker    string // by the fullest name the article gives; "" when unattributed
	Source     string // person, institution, document, unnamed, none
	Cue        string // the verb that introduces it, as written; "" when it continues the one before or has none
	Text       string
}

// Quotations returns every quotation of the example set, ordered by article (as in the manifest)
// and offset.
func Quotations() ([]Quotation, error) {
	rows, err := table("quotes.tsv", 8)
	if err != nil {
		return nil, err
	}
	quotes := make([]Quotation, 0, len(rows))
	for _, r := range rows {
		start, end, err := span(r)
		if err != nil {
			return nil, fmt.Errorf("read quotes.tsv: %w", err)
		}
		quotes = append(quotes, Quotation{File: r[0], Start: start, End: end, Kind: r[3], Speaker: r[4], Source: r[5], Cue: r[6], Text: r[7]})
	}
	return quotes, nil
}

// table reads a file of tab-separated values without quoting, and drops its header.
func table(name string, columns int) ([][]string, error) {
	raw, err := notes.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the annotations: %w", err)
	}
	var rows [][]string
	for i, line := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != columns {
			return nil, fmt.Errorf("%s:%d: %d fields where %d belong", name, i+1, len(fields), columns)
		}
		if i > 0 {
			rows = append(rows, fields)
		}
	}
	return rows, nil
}

// span reads the second and third field as offsets.
func span(fields []string) (start, end int, err error) {
	if start, err = strconv.Atoi(fields[1]); err != nil {
		return 0, 0, err
	}
	end, err = strconv.Atoi(fields[2])
	return start, end, err
}
