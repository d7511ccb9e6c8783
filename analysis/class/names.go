package class

import "strings"

// A name is what the mask looks for: consecutive words, and where they count.
type name struct {
	words []string // folded
	label string   // what replaces it
	the   bool     // an article before it is covered too
	form  form
	in    map[int]bool // the articles in which it is looked for; nil for all
}

// A form says how a name must be written to count as one.
type form uint8

const (
	anyCase  form = iota // as given, in any case
	oneUpper             // with a capital somewhere, unlike two words of an ordinary phrase
	capital              // every word with a capital
	capitals             // all in capitals: initials
	afterThe             // with a capital and after "the", unless the name goes on
	glued                // inside one written word: PressTV
)

// plainWords are words of outlets' names that name nothing on their own.
var plainWords = words(`agency broadcasting channel company corporation daily digital global group international international
	local magazine media morning network news newspaper one online press radio service station television today tv website weekly wire world www`)

// commonMastheads are last words that many papers share: after "the" they mean the outlet only in
// its own articles.
var commonMastheads = words(`chronicle courier dispatch examiner express gazette globe guardian herald independent journal
	mail mirror monitor observer post press record register review star sun telegraph times tribune wire`)

// publishingWords end names that are equally well known without them.
var publishingWords = words("news online magazine newspaper")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// An outletNames is what one outlet is called.
type outletNames struct {
	label    string
	names    []string     // its name and other spellings of it
	articles map[int]bool // its own
}

// forms lists what to look for, given the words that some article writes in lower case.
func (o *outletNames) forms(small map[string]bool) []name {
	var list []name
	add := func(n name) {
		if len(n.words) > 0 {
			n.label = o.label
			list = append(list, n)
		}
	}
	for _, given := range o.names {
		given = strings.TrimSpace(given)
		if domain := domainLabel(given); domain != "" {
			add(name{words: []string{domain}, form: anyCase})
			for end := range publishingWords {
				if short := strings.TrimSuffix(domain, end); short != domain && len(short) > 2 {
					add(name{words: []string{short}, form: capital})
				}
			}
			continue
		}
		// Text in brackets or after a dash says which part of the outlet it is.
		for _, mark := range []string{"(", " - ", " – ", " | "} {
			if at := strings.Index(given, mark); at > 0 {
				o.spelling(add, small, given[:at])
			}
		}
		o.spelling(add, small, given)
	}
	return list
}

// spelling adds the forms of one spelling of the name.
func (o *outletNames) spelling(add func(name), small map[string]bool, given string) {
	all := foldedWords(given)
	ws := all
	if len(ws) > 1 && ws[0] == "the" {
		ws = ws[1:]
	}
	named := len(ws) < len(all)
	lower := given == strings.ToLower(given)
	switch {
	case lower:
		add(name{words: ws, the: named, form: anyCase})
	case len(ws) == 1:
		o.single(add, small, ws[0], named)
	default:
		add(name{words: ws, the: named, form: oneUpper})
		add(name{words: []string{strings.Join(ws, "")}, form: glued})
		last := ws[len(ws)-1]
		if !plainWords[last] {
			n := name{words: []string{last}, the: true, form: afterThe}
			if commonMastheads[last] {
				n.in = o.articles
			}
			add(n)
		} else if commonMastheads[last] {
			add(name{words: []string{last}, the: true, form: afterThe, in: o.articles})
		}
		if publishingWords[last] && len(ws) == 2 && !plainWords[ws[0]] && !small[ws[0]] {
			o.single(add, small, ws[0], false)
		}
	}
	if len(ws) > 2 {
		initials := ""
		for _, w := range ws {
			initials += string([]rune(w)[0])
		}
		add(name{words: []string{initials}, form: capitals})
	}
}

// single adds the forms of a name of one word.
func (o *outletNames) single(add func(name), small map[string]bool, w string, named bool) {
	if small[w] && named {
		add(name{words: []string{w}, the: true, form: afterThe})
		return
	}
	add(name{words: []string{w}, the: named, form: capital})
	if letters := strings.Split(w, ""); len(letters) <= 5 && len(letters) > 1 {
		add(name{words: letters, form: capitals}) // U.P.I.
	}
	if len(w) > 3 && !small[w] {
		add(name{words: []string{w}, form: glued})
	}
}

// domainLabel is the name inside an address, "" if s is not one.
func domainLabel(s string) string {
	s = strings.ToLower(s)
	if strings.ContainsAny(s, " \t") || !strings.Contains(strings.Trim(s, "."), ".") {
		return ""
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	host, _, _ := strings.Cut(s, "/")
	parts := strings.Split(host, ".")
	at := len(parts) - 2
	if at > 0 && (len(parts[at]) <= 3 && len(parts[at+1]) == 2) {
		at-- // co.uk
	}
	if at < 0 || len(parts[len(parts)-1]) < 2 || parts[at] == "" {
		return ""
	}
	return strings.ReplaceAll(parts[at], "-", "")
}
