package lexicons

import "strings"

// american rewrites the British spellings that plain terms treat as the same word: -ise
// (mobilised), -yse, -our (labour, favoured) and a short table. It is applied to lexicon
// and text alike, so its result need not be a word. Any other folded word is returned
// unchanged.
func american(s string) string {
	if len(s) < 5 {
		return s
	}
	for _, p := range respelt[s[0]] {
		if strings.HasPrefix(s, p.british) {
			return p.american + s[len(p.british):]
		}
	}
	from := max(0, len(s)-longestRespelt)
	end := s[from:]
	if i := from + strings.LastIndex(end, "our"); i >= from && i > 0 && vowelIn(s[:i]) && ourEnding(s[i+3:]) {
		return s[:i] + "or" + s[i+3:]
	}
	if i := from + strings.LastIndex(end, "is"); i >= from && i > 1 && vowelIn(s[:i]) && iseEnding(s[i+2:]) {
		return s[:i] + "iz" + s[i+2:]
	}
	if i := from + strings.LastIndex(end, "ys"); i >= from && i > 1 && vowelIn(s[:i]) && ysEnding(s[i+2:]) {
		return s[:i] + "yz" + s[i+2:]
	}
	return s
}

// longestRespelt is the length in bytes of the longest ending with two spellings:
// isations, ourhoods.
const longestRespelt = 8

func vowelIn(s string) bool { return strings.ContainsAny(s, "aeiou") }

func iseEnding(s string) bool {
	switch s {
	case "e", "es", "ed", "er", "ers", "ing", "ation", "ations", "able":
		return true
	}
	return false
}

func ysEnding(s string) bool { return s == "e" || s == "ed" || s == "ing" }

func ourEnding(s string) bool {
	switch s {
	case "", "s", "ed", "ing", "er", "ers", "able", "ably", "ite", "ites", "hood", "hoods", "less", "ly", "ful", "al", "ist", "ists":
		return true
	}
	return false
}

// A respelling is a word in two spellings.
type respelling struct{ british, american string }

// respelt holds single words, matched by their beginnings, under the first byte.
var respelt = func() (by [256][]respelling) {
	for _, p := range respellings {
		by[p.british[0]] = append(by[p.british[0]], p)
	}
	return by
}()

// The table is our own.
var respellings = [...]respelling{
	{"defence", "defense"}, {"offence", "offense"}, {"pretence", "pretense"}, {"licence", "license"},
	{"centre", "center"}, {"theatre", "theater"}, {"programme", "program"}, {"sceptic", "skeptic"}, {"manoeuvr", "maneuver"},
	{"judgement", "judgment"}, {"catalogue", "catalog"}, {"dialogue", "dialog"}, {"cheque", "check"}, {"mould", "mold"},
	{"smoulder", "smolder"}, {"skilful", "skillful"}, {"ageing", "aging"}, {"counsell", "counsel"}, {"jewellery", "jewelry"},
	{"archaeolog", "archeolog"}, {"paedo", "pedo"}, {"storey", "story"},
}
