package voice

import (
	_ "embed"
	"strings"
)

//go:embed cuenouns.txt
var cueNounsFile string

// adjFrame marks an adjective of cuenouns.txt.
const adjFrame = nounFrame

// nounTable reads cuenouns.txt in the same way as cueTable.
func nounTable() ([]cueVerb, map[string]int16) {
	var nouns []cueVerb
	forms := map[string]int16{}
	readCues("cuenouns.txt", cueNounsFile, func(entry string, v cueVerb) {
		v.base = entry
		id := int16(len(nouns))
		nouns = append(nouns, v)
		forms[entry] = id
		if v.takes(adjFrame) {
			return
		}
		switch {
		case strings.HasSuffix(entry, "sis"):
		case strings.HasSuffix(entry, "y"):
			forms[entry[:len(entry)-1]+"ies"] = id
		case strings.HasSuffix(entry, "ch"), strings.HasSuffix(entry, "ss"):
			forms[entry+"es"] = id
		default:
			forms[entry+"s"] = id
		}
	})
	return nouns, forms
}

// noun reads a noun or adjective that introduces a source: "Vell's claim that",
// "is confident that".
func (c *clause) noun(i int) {
	v := &c.r.nouns[c.items[i].noun]
	j := i + 1
	var k kind
	start := j
	by := 0 // the clause after "by Vell"
	if c.key(j) == byKey && v.takes(thatFrame) && !v.takes(adjFrame) {
		by = c.clauseBehind(j)
	}
	switch {
	case c.key(j) == thatKey && v.takes(thatFrame) && c.startsClause(j+1):
		k = thatClause
	case by > 0:
		k, start = thatClause, by
	case c.at(j)&to != 0 && v.takes(toFrame) && c.isBareVerb(j+1):
		k = infinitive
	case v.particles&particleMask(c.key(j)) != 0 && j+1 < len(c.items) && c.at(j+1)&(stops|aux) == 0:
		k, start = object, j+1
	case v.takes(adjFrame) && v.takes(thatFrame) && c.startsClause(j) && c.at(j)&(subj|det) != 0:
		k = bareClause
	default:
		return
	}
	f := finding{cue: span{i, i + 1}, verb: -1, phrase: v.base, stance: v.stance, confidence: v.weight * .85}
	if by > 0 {
		f.source = span{j + 1, by}
	} else if v.takes(adjFrame) {
		from, passed := c.group(i)
		switch m := c.makes(from - 1); {
		case m > 0 && v.base == "clear":
			from, _ = c.group(m) // "made it clear that": clearer than "is clear that"
			f.confidence = .8
		case passed&be == 0 && !c.isCopula(from-1):
			return
		case passed&be == 0:
			from--
		}
		f.source = c.subjectBefore(from)
		if f.source.empty() || c.key(f.source.from) == itKey || c.at(f.source.from)&be != 0 && c.at(f.source.from)&third == 0 {
			return
		}
		f.cue.from = from
	} else if !c.owner(i, k, &f) {
		return
	}
	if k == object || k == infinitive {
		f.after = span{start, c.endOfObject(start)}
	} else {
		f.after = span{start, c.endOfSpeech(start, -1)}
	}
	if !v.takes(adjFrame) && !c.lastClause(i) {
		f.after.to = min(f.after.to, c.matrixVerb(start, k))
	}
	if f.after.empty() {
		return
	}
	f.frame = span{f.cue.from, start}
	if !f.source.empty() && f.source.to <= f.cue.from && f.source.from > c.taken-1 {
		f.frame.from = f.source.from
	}
	c.emit(&f)
}

// clauseBehind returns the "that" of a clause after the noun phrase of the "by" at item i:
// "claims by Vell that", 0 when there is none.
func (c *clause) clauseBehind(i int) int {
	for m := i + 2; m < len(c.items) && m < i+9; m++ {
		if c.key(m) == thatKey {
			if c.startsClause(m + 1) {
				return m
			}
			return 0
		}
		if c.at(m)&(stops|quoted|wh|subord|aux) != 0 || c.items[m].verb >= 0 && c.items[m].forms&(pastForm|sForm) != 0 && c.at(m)&name == 0 {
			return 0 // "a report by the council found that"
		}
	}
	return 0
}

// makes returns the item of the "make" at item i, or before an "it" there: "made | clear", "makes
// it | clear"; 0 when there is none.
func (c *clause) makes(i int) int {
	if c.key(i) == itKey {
		i--
	}
	if i < 1 || c.at(i)&common == 0 {
		return 0
	}
	t := c.into.Tokens[c.extent(i).first]
	switch c.into.Document.Text[t.Start:t.End] {
	case "made", "makes", "make", "making":
		return i
	}
	return 0
}

func (c *clause) isCopula(i int) bool {
	if i < 0 || i >= len(c.items) || c.items[i].verb < 0 {
		return false
	}
	switch c.verbs[c.items[i].verb].base {
	case "feel", "seem", "appear":
		return true
	}
	return false
}

// owner finds whose claim it is: a possessive before it, "by" after it, or the subject of a light
// verb ("made the claim that"). A clause with "that" needs no owner; every other frame does.
func (c *clause) owner(i int, k kind, f *finding) bool {
	j := i - 1
	for j >= c.taken && i-j < 5 && c.at(j)&(lowercase|lyAdverb|adv|compound|edForm|ingForm) != 0 && c.at(j)&(poss|det|prep|possessive|aux|coord|stops) == 0 && !c.isFiniteVerb(j) {
		j--
	}
	switch {
	case j >= c.taken && c.at(j)&poss != 0:
		f.source = span{j, j + 1}
		f.cue.from = j + 1
		return true
	case j >= c.taken && c.at(j)&possessive != 0:
		f.source = c.nounPhrase(j + 1)
		f.cue.from = j + 1
		return !f.source.empty()
	}
	if k == object || k == infinitive {
		return false
	}
	if c.at(j)&det != 0 {
		f.cue.from = j
		j--
	}
	// a light verb before the noun: its subject owns the claim
	if j > c.taken && c.at(j)&(common|edForm) != 0 || j > c.taken && c.items[j].verb >= 0 {
		g, passed := c.group(j)
		if passed&be == 0 {
			if s := c.subjectBefore(g); !s.empty() && c.at(s.to-1)&inanimate == 0 {
				f.source, f.cue.from = s, g
			}
		}
	}
	return true
}

// lastClause reports whether the noun at i comes after its sentence's verb, so that a clause
// attached to it runs on to the end.
func (c *clause) lastClause(i int) bool {
	for j := i - 1; j >= c.taken; j-- {
		if c.isFiniteVerb(j) {
			return true
		}
		if c.at(j)&(comma|semicolon) != 0 {
			return false
		}
	}
	return false
}

// matrixVerb returns the second finite verb from item i on, or the first after an object: the one
// whose subject is the noun before item i, as in "the claim that he lied | drew laughter".
func (c *clause) matrixVerb(i int, k kind) int {
	verbs, seen := 0, -1
	if k == object || k == infinitive {
		verbs = 1
	}
	for j := i; j < len(c.items) && j < i+farthest; j++ {
		if c.at(j)&quoted != 0 || j == i || !c.isFiniteVerb(j) {
			continue
		}
		g, _ := c.group(j)
		if verbs > 0 && g <= seen {
			continue // the same verb group
		}
		seen = j
		if verbs > 0 && g == j && c.at(j-1)&(aux|adv|lyAdverb) != 0 && c.at(j-1)&name == 0 {
			continue // the same verb group
		}
		if key := c.key(g - 1); key == who || key == which || key == thatKey && g-1 > i {
			continue
		}
		if verbs > 0 && c.at(g-1)&comma != 0 && (k == object || k == infinitive) {
			return g - 1 // "a body that opposes the ferry, | said"
		}
		if c.at(g-1)&(subj|coord|comma) != 0 {
			if c.at(g-1)&coord == 0 || verbs == 0 {
				verbs = max(verbs, 1)
			}
			continue
		}
		verbs++
		if verbs == 2 {
			return g
		}
	}
	return len(c.items)
}
