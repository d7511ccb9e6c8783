package lexicons

import (
	"strings"

	"rashomon/corpus/text"
)

// lemmas calls yield for every word of which the folded spelling s may be a regular or
// irregular inflected form, except s itself. It proposes more than exist: regular
// proposals must still share the Snowball stem of s, which separates news from new and
// proceed from proce.
//
// The regular endings are the plural and third person -s, -es, -ies, the past -ed, -d,
// -ied, and -ing, with the doubling of a final consonant (rebelled, travelling, coupped),
// the lost e (mobilising) and y for i. Endings that make another word, -er, -ion, -ly,
// -ness, are not inflection.
func lemmas(s string, yield func(lemma string, regular bool)) {
	irregularLemmas(s, func(l string) { yield(l, false) })
	n := len(s)
	if n < 4 || uninflected(s) {
		return
	}
	switch {
	case strings.HasSuffix(s, "ies") && n > 4:
		yield(s[:n-3]+"y", true)
		yield(s[:n-1], true) // ties, movies
	case strings.HasSuffix(s, "es"):
		yield(s[:n-1], true) // regimes
		if sibilant(s[:n-2]) || s[n-3] == 'o' {
			yield(s[:n-2], true) // clashes, vetoes
		}
	case strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss"):
		yield(s[:n-1], true)
	case strings.HasSuffix(s, "ied") && n > 4:
		yield(s[:n-3]+"y", true)
		yield(s[:n-1], true) // tied
	case strings.HasSuffix(s, "ed"):
		yield(s[:n-1], true) // escalated
		yield(s[:n-2], true) // toppled had its e; killed had none
		undouble(s[:n-2], yield)
	case strings.HasSuffix(s, "ing") && n > 4:
		yield(s[:n-3], true)
		yield(s[:n-3]+"e", true)
		undouble(s[:n-3], yield)
		if strings.HasSuffix(s, "ying") {
			yield(s[:n-4]+"ie", true) // dying
		}
	}
}

// Lemma returns one word for all inflected forms of an English word: the shortest word that
// the folded spelling may be a form of, which is itself if it is none. Words that only
// share a stem, internal and international, have different ones.
func Lemma(fold string) string {
	stem, best := "", fold
	lemmas(fold, func(l string, regular bool) {
		if regular && stem == "" {
			stem = text.Stem(fold)
		}
		if (!regular || text.Stem(l) == stem) && (len(l) < len(best) || len(l) == len(best) && l < best) {
			best = l
		}
	})
	return best
}

// uninflected reports whether a word only looks like a form of another.
func uninflected(s string) bool {
	switch s {
	case "united", "evening", "evenings", "wicked", "naked", "shilling", "stocking", "stockings", "offing", "wedding", "weddings",
		"species", "series", "lens", "pants", "glasses", "goods", "politics", "economics", "headquarters", "physics", "ethics",
		"mathematics", "statistics", "news", "always", "perhaps", "thing", "things", "during", "spring", "string", "states'",
		"hundred", "sacred", "indeed", "proceedings", "outskirts", "barracks", "bring", "king", "offspring", "ceiling":
		return true
	}
	return false
}

// undouble yields rebel for rebell: one of two equal final consonants.
func undouble(s string, yield func(string, bool)) {
	n := len(s)
	if n > 2 && s[n-1] == s[n-2] && strings.IndexByte("aeiouy", s[n-1]) < 0 {
		yield(s[:n-1], true)
	}
}

func sibilant(s string) bool {
	for _, end := range [...]string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// irregularLemmas yields the words of which s is an irregular form.
func irregularLemmas(s string, yield func(string)) {
	if l, ok := irregularOf(s); ok {
		for {
			one, rest, more := strings.Cut(l, " ")
			yield(one)
			if !more {
				break
			}
			l = rest
		}
	}
	if stem, ok := strings.CutSuffix(s, "icked"); ok { // panicked
		yield(stem + "ic")
	}
	if stem, ok := strings.CutSuffix(s, "icking"); ok {
		yield(stem + "ic")
	}
	if strings.HasSuffix(s, "men") { // gunmen, women, servicewomen
		yield(s[:len(s)-2] + "an")
	}
	for _, c := range [...]struct{ form, lemma string }{{"taken", "take"}, {"took", "take"}, {"thrown", "throw"}, {"threw", "throw"}, {"came", "come"}, {"held", "hold"}} {
		if strings.HasSuffix(s, c.form) && len(s) > len(c.form)+2 { // overtook, overthrown, overcame, upheld
			yield(s[:len(s)-len(c.form)] + c.lemma)
		}
	}
}

func irregularOf(s string) (lemmas string, ok bool) {
	if !irregularSieve.passes(s) {
		return "", false
	}
	lemmas, ok = irregular[s]
	return lemmas, ok
}

// irregularSieve passes every word in the table.
var irregularSieve = func() (all sieve) {
	for form := range irregular {
		all.add(form)
	}
	return all
}()

// irregular gives the base of irregular forms; two bases are separated by a space. The
// table is our own: the irregular verbs and nouns of news prose.
var irregular = map[string]string{
	// nouns
	"crises": "crisis", "axes": "axis axe", "bases": "basis", "analyses": "analysis", "hypotheses": "hypothesis",
	"theses": "thesis", "emphases": "emphasis", "diagnoses": "diagnosis", "oases": "oasis", "parentheses": "parenthesis",
	"coups": "coup", "wives": "wife", "lives": "life", "knives": "knife", "thieves": "thief", "wolves": "wolf",
	"halves": "half", "selves": "self", "leaves": "leaf", "shelves": "shelf", "calves": "calf",
	"children": "child", "feet": "foot", "people": "person", "media": "medium", "criteria": "criterion",
	"phenomena": "phenomenon", "data": "datum", "referenda": "referendum", "memoranda": "memorandum", "strata": "stratum",
	"juntas": "junta", "gases": "gas", "buses": "bus",
	// verbs
	"am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
	"has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "done": "do", "doing": "do",
	"goes": "go", "went": "go", "gone": "go", "said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write", "writing": "write",
	"made": "make", "took": "take", "taken": "take", "gave": "give", "given": "give", "got": "get", "gotten": "get",
	"saw": "see", "seen": "see", "knew": "know", "known": "know", "thought": "think", "felt": "feel", "found": "find",
	"led": "lead", "fled": "flee", "fought": "fight", "fell": "fall", "fallen": "fall", "held": "hold", "kept": "keep",
	"left": "leave", "lost": "lose", "met": "meet", "paid": "pay", "rose": "rise", "risen": "rise", "arose": "arise", "arisen": "arise",
	"ran": "run", "sent": "send", "shook": "shake", "shaken": "shake", "shot": "shoot", "slew": "slay", "slain": "slay",
	"spoke": "speak", "spoken": "speak", "spent": "spend", "stood": "stand", "stole": "steal", "stolen": "steal",
	"struck": "strike", "stricken": "strike", "swore": "swear", "sworn": "swear", "swept": "sweep", "taught": "teach",
	"threw": "throw", "thrown": "throw", "understood": "understand", "withdrew": "withdraw", "withdrawn": "withdraw",
	"won": "win", "became": "become", "began": "begin", "begun": "begin", "broke": "break", "broken": "break",
	"brought": "bring", "built": "build", "bought": "buy", "caught": "catch", "chose": "choose", "chosen": "choose",
	"came": "come", "dealt": "deal", "drew": "draw", "drawn": "draw", "drove": "drive", "driven": "drive",
	"forgot": "forget", "forgotten": "forget", "forbade": "forbid", "forbidden": "forbid", "forgave": "forgive", "forgiven": "forgive",
	"bled": "bleed", "bred": "breed", "fed": "feed", "flew": "fly", "flown": "fly", "froze": "freeze", "frozen": "freeze",
	"grew": "grow", "grown": "grow", "hid": "hide", "hidden": "hide", "laid": "lay", "lay": "lie", "lain": "lie", "lying": "lie",
	"meant": "mean", "sought": "seek", "sold": "sell", "shown": "show", "sank": "sink", "sunk": "sink", "sprang": "spring", "sprung": "spring",
	"torn": "tear", "tore": "tear", "wore": "wear", "worn": "wear", "wove": "weave", "woven": "weave", "bore": "bear", "borne": "bear",
	"bound": "bind", "clung": "cling", "crept": "creep", "dug": "dig", "hung": "hang", "heard": "hear", "lent": "lend",
	"rode": "ride", "ridden": "ride", "rang": "ring", "sang": "sing", "slid": "slide", "stuck": "stick", "stung": "sting", "swung": "swing",
	"dying": "die", "tying": "tie", "vying": "vie",
}
