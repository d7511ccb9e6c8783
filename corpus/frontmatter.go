package corpus

import "strings"

// frontMatter finds YAML front matter: a first line "---", a closing line "---" or "...", and
// between them a first entry that looks like "key:" or nothing. block is what is between the two
// lines and end the offset after the closing line. A byte-order mark may precede it.
func frontMatter(s string) (block string, end int, ok bool) {
	skip := len(s) - len(strings.TrimPrefix(s, "\uFEFF"))
	rest := s[skip:]
	if !strings.HasPrefix(rest, "---") {
		return "", 0, false
	}
	first, at := cutLine(rest, 0)
	if strings.TrimRight(first, " \t\r") != "---" {
		return "", 0, false
	}
	start, keyed, entries := at, false, false
	for at < len(rest) {
		line, next := cutLine(rest, at)
		switch bare := strings.TrimRight(line, " \t\r"); {
		case bare == "---" || bare == "...":
			return rest[start:at], skip + next, keyed || !entries
		case bare == "" || strings.HasPrefix(bare, "#"):
		case !entries:
			if entries, keyed = true, yamlKey(bare); !keyed {
				return "", 0, false
			}
		}
		at = next
	}
	return "", 0, false
}

// cutLine is the line of s at offset at, without its end, and the offset of the next.
func cutLine(s string, at int) (line string, next int) {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return s[at : at+i], at + i + 1
	}
	return s[at:], len(s)
}

// yamlKey reports whether line begins with a plain or quoted key and a colon.
func yamlKey(line string) bool {
	i := strings.IndexByte(line, ':')
	if i <= 0 || i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' {
		return false
	}
	return len(line[:i]) <= 40 && strings.IndexFunc(line[:i], func(r rune) bool {
		return r != '_' && r != '-' && r != ' ' && r != '"' && r != '\'' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	}) < 0
}
