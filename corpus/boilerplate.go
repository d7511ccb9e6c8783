package corpus

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestBoilerplate is the longest line, in bytes, that can be boilerplate.
const longestBoilerplate = 420

// A notice is the beginning of a line that serves the page: in lower case, its first letter the key
// of the table. most limits the words of the line.
type notice struct {
	start string
	most  int
}

func (n notice) words() string { return n.start }

// notices, by their first letter.
var notices = withHeads([256][]notice{
	'a': {
		{"advertisement", 3}, {"all rights reserved", 40}, {"also read:", 40}, {"already a subscriber", 40},
	},
	'c': {
		{"click here", 40}, {"continue reading", 20}, {"copyright ©", 60}, {"copyright (c)", 60}, {"copyright 19", 60},
		{"copyright 20", 60}, {"check out more", 30}, {"contributing: ", 40},
	},
	'd': {
		{"download the", 20}, {"don't miss:", 30}, {"disclaimer:", 80},
	},
	'e': {
		{"enter your email", 30}, {"editor's note:", 80}, {"editors' note:", 80}, {"editor's note -", 80},
	},
	'f': {
		{"follow us", 40}, {"follow ap", 40},
	},
	'g': {
		{"get the latest", 40}, {"get breaking news", 40}, {"get our", 30}, {"go deeper:", 25},
	},
	'h': {
		{"have a tip?", 40}, {"have something to say?", 40},
	},
	'j': {
		{"join the conversation", 40}, {"join our newsletter", 40}, {"just watched ", 60},
	},
	'l': {
		{"like us on", 40}, {"listen to article", 20}, {"listen to this article", 20}, {"like what you're reading", 40},
	},
	'm': {
		{"more:", 25}, {"media playback is", 20}, {"most read", 12}, {"must read:", 25}, {"more on this story", 12},
		{"more from", 10},
	},
	'o': {
		{"our journalism is", 60}, {"on the web:", 20}, {"online:", 8},
	},
	'p': {
		{"please enable javascript", 40}, {"please subscribe", 40}, {"please sign up", 40},
	},
	'r': {
		{"read more", 40}, {"read:", 30}, {"read also:", 30}, {"read next:", 30}, {"related:", 30}, {"related stories", 12},
		{"related articles", 12}, {"related coverage", 30}, {"recommended:", 25}, {"recommended stories", 12},
	},
	's': {
		{"share your stories", 40}, {"sign up", 60}, {"subscribe", 60}, {"see also:", 30}, {"share this", 20}, {"skip to", 12},
		{"story continues below", 12}, {"site mobile navigation", 8}, {"support our journalism", 60}, {"stay up to date", 40},
		{"send tips to", 30}, {"scroll down", 12},
	},
	't': {
		{"this material may not be published", 60}, {"tap here", 30}, {"thank you for reading", 40},
		{"thank you for signing up", 40}, {"this is a rush transcript", 40}, {"the views expressed in this", 60},
		{"the opinions expressed in this", 60}, {"this article was originally published", 60},
		{"this story was originally published", 60},
	},
	'w': {
		{"with input from", 30}, {"with inputs from", 30}, {"with agency inputs", 30}, {"with assistance from", 40},
		{"with assistance by", 40}, {"watch:", 30}, {"watch more:", 30}, {"want more", 40}, {"write to us", 30},
	},
	'y': {
		{"you can now write for", 60}, {"you may also like", 20}, {"you might also like", 20},
		{"your browser does not support", 40},
	},
})

var noticeSieve = sieveOf(notices)

// boilerplate reports whether line serves the page or the publisher, wherever in the article it is.
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
	if x := strings.IndexByte(line, 'x'); x >= 9 && line[x-9:x+1] == "your inbox" && (strings.Contains(line, "ign up") || strings.Contains(line, "igning up") || strings.Contains(line, "eliver")) {
		return true
	}
	if c := line[0]; (c < 'A' || c >= utf8.RuneSelf) && c != '"' && !strings.HasPrefix(line, "“") {
		if line = strings.TrimLeft(line, bullets); line == "" {
			return false
		}
	}
	if len(line) < headSize {
		return false
	}
	first := headAt(line)
	if noticeSieve.passes(first) == 0 {
		return false // nearly always
	}
	list := notices[line[0]|0x20]
	for i := range list {
		n := &list[i]
		if !n.fits(first) {
			continue
		}
		if k := foldLen(line, n.of.start); k > 0 && !letterAt(line, k, n.of.start) && countWords(line, n.of.most+1) <= n.of.most {
			return true
		}
	}
	if line[0]|0x20 == 'f' && hasFold(line, "follow ") {
		return countWords(line, 30) < 30 && (strings.Contains(line, "@") || strings.Contains(line, "Twitter") || strings.Contains(line, "Facebook") || strings.Contains(line, "http"))
	}
	return false
}

// letterAt reports whether a word of notice continues at line[k:], as in "Subscribers" for
// "subscribe".
func letterAt(line string, k int, notice string) bool {
	if c := notice[len(notice)-1]; c < 'a' || c > 'z' || k >= len(line) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(line[k:])
	return unicode.IsLetter(r)
}

// What a phrase says about a line near the article's end.
const (
	aboutArticle = 1 << iota // who helped, what was corrected, who holds the rights
	aboutReach               // how to follow or reach somebody, if the line contains a handle
	aboutAuthor              // what somebody does, if the line begins with a name and "is"
)

// A phrase starts at a word, with two letters; lower case, its first letter the key of the table.
type phrase struct {
	phrase string
	tells  uint8
}

func (p phrase) words() string { return p.phrase }

var phrases = withHeads([256][]phrase{
	'a': {{"additional reporting by ", aboutArticle}, {"all rights reserved", aboutArticle}, {"article originally appeared", aboutArticle}, {"article was originally", aboutArticle}, {"article is part of ", aboutArticle},
		{"an follow", aboutReach}, {"at @", aboutReach}},
	'b': {{"based in part on wire", aboutArticle}, {"board of contributors", aboutAuthor}},
	'c': {{"contributed to this ", aboutArticle}, {"contributed to the report", aboutArticle}, {"contributed reporting", aboutArticle}, {"contributed additional reporting", aboutArticle},
		{"can be reached at", aboutArticle}, {"contact him at", aboutArticle}, {"contact her at", aboutArticle}, {"contact them at", aboutArticle}, {"can follow", aboutReach}, {"can also follow", aboutReach},
		{"columnist", aboutAuthor}, {"contributing writer", aboutAuthor}, {"contributing editor", aboutAuthor}, {"correspondent for", aboutAuthor}, {"correspondent at", aboutAuthor},
		{"contributor to", aboutAuthor}, {"contributor at", aboutAuthor}, {"co-host of", aboutAuthor}},
	'e': {{"editing by ", aboutArticle}, {"email protected]", aboutArticle}, {"editor for", aboutAuthor}, {"editor at", aboutAuthor}, {"editor of", aboutAuthor}, {"editor in chief", aboutAuthor}},
	'f': {{"follow him", aboutReach}, {"follow her", aboutReach}, {"follow them", aboutReach}, {"follow me", aboutReach}, {"film critic", aboutAuthor}, {"freelance", aboutAuthor}},
	'i': {{"in compiling this", aboutArticle}},
	'o': {{"on twitter @", aboutReach}, {"on twitter: @", aboutReach}, {"on twitter follow", aboutReach}},
	'p': {{"political writer", aboutAuthor}},
	'r': {{"reach ", aboutReach}, {"reporter for", aboutAuthor}, {"reporter at", aboutAuthor}, {"reporter covering", aboutAuthor}},
	's': {{"sign up here", aboutArticle}, {"subscribing to our", aboutArticle}, {"story is part of ", aboutArticle}, {"story originally appeared", aboutArticle}, {"story was originally", aboutArticle},
		{"staff writer", aboutAuthor}, {"senior writer", aboutAuthor}},
	't': {{"this column first appeared", aboutArticle}, {"tweets at", aboutReach}},
	'w': {{"writer for", aboutAuthor}, {"writer at", aboutAuthor}},
})

var phraseSieve = sieveOf(phrases)

// signOff reports whether line, near the end, is about the article: who helped, who wrote it, what
// was corrected.
func signOff(line string) bool {
	if len(line) > longestBoilerplate {
		return false
	}
	if corrects(line) || reportedFrom(line) {
		return true
	}
	tells := toldBy(line)
	switch {
	case tells&aboutArticle != 0:
		return true
	case tells&aboutReach != 0 && strings.Contains(line, "@"):
		return true
	}
	return introduces(line, tells&aboutAuthor != 0)
}

// toldBy is what the phrases in a line say. Which of its words may begin a phrase cannot be
// predicted by a branch, so these are listed first.
func toldBy(line string) (tells uint8) {
	var list [wordBlock / 2]uint8 // a word takes at least a letter and a non-letter
	for at := 0; at+headSize <= len(line); at += wordBlock {
		n := uint64(0)
		block := line[at:]
		starts := wordStarts(line, at) & (1<<(len(block)-headSize+1) - 1) // no phrase is that short
		for ; starts != 0; starts &= starts - 1 {
			i := bits.TrailingZeros64(starts)
			list[n%uint64(len(list))] = uint8(i)
			n += phraseSieve.passes(headAt(block[i:]))
		}
		for _, i := range list[:n] {
			word := block[i:]
			first, of := headAt(word), phrases[word[0]|0x20]
			for i := range of {
				if p := &of[i]; p.fits(first) && hasFold(word, p.of.phrase) {
					tells |= p.of.tells
				}
			}
		}
	}
	return tells
}

// wordStarts has a bit set for each of the wordBlock bytes at s[at:] that is an ASCII letter with
// none before it, the first lowest.
func wordStarts(s string, at int) uint64 {
	var letters uint64
	n := min(wordBlock, len(s)-at)
	i := 0
	for ; i+8 <= n; i += 8 {
		letters |= asciiLetters(eightBytes(s, at+i)) * gather >> 56 << i
	}
	for ; i < n; i++ {
		if isASCIILetter(s[at+i]) {
			letters |= 1 << i
		}
	}
	before := letters << 1
	if at > 0 && isASCIILetter(s[at-1]) {
		before |= 1
	}
	return letters &^ before
}

// asciiLetters has the highest bit set of each byte of w that is an ASCII letter. Adding to bytes
// whose highest bit is clear never carries into the next: 'a'+0x1f is the first letter to reach
// that bit and 'z'+5 the last that does not.
func asciiLetters(w uint64) uint64 {
	small := w&^(ones*0x80) | ones*0x20
	return (small + ones*(0x80-'a')) &^ (small + ones*(0x7f-'z')) &^ w & (ones * 0x80)
}

func isASCIILetter(c byte) bool {
	c |= 0x20
	return 'a' <= c && c <= 'z'
}

// corrects reports whether line is a note on a change to the article.
func corrects(line string) bool {
	if len(line) < headSize {
		return false
	}
	first := headAt(line)
	for _, n := range corrections[line[0]|0x20] {
		if n.fits(first) && hasFold(line, n.of.start) {
			return true
		}
	}
	return false
}

var corrections = withHeads([256][]notice{
	'a': {{start: "an earlier version of this"}, {start: "a previous version of this"}},
	'c': {{start: "correction:"}, {start: "correction,"}, {start: "corrections:"}, {start: "clarification:"}},
	't': {{start: "this article has been"}, {start: "this story has been"}, {start: "this post has been"}, {start: "this report has been"}, {start: "this piece has been"},
		{start: "this article originally"}, {start: "this story originally"}},
})

// reportedFrom reports whether line is like "Example reported from Somewhere." or "Reporting by".
func reportedFrom(line string) bool {
	bare := unbulleted(line)
	if hasFold(bare, "reporting by ") || hasFold(bare, "writing by ") {
		return countWords(line, 16) < 16 || strings.Contains(line, ";")
	}
	i := seek(line[:min(len(line), 80)], " reported from ", len(" reported "))
	return i > 0 && countWords(line[:i], 6) < 6 && countWords(line, 30) < 30 && !strings.ContainsAny(line, "\"“") && shapeOf(line[:i]).capitalised()
}

// bullets set off a line about the article.
const bullets = "([-*•⦁—– "

// unbulleted is line without what sets it off.
func unbulleted(line string) string {
	if line != "" && (isASCIILetter(line[0]) || line[0] == '"') || strings.HasPrefix(line, "“") {
		return line
	}
	return strings.TrimLeft(line, bullets)
}

// introduces reports whether line is about its author: "Ann Example is a columnist for …",
// recognized by the job or by a dash or bullet before it.
func introduces(line string, job bool) bool {
	bare := unbulleted(line)
	if !job && len(bare) == len(line) {
		return false
	}
	i := strings.Index(bare[:min(len(bare), 80)], " is ")
	if i < 0 {
		return false
	}
	who := shapeOf(bare[:i])
	return who.words <= 6 && !who.opens && who.capitalised() && who.caps >= 2 && (job || strings.HasPrefix(bare[i:], " is a"))
}
