package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylineWithin is how near the top a byline must be, in paragraphs.
const bylineWithin = 6

// datePrefix is the length of a leading "date 2023-06-25" that archives put before the first line,
// 0 without one.
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

// onlyWhen reports whether a line holds a date or time and nothing else: "6/25/2023", "Updated:",
// "June 5, 2023 4:10 p.m. ET".
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
		// A single word is a date only if it is shaped like one: "0:00", not "1914" or "May".
		return strings.ContainsAny(line, ":/") || strings.Count(line, "-") == 2
	}
	return said > 0 || label
}

// numericWhen reports whether word is digits with the marks of dates and times between them: 25,
// 25th, 6/25/2023, 2023-06-25T04:10:00Z, 4:10pm.
func numericWhen(word string) bool {
	if word[0] < '0' || word[0] > '9' {
		return false
	}
	rest := strings.TrimLeft(word, "0123456789:/.-T+")
	var low lowered
	switch string(low.of(rest)) {
	case "", "z", "am", "pm", "a.m", "p.m", "st", "nd", "rd", "th", "h":
		return true
	}
	return false
}

// lowered is room for a short word in lower case.
type lowered [12]byte

// of is word with its ASCII letters in lower case, "-" if it is too long to match.
func (l *lowered) of(word string) []byte {
	if len(word) > len(l) {
		return append(l[:0], '-')
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		l[i] = c
	}
	return l[:len(word)]
}

func whenLabel(word string) bool {
	var low lowered
	switch string(low.of(word)) {
	case "updated", "published", "posted", "modified", "created", "date", "dated":
		return true
	}
	return false
}

func whenFiller(word string) bool {
	var low lowered
	switch string(low.of(word)) {
	case "at", "on", "of", "last", "first", "originally", "a.m", "p.m", "am", "pm", "noon",
		"et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "gmt", "bst", "utc", "cet", "cest", "eet", "ist", "msk", "jst", "aest":
		return true
	}
	return false
}

func monthOrDay(word string) bool {
	var low lowered
	switch string(low.of(word)) {
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
	if n == 0 || n > 6 || n >= len(line) || line[n] != ' ' || countWords(line, headlineWords+2) > headlineWords+1 {
		return 0
	}
	if strings.Contains(line[n:], " # ") || strings.Contains(line[n:], "://") {
		return 0 // hashtags that an archive has spaced out
	}
	return n
}

// byline reports whether line is "By" and names: every further word has a capital or joins names.
func byline(line string) bool {
	if c := line[0]; len(line) > 160 || c != 'B' && c != 'S' && c != 'W' {
		return false
	}
	n := foldLen(line, "by ")
	for _, start := range [...]string{"by: ", "byline: ", "written by ", "story by ", "words by "} {
		n = max(n, foldLen(line, start))
	}
	if n == 0 {
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

// captionStart reports whether line begins with words that agencies begin captions with.
func captionStart(line string) bool {
	if len(line) < 4 {
		return false
	}
	switch line[:4] {
	case "FILE", "Imag", "Capt", "Pict", "Feat", "Cove", "Phot", "CLOS":
	default:
		return false
	}
	for _, start := range [...]string{"FILE - ", "FILE – ", "FILE — ", "FILE PHOTO: ", "FILE: ", "Image caption ", "Caption: ", "Pictured: ", "Featured image: ", "Cover: ", "Photo caption: ", "CLOSE "} {
		if strings.HasPrefix(line, start) {
			return true
		}
	}
	return false
}

// Limits of a picture's caption and credit, in bytes.
const (
	longestCredit  = 140
	longestCaption = 900
)

// lineEnd finds what does not belong to the sentence at the end of a line: a picture's credit,
// after its caption, or a pointer to another article, after body text. line[:cut] is of zone left,
// line[cut:] of right; right is Body if there is neither.
func lineEnd(line string) (cut int, left, right Zone) {
	if line[0] == 'I' && (strings.HasPrefix(line, "Image copyright ") || strings.HasPrefix(line, "Image source, ")) {
		if i := strings.Index(line, "Image caption"); i > 0 && i <= longestCredit {
			return i, Credit, Caption
		}
		if len(line) <= longestCredit {
			return 0, Credit, Credit
		}
		return 0, Body, Body
	}
	cut = -1
	tail := line
	for tail != "" && (tail[len(tail)-1] == '.' || tail[len(tail)-1] == ' ') {
		tail = tail[:len(tail)-1]
	}
	switch {
	case strings.HasSuffix(tail, "]"):
		from := max(0, len(line)-longestCredit)
		if i := strings.LastIndexByte(line[from:], '['); i >= 0 && slashed(line[from+i+1:len(tail)-1]) {
			cut = from + i
		}
	case strings.HasSuffix(tail, ")"):
		from := max(0, len(line)-2*longestCredit)
		if i := strings.LastIndexByte(line[from:], '('); i >= 0 {
			switch inside := line[from+i+1 : len(tail)-1]; {
			case pointer(inside):
				return from + i, Body, Boilerplate
			case len(inside) <= longestCredit && creditWords(inside):
				cut = from + i
			}
		}
	}
	if cut < 0 {
		cut = openCredit(line)
	}
	if cut < 0 || cut > longestCaption {
		return 0, Body, Body
	}
	return cut, Caption, Credit
}

// pointer reports whether the words in a bracket point to another article.
func pointer(inside string) bool {
	for _, start := range [...]string{"related: ", "read more: ", "see also: ", "also read: ", "read also: ", "more: ", "watch: ", "video: "} {
		if hasFold(inside, start) {
			return true
		}
	}
	return false
}

// slashed reports whether inside is names on both sides of one slash, "Ann Example/Agency", as some
// papers set their credits in square brackets.
func slashed(inside string) bool {
	who, agency, ok := strings.Cut(inside, "/")
	if !ok || strings.ContainsAny(agency, "/:@") {
		return false
	}
	a, b := shapeOf(who), shapeOf(agency)
	return a.words > 0 && a.words < 6 && a.caps == a.words && b.words < 5 && b.caps == b.words
}

// creditWords reports whether the words in a bracket at a line's end credit a picture: they name a
// photo or image, or an agency after a name.
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
			if strings.HasSuffix(before, "/") || strings.HasSuffix(before, ",") && agency != "Bloomberg" || strings.HasSuffix(before, " via") || strings.HasSuffix(before, " for") ||
				before == "" && at < len(inside) && inside[at] == '/' {
				return true
			}
		}
	}
	return false
}

// openCredit finds a credit without brackets that ends the line and follows the end of a sentence
// ("… on Monday. Photo by Ann Example"), -1 without one.
func openCredit(line string) int {
	from := max(0, len(line)-longestCredit)
	if line[0] == 'C' && strings.HasPrefix(line, "Credit: ") && len(line) <= longestCredit {
		return 0
	}
	tail := line[from:]
	if seek(tail, "Photo", 0) >= 0 {
		for at := len(line); ; {
			i := strings.LastIndex(line[from:at], "hoto")
			if i < 1 {
				break
			}
			at = from + i
			if i = at - 1; line[i] != 'P' || !photoForm(line[i:]) {
				continue
			}
			if strings.HasSuffix(line[:i], "AP ") || strings.HasSuffix(line[:i], "EPA ") {
				i = strings.LastIndexByte(line[:i-1], ' ') + 1
			}
			if endsSentence(line[:i]) && countWords(line[i:], 16) < 16 {
				return i
			}
		}
	}
	if seek(tail, ": ", 0) >= 0 {
		for _, form := range [...]string{"Credit: ", "Image: ", "Picture: ", "Image credit: "} {
			if !strings.Contains(tail, form) {
				continue // faster than finding the last one
			}
			if i := strings.LastIndex(tail, form); endsSentence(line[:from+i]) && countWords(tail[i:], 16) < 16 {
				return from + i
			}
		}
	}
	return -1
}

// seek is strings.Index(s, words), but searches for the byte words[rare]: this is faster where most
// lines lack that byte.
func seek(s, words string, rare int) int {
	for at := 0; ; at++ {
		i := strings.IndexByte(s[at:], words[rare])
		if i < 0 {
			return -1
		}
		if at += i; at >= rare && strings.HasPrefix(s[at-rare:], words) {
			return at - rare
		}
	}
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

// endsSentence reports whether s is empty or ends with the end of a sentence.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, blank)
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?)|”\"’", r)
}
