package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// GivenDate is the name in Document.Extra of a date as it was given, when Document.Date has it in
// ISO 8601.
const GivenDate = "date as given"

// setDate puts doc's date in ISO 8601 if it can be read in only one way, and else leaves it as
// given: 6/7/2031 stays.
func (d *Document) setDate() {
	if isISO(d.Date) {
		return
	}
	if iso := isoTime(d.Date); iso != "" && iso != d.Date {
		d.Extra = append(d.Extra, Field{Name: GivenDate, Value: d.Date})
		d.Date = iso
	}
}

// isISO reports whether s is "" or begins as YYYY-MM-DD and ends there or continues with T.
func isISO(s string) bool {
	if len(s) < 10 {
		return s == ""
	}
	for i := range 10 {
		if dash := i == 4 || i == 7; dash && s[i] != '-' || !dash && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return len(s) == 10 || s[10] == 'T'
}

// longestDate is the longest text, in bytes, that is searched for a date.
const longestDate = 100

// timed are the date formats with a time of day whose zone is certain.
var timed = [...]string{time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 GMT", "Mon, 2 Jan 2006 15:04:05 UTC", "2 Jan 2006 15:04:05 -0700",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 UTC", "2006-01-02 15:04:05 -0700 MST"}

// isoTime is a date in ISO 8601, with the time of day if its zone is given; "" if it cannot be read
// or could be another day.
func isoTime(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" || len(s) > longestDate {
		return ""
	}
	if isISO(s) {
		return s
	}
	for _, form := range timed {
		if t, err := time.Parse(form, s); err == nil {
			return t.Format(time.RFC3339)
		}
	}
	if len(s) == 10 || len(s) == 13 { // seconds or milliseconds since 1970, as programs write them
		if n, err := strconv.ParseInt(s, 10, 64); err == nil && n > 0 {
			if len(s) == 13 {
				n /= 1000
			}
			return time.Unix(n, 0).UTC().Format(time.RFC3339)
		}
	}
	return isoDate(s)
}

var (
	dayFirst   = lazily(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?: of)?[. -]{1,2}([a-z]{3,9})[.,]?[ -](\d{4})\b`)
	monthFirst = lazily(`(?i)\b([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`)
	numeric    = lazily(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)`)
	compact    = lazily(`^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{6}Z?)?$`)
	dots       = lazily(`\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b`)
	slashes    = lazily(`\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b`)
)

// isoDate is the date in a line as YYYY-MM-DD, by the first form that matches; "" for none and for
// 6/7/2031, which can be read in two ways.
func isoDate(line string) string {
	if m := numeric().FindStringSubmatch(line); m != nil {
		return isoParts(m[1], m[2], m[3])
	}
	if m := compact().FindStringSubmatch(line); m != nil {
		return isoParts(m[1], m[2], m[3])
	}
	if m := monthFirst().FindStringSubmatch(line); m != nil {
		if day := calendarDay(m[3], m[1], m[2]); day != "" {
			return day
		}
	}
	if m := dayFirst().FindStringSubmatch(line); m != nil {
		return calendarDay(m[3], m[2], m[1])
	}
	if m := dots().FindStringSubmatch(line); m != nil { // nobody puts the month first before a dot
		return isoParts(m[3], m[2], m[1])
	}
	if m := slashes().FindStringSubmatch(line); m != nil {
		// Americans put the month first, others the day: a number past 12 decides.
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		switch {
		case a == b || a <= 12 && b > 12:
			return isoDay(m[3], a, b)
		case a > 12 && b <= 12:
			return isoDay(m[3], b, a)
		}
	}
	return ""
}

// calendarDay is a day given by the month's English name, in full or as its first three letters or
// "Sept"; "" if there is no such month.
func calendarDay(year, month, day string) string {
	d, err := strconv.Atoi(day)
	if err != nil {
		return ""
	}
	month = strings.ToLower(month)
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if month == name || month == name[:3] || month == "sept" && m == time.September {
			return isoDay(year, int(m), d)
		}
	}
	return ""
}

func isoParts(year, month, day string) string {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return isoDay(year, m, d)
}

// isoDay is a day as YYYY-MM-DD, "" for one that is not in the calendar.
func isoDay(year string, month, day int) string {
	y, err := strconv.Atoi(year)
	if err != nil || month < 1 || month > 12 || day < 1 || time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() != day {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, month, day)
}
