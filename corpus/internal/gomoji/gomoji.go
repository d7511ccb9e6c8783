// Package gomoji replaces github.com/forPelevin/gomoji, which at every start fills a table of
// every emoji with its name, a megabyte of it. The extractor of web pages uses it for one thing:
// to remove emojis from an author's name.
//
// go.mod replaces the real module with this one.
package gomoji

import "strings"

// RemoveEmojis returns s without pictures, and without white space at its ends.
func RemoveEmojis(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if picture(r) {
			return -1
		}
		return r
	}, s))
}

// picture reports whether r is in a block of pictures or joins pictures.
func picture(r rune) bool {
	switch {
	case 0x1F000 <= r && r <= 0x1FAFF, 0x2600 <= r && r <= 0x27BF, 0x2B00 <= r && r <= 0x2BFF, 0xFE00 <= r && r <= 0xFE0F, r == 0x200D, r == 0x20E3:
		return true
	}
	return false
}
