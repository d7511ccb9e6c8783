// Package gomoji stands in for github.com/forPelevin/gomoji, whose table of every
// emoji with its name is filled at every start, a megabyte of it, and which the
// extractor of web pages asks for one thing: to take emojis out of an author's
// name.
//
// go.mod replaces the real module by this one.
package gomoji

import "strings"

// RemoveEmojis is s without pictures, and without space at its ends.
func RemoveEmojis(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if picture(r) {
			return -1
		}
		return r
	}, s))
}

// picture reports runes of the blocks that hold pictures, and what joins them.
func picture(r rune) bool {
	switch {
	case 0x1F000 <= r && r <= 0x1FAFF, 0x2600 <= r && r <= 0x27BF, 0x2B00 <= r && r <= 0x2BFF, 0xFE00 <= r && r <= 0xFE0F, r == 0x200D, r == 0x20E3:
		return true
	}
	return false
}
