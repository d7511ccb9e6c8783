package lexicons

import "strings"

// american rewrites the British spellings of a folded word that plain terms
// take for the same word: -ise (mobilised), -yse, -our (labour, favoured) and a
// short table. It is applied to lexicon and text alike, so that what it makes
// of a word need not be a word. Anything else comes back as it is.
func american(s string) string {
	if len(s) < 5 {
		return s
	}
	for _, p := range respelt {
		if s[0] == p.british[0] && strings.HasPrefix(s, p.british) {
			return p.american + s[len(p.british):]
		}
	}
	if i := strings.LastIndex(s, "our"); i > 0 && vowelIn(s[:i]) && ourEnding(s[i+3:]) {
		return s[:i] + "or" + s[i+3:]
	}
	if i := strings.LastIndex(s, "is"); i > 1 && vowelIn(s[:i]) && iseEnding(s[i+2:]) {
		return s[:i] + "iz" + s[i+2:]
	}
	if i := strings.LastIndex(s, "ys"); i > 1 && vowelIn(s[:i]) && ysEnding(s[i+2:]) {
		return s[:i] + "yz" + s[i+2:]
	}
	return s
}

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

// respelt holds single words, by their beginnings. The table is ours.
var respelt = [...]struct{ british, american string }{
	{"defence", "defense"}, {"offence", "offense"}, {"pretence", "pretense"}, {"licence", "license"},
	{"centre", "center"}, {"theatre", "theater"}, {"programme", "program"}, {"sceptic", "skeptic"}, {"manoeuvr", "maneuver"},
	{"judgement", "judgment"}, {"catalogue", "catalog"}, {"dialogue", "dialog"}, {"cheque", "check"}, {"mould", "mold"},
	{"smoulder", "smolder"}, {"skilful", "skillful"}, {"ageing", "aging"}, {"counsell", "counsel"}, {"jewellery", "jewelry"},
	{"archaeolog", "archeolog"}, {"paedo", "pedo"}, {"storey", "story"},
}
