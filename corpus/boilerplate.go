package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestBoilerplate bounds, in bytes, a line that boilerplate may fill.
const longestBoilerplate = 420

// A notice is the beginning of a line that serves the page: lower case, its
// first letter the key of the table. most bounds the words of the line.
type notice struct {
	start string
	most  int
}

// noticesBy gives the notices that begin with a letter.
func noticesBy(c byte) []notice {
	switch c {
	case 'a':
		return []notice{{"advertisement", 3}, {"all rights reserved", 40}, {"also read:", 40}, {"already a subscriber", 40}}
	case 'c':
		return []notice{{"click here", 40}, {"continue reading", 20}, {"copyright ©", 60}, {"copyright (c)", 60}, {"copyright 19", 60}, {"copyright 20", 60}, {"check out more", 30}, {"contributing: ", 40}}
	case 'd':
		return []notice{{"download the", 20}, {"don't miss:", 30}, {"disclaimer:", 80}}
	case 'e':
		return []notice{{"enter your email", 30}, {"editor's note:", 80}, {"editors' note:", 80}, {"editor's note -", 80}}
	case 'f':
		return []notice{{"follow us", 40}, {"follow ap", 40}}
	case 'g':
		return []notice{{"get the latest", 40}, {"get breaking news", 40}, {"get our", 30}}
	case 'h':
		return []notice{{"have a tip?", 40}, {"have something to say?", 40}}
	case 'j':
		return []notice{{"join the conversation", 40}, {"join our newsletter", 40}}
	case 'l':
		return []notice{{"like us on", 40}, {"listen to article", 20}, {"listen to this article", 20}, {"like what you're reading", 40}}
	case 'm':
		return []notice{{"more:", 25}, {"media playback is", 20}, {"most read", 12}, {"must read:", 25}, {"more on this story", 12}, {"more from", 10}}
	case 'o':
		return []notice{{"our journalism is", 60}, {"on the web:", 20}, {"online:", 8}}
	case 'p':
		return []notice{{"please enable javascript", 40}, {"please subscribe", 40}, {"please sign up", 40}}
	case 'r':
		return []notice{{"read more", 40}, {"read:", 30}, {"read also:", 30}, {"read next:", 30}, {"related:", 30}, {"related stories", 12}, {"related articles", 12}, {"related coverage", 12}, {"recommended stories", 12}}
	case 's':
		return []notice{{"share your stories", 40}, {"sign up", 60}, {"subscribe", 60}, {"see also:", 30}, {"share this", 20}, {"skip to", 12}, {"story continues below", 12}, {"site mobile navigation", 8}, {"support our journalism", 60}, {"stay up to date", 40}, {"send tips to", 30}, {"scroll down", 12}}
	case 't':
		return []notice{{"this material may not be published", 60}, {"tap here", 30}, {"thank you for reading", 40}, {"the views expressed in this", 60}, {"the opinions expressed in this", 60}, {"this article was originally published", 60}, {"this story was originally published", 60}}
	case 'w':
		return []notice{{"with input from", 30}, {"with inputs from", 30}, {"with agency inputs", 30}, {"with assistance from", 40}, {"with assistance by", 40}, {"watch:", 30}, {"watch more:", 30}, {"want more", 40}, {"write to us", 30}}
	case 'y':
		return []notice{{"you can now write for", 60}, {"you may also like", 20}, {"you might also like", 20}, {"your browser does not support", 40}}
	}
	return nil
}

// boilerplate reports a line that serves the page or the publisher wherever it
// stands.
func boilerplate(line string) bool {
	if len(line) > longestBoilerplate {
		return false
	}
	if strings.HasPrefix(line, "©") {
		return true
	}
	if strings.HasSuffix(line, " Read more") && countWords(line, 30) < 30 {
		return true
	}
	line = strings.TrimLeft(line, "([-*•> ")
	line = strings.TrimPrefix(strings.TrimPrefix(line, "—"), "–")
	line = strings.TrimLeft(line, " ")
	if line == "" {
		return false
	}
	for _, n := range noticesBy(line[0] | 0x20) {
		if k := foldLen(line, n.start); k > 0 && !letterAt(line, k, n.start) && countWords(line, n.most+1) <= n.most {
			return true
		}
	}
	if hasFold(line, "follow ") {
		return countWords(line, 30) < 30 && (strings.Contains(line, "@") || strings.Contains(line, "Twitter") || strings.Contains(line, "Facebook") || strings.Contains(line, "http"))
	}
	return false
}

// letterAt reports whether a word of notice goes on at line[k:], as in
// "Subscribers" for "subscribe".
func letterAt(line string, k int, notice string) bool {
	if c := notice[len(notice)-1]; c < 'a' || c > 'z' || k >= len(line) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(line[k:])
	return unicode.IsLetter(r)
}

// signOff reports a line near the end that is about the article: who helped,
// who wrote it, what was corrected.
func signOff(line string) bool {
	if len(line) > longestBoilerplate {
		return false
	}
	for _, words := range [...]string{"ontributed to this ", "ontributed to the report", "ontributed reporting", "ontributed additional reporting", "diting by ", "dditional reporting by ",
		"can be reached at", "ontact him at", "ontact her at", "ontact them at", "email protected]", "in compiling this", "based in part on wire", "ll rights reserved",
		"ign up here", "subscribing to our", "story is part of a", "article originally appeared", "story originally appeared", "article was originally", "story was originally", "this column first appeared"} {
		if strings.Contains(line, words) {
			return true
		}
	}
	return handles(line) || corrects(line) || reportedFrom(line) || writes(line)
}

// handles reports a line that asks to follow or reach somebody by a handle.
func handles(line string) bool {
	if !strings.Contains(line, "@") && !strings.Contains(line, "Twitter") {
		return false
	}
	for _, ask := range [...]string{"ollow him", "ollow her", "ollow them", "ollow me ", "Reach ", "an also follow", "On Twitter", "on Twitter @", "on Twitter: @", "tweets at", "mail: "} {
		if i := strings.Index(line, ask); i >= 0 && (i < 12 || !strings.HasPrefix(ask, "Reach")) {
			return true
		}
	}
	return false
}

// corrects reports a note on a change to the article.
func corrects(line string) bool {
	for _, start := range [...]string{"correction:", "correction,", "corrections:", "clarification:", "update:", "updated:", "this article has been", "this story has been", "this post has been", "this report has been", "this piece has been", "an earlier version of this", "a previous version of this", "this article originally", "this story originally"} {
		if hasFold(line, start) {
			return !strings.EqualFold(strings.TrimSpace(line), start) || start != "update:"
		}
	}
	return false
}

// reportedFrom reports "Example reported from Somewhere." and "Reporting by".
func reportedFrom(line string) bool {
	bare := strings.TrimLeft(line, "([-*•—– ")
	if hasFold(bare, "reporting by ") || hasFold(bare, "writing by ") {
		return countWords(line, 16) < 16 || strings.Contains(line, ";")
	}
	i := strings.Index(line, " reported from ")
	return i > 0 && countWords(line[:i], 6) < 6 && countWords(line, 30) < 30 && !strings.ContainsAny(line, "\"“") && shapeOf(line[:i]).capitalised()
}

// writes reports a line about its author: "Example is a columnist for …".
func writes(line string) bool {
	bare := strings.TrimLeft(line, "([-*•—– ")
	i := strings.Index(bare, " is ")
	if i < 0 || strings.ContainsAny(bare, "\"“") {
		return false
	}
	if who := shapeOf(bare[:i]); who.words > 6 || !who.capitalised() || who.caps < 2 {
		return false
	}
	rest := bare[i:min(len(bare), i+160)]
	for _, job := range [...]string{"columnist", "staff writer", "senior writer", " writer for", " writer at", "political writer", "contributing writer", "contributing editor", "editor for", "editor at", "editor of", "editor in chief",
		"correspondent for", "correspondent at", "reporter for", "reporter at", "reporter covering", "contributor to", "contributor at", "Board of Contributors", "film critic", "co-host of", "freelance"} {
		if strings.Contains(rest, job) {
			return true
		}
	}
	return false
}
