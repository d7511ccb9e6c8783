package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How near the top a byline and how near the end a sign-off must stand, in
// paragraphs.
const (
	bylineWithin  = 6
	signOffWithin = 6
)

// datePrefix is the length of a leading "date 2023-06-25" that archives put
// before the first line, 0 without one.
func datePrefix(line string) int {
	const form = "date 0000-00-00"
	if len(line) < len(form) || line[0] != 'd' {
		return 0
	}
	for i := range len(form) {
		if c := line[i]; form[i] == '0' && (c < '0' || c > '9') || form[i] != '0' && c != form[i] {
			return 0
		}
	}
	if r, _ := utf8.DecodeRuneInString(line[len(form):]); len(line) > len(form) && !blank(r) {
		return 0
	}
	return len(form)
}

// onlyWhen reports whether a line holds a date or time and nothing else:
// "6/25/2023", "Updated:", "June 5, 2023 4:10 p.m. ET".
func onlyWhen(line string) bool {
	if len(line) > 90 {
		return false
	}
	said, label := 0, false
	for rest := line; rest != ""; {
		var word string
		word, rest = cutWord(rest)
		switch core := strings.Trim(word, ",.:;|()•·-–—"); {
		case core == "":
		case numericWhen(core):
			said++
		case whenLabel(core):
			label = label || rest == "" && strings.HasSuffix(word, ":")
		case monthOrDay(core):
			said++
		case whenFiller(core):
		default:
			return false
		}
	}
	if said == 1 && countWords(line, 2) == 1 {
		// Alone, a word is a date only when it is shaped like one: "0:00", not "1914" or "May".
		return strings.ContainsAny(line, ":/") || strings.Count(line, "-") == 2
	}
	return said > 0 || label
}

// numericWhen reports a word of digits with the marks of dates and times
// between them: 25, 25th, 6/25/2023, 2023-06-25T04:10:00Z, 4:10pm.
func numericWhen(word string) bool {
	if word[0] < '0' || word[0] > '9' {
		return false
	}
	digits := strings.TrimLeft(word, "0123456789:/.-T+")
	switch strings.ToLower(digits) {
	case "", "z", "am", "pm", "a.m", "p.m", "st", "nd", "rd", "th", "h":
		return true
	}
	return false
}

func whenLabel(word string) bool {
	switch strings.ToLower(word) {
	case "updated", "published", "posted", "modified", "created", "date", "dated":
		return true
	}
	return false
}

func whenFiller(word string) bool {
	switch strings.ToLower(word) {
	case "at", "on", "of", "last", "first", "originally", "a.m", "p.m", "am", "pm", "noon",
		"et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "gmt", "bst", "utc", "cet", "cest", "eet", "ist", "msk", "jst", "aest":
		return true
	}
	return false
}

func monthOrDay(word string) bool {
	switch strings.ToLower(word) {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "today", "yesterday":
		return true
	}
	return false
}

// heading is the level of a Markdown heading, 0 for another line.
func heading(line string) int {
	n := 0
	for n < len(line) && line[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n >= len(line) || line[n] != ' ' {
		return 0
	}
	return n
}

// byline reports whether line is "By" and names: every further word has a
// capital or joins names.
func byline(line string) bool {
	if len(line) > 160 {
		return false
	}
	n := foldLen(line, "by ")
	for _, start := range [...]string{"by: ", "byline: ", "written by ", "story by ", "words by "} {
		n = max(n, foldLen(line, start))
	}
	if n == 0 || !unicode.IsUpper(rune(line[0])) {
		return false
	}
	names := 0
	for rest := line[n:]; rest != ""; {
		var word string
		word, rest = cutWord(rest)
		core := strings.Trim(word, ",.;:|()•·-–—")
		switch r, _ := utf8.DecodeRuneInString(core); {
		case core == "", nameJoiner(core), strings.Contains(word, "@"):
		case monthOrDay(core) && names == 0, strings.HasSuffix(word, "?"), strings.HasSuffix(word, "!"):
			return false // "By Monday Night"
		case unicode.IsUpper(r):
			names++
		case names > 0 && (numericWhen(core) || whenFiller(core) || whenLabel(core)):
		default:
			return false
		}
	}
	return names > 0 && names <= 12
}

func nameJoiner(word string) bool {
	switch word {
	case "and", "of", "for", "the", "in", "at", "with", "&", "/", "de", "da", "di", "del", "der", "den", "van", "von", "al", "bin", "ibn", "el", "la", "le", "y", "ter", "dos", "du", "special", "to":
		return true
	}
	return false
}

// captionStart reports the words with which agencies begin a picture's text.
func captionStart(line string) bool {
	switch line[0] {
	case 'F', 'I', 'C', 'P':
	default:
		return false
	}
	for _, start := range [...]string{"FILE - ", "FILE – ", "FILE — ", "FILE PHOTO: ", "FILE: ", "Image caption ", "Caption: ", "Pictured: ", "Featured image: ", "Cover: ", "Photo caption: "} {
		if strings.HasPrefix(line, start) {
			return true
		}
	}
	return false
}

// Bounds of a picture's text and credit, in bytes.
const (
	longestCredit  = 140
	longestCaption = 900
)

// credit finds a photo's credit in line: line[:cut] is the caption and
// line[cut:] the credit, either may be empty; the other way round when
// creditFirst.
func credit(line string) (cut int, creditFirst, ok bool) {
	if strings.HasPrefix(line, "Image copyright ") || strings.HasPrefix(line, "Image source, ") {
		if i := strings.Index(line, "Image caption"); i > 0 && i <= longestCredit {
			return i, true, true
		}
		return 0, false, len(line) <= longestCredit
	}
	cut = -1
	if tail := strings.TrimRight(line, ". "); strings.HasSuffix(tail, ")") {
		from := max(0, len(line)-longestCredit)
		if i := strings.LastIndexByte(line[from:], '('); i >= 0 && creditWords(line[from+i+1:len(tail)-1]) {
			cut = from + i
		}
	}
	if cut < 0 {
		cut = openCredit(line)
	}
	if cut < 0 || cut > longestCaption {
		return 0, false, false
	}
	return cut, false, true
}

// creditWords reports whether the words of a bracket at a line's end credit a
// picture: they name a photo or image, or an agency behind a name.
func creditWords(inside string) bool {
	if countWords(inside, 16) == 16 {
		return false
	}
	for _, sign := range [...]string{"Photo", "Image", "Getty", "Handout", "Courtesy of", "Credit:", "Screenshot", "Illustration by", "Graphic by"} {
		if i := strings.Index(inside, sign); i >= 0 && (i == 0 || inside[i-1] == ' ' || inside[i-1] == '/') {
			return true
		}
	}
	for _, agency := range [...]string{"Reuters", "REUTERS", "AP", "AFP", "Sputnik", "Shutterstock", "EPA", "Xinhua", "TASS", "Bloomberg", "UPI", "Anadolu", "dpa", "Zuma", "ZUMA", "Pool", "Redux", "Magnum", "Alamy", "Sipa", "NurPhoto", "PA"} {
		for at := 0; ; {
			i := strings.Index(inside[at:], agency)
			if i < 0 {
				break
			}
			i += at
			at = i + len(agency)
			if at < len(inside) && (unicode.IsLetter(rune(inside[at])) || inside[at] >= utf8.RuneSelf) {
				continue
			}
			before := strings.TrimRight(inside[:i], " ")
			if strings.HasSuffix(before, "/") || strings.HasSuffix(before, ",") || strings.HasSuffix(before, " via") || strings.HasSuffix(before, " for") ||
				before == "" && at < len(inside) && inside[at] == '/' {
				return true
			}
		}
	}
	return false
}

// openCredit finds a credit without brackets that ends the line and follows a
// sentence's end ("… on Monday. Photo by Ann Example"), -1 without one.
func openCredit(line string) int {
	from := max(0, len(line)-longestCredit)
	if line[0] == 'C' && strings.HasPrefix(line, "Credit: ") && len(line) <= longestCredit {
		return 0
	}
	for at := len(line); ; {
		i := strings.LastIndex(line[from:at], "hoto")
		if i < 1 {
			break
		}
		if i += from - 1; line[i] == 'P' && photoForm(line[i:]) {
			if strings.HasSuffix(line[:i], "AP ") || strings.HasSuffix(line[:i], "EPA ") {
				i = strings.LastIndexByte(line[:i-1], ' ') + 1
			}
			if endsSentence(line[:i]) && countWords(line[i:], 16) < 16 {
				return i
			}
		}
		at = i + 1
		if at <= from {
			break
		}
	}
	for _, form := range [...]string{"Credit: ", "Image: ", "Picture: ", "Image credit"} {
		if i := strings.LastIndex(line[from:], form); i >= 0 && endsSentence(line[:from+i]) && countWords(line[from+i:], 16) < 16 {
			return from + i
		}
	}
	return -1
}

// photoForm reports whether s begins as credits do.
func photoForm(s string) bool {
	for _, form := range [...]string{"Photo courtesy", "Photo by", "Photos by", "Photo:", "Photo credit", "Photograph by", "Photograph:", "Photographer:", "Photo/", "Photos:"} {
		if strings.HasPrefix(s, form) {
			return true
		}
	}
	return false
}

// endsSentence reports whether nothing, or a sentence, ends before the text
// that follows s.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, blank)
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?)|”\"’", r)
}
