package analysis

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/corpus"
)

// dates holds events and months of an outlet's articles that are not yet counted by
// name: looking up a name costs more than counting it, and is done once for many
// articles.
type dates struct {
	event  string // of the previous article
	more   int64  // articles on it that are not yet counted
	known  bool   // whether there was one
	months []int32
}

const mostMonths = 1 << 6

// date counts the event and the month of an article.
func (o *outlet) date(doc *corpus.Document) {
	d := &o.dates
	if d.known && doc.Event == d.event {
		d.more++
	} else {
		o.settleDates()
		bump(o.events, doc.Event, 1)
		d.event, d.known = strings.Clone(doc.Event), true // it may be part of an article
	}
	if month, ok := monthOf(doc.Date); ok {
		if len(d.months) == mostMonths {
			o.settleDates()
		}
		d.months = append(d.months, monthNumber(month))
	}
}

// settleDates counts by name.
func (o *outlet) settleDates() {
	d := &o.dates
	if d.more > 0 {
		o.events[d.event] += d.more
		d.more = 0
	}
	slices.Sort(d.months)
	for i, n := 0, 0; i < len(d.months); i = n {
		for n = i; n < len(d.months) && d.months[n] == d.months[i]; n++ {
		}
		o.months[monthName(d.months[i])] += int64(n - i)
	}
	d.months = d.months[:0]
}

// monthOf returns the year and month of a date in ISO 8601 form.
func monthOf(date string) (string, bool) {
	const form = "2006-01"
	if len(date) < len(form) {
		return "", false
	}
	month := date[:len(form)]
	for i := range month {
		if c := month[i]; i == 4 && c != '-' || i != 4 && (c < '0' || c > '9') {
			return "", false
		}
	}
	ok := "01" <= month[5:] && month[5:] <= "12"
	return month, ok
}

// monthNumber and monthName count months from that of the year 0.
func monthNumber(month string) (n int32) {
	for _, digit := range month[:4] {
		n = 10*n + digit - '0'
	}
	return 12*n + 10*int32(month[5]-'0') + int32(month[6]-'0') - 1
}

func monthName(n int32) string { return fmt.Sprintf("%04d-%02d", n/12, n%12+1) }
