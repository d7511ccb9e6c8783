package serve

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The most folders and bytes of an uploaded file's name that are kept.
const (
	keptFolders = 3
	keptName    = 120
)

// fileName turns the name that a browser gives to an upload into the name of a file
// within the set: no way up, no drive, no hidden file, no character that would mean
// something else in a form or in a list.
func fileName(given string) string {
	var kept []string
	for part := range strings.SplitSeq(strings.ReplaceAll(given, `\`, "/"), "/") {
		if part = harmless(part); part != "" {
			kept = append(kept, part)
		}
	}
	if len(kept) == 0 {
		return "file"
	}
	return path.Join(kept[max(0, len(kept)-1-keptFolders):]...)
}

// harmless is one element of a name made harmless; "" if nothing is left of it.
func harmless(part string) string {
	part = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		case strings.ContainsRune(`"<>|*?:`, r):
			return '_'
		}
		return r
	}, part)
	trim := func(s string) string {
		return strings.TrimRightFunc(strings.TrimLeftFunc(s, func(r rune) bool { return r == '.' || unicode.IsSpace(r) }), unicode.IsSpace)
	}
	part = trim(part)
	if ext := path.Ext(part); len(part) > keptName && len(ext) < 16 {
		return trim(cutName(part[:len(part)-len(ext)], keptName-len(ext)) + ext)
	}
	return trim(cutName(part, keptName))
}

// cutName cuts s after so many bytes, between two characters.
func cutName(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// numbered puts a number before a name's extension: "a.jsonl.gz", 2 is
// "a (2).jsonl.gz".
func numbered(name string, n string) string {
	dir, base := path.Split(name)
	stem, ext, found := strings.Cut(base, ".")
	if found {
		ext = "." + ext
	}
	return dir + stem + " (" + n + ")" + ext
}
