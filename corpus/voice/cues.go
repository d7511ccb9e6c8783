package voice

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed cues.txt
var cuesFile string

// verbForm is the set of inflections that a spelling can be.
type verbForm uint8

const (
	baseForm verbForm = 1 << iota
	sForm
	pastForm
	participle // the past participle
	ing
)

// frame is what may follow a cue verb.
type frame uint16

const (
	sayFrame   frame = 1 << iota // any clause or quotation, and content before or around it
	thatFrame                    // a clause with "that" or a question word
	bareFrame                    // a clause without "that"
	toFrame                      // an infinitive
	objFrame                     // a noun phrase
	asFrame                      // object, "as", predicate
	nameFrame                    // object and predicate
	ofFrame                      // object, "of" or "for", charge
	rcptFrame                    // a hearer may come between
	prtFrame                     // a preposition or particle, one of particles
	nounFrame                    // the form is often a noun
	quoteFrame                   // with sayFrame: a quotation only
	thingFrame                   // with objFrame: not a person
	topicFrame                   // what follows is talked about, not claimed
	toldFrame                    // the hearer always follows, so the source never does
)

var frameNames = map[string]frame{
	"say": sayFrame, "that": thatFrame, "bare": bareFrame, "to": toFrame, "obj": objFrame, "as": asFrame,
	"name": nameFrame, "of": ofFrame, "rcpt": rcptFrame, "noun": nounFrame, "adj": nounFrame, "topic": topicFrame, "told": toldFrame, "quote": quoteFrame, "thing": thingFrame,
}

// A cueVerb is a line of cues.txt.
type cueVerb struct {
	base      string
	stance    Stance
	frames    frame
	particles uint32  // what prtFrame allows, a set of particleMask bits
	weight    float32 // 0 to 1
}

// takes reports whether the verb has any of some frames.
func (v *cueVerb) takes(any frame) bool { return v.frames&any != 0 }

// speaks reports whether the verb is hardly ever anything but a cue: "said", "added".
func (v *cueVerb) speaks() bool {
	return v.weight >= .93 && v.frames&(sayFrame|rcptFrame|nounFrame) == sayFrame
}

type cueForm struct {
	verb  int16
	forms verbForm
}

// cueTable reads cues.txt; a line that cannot be read is a bug in this package, so it panics with
// the line.
func cueTable() ([]cueVerb, map[string]cueForm) {
	var verbs []cueVerb
	forms := make(map[string]cueForm, 1<<11)
	seen := map[string]bool{}
	readCues("cues.txt", cuesFile, func(entry string, v cueVerb) {
		inflected := inflect(entry)
		v.base = inflected[0].text
		if seen[v.base] {
			panic("voice: cues.txt: " + v.base + " stands twice")
		}
		seen[v.base] = true
		id := int16(len(verbs))
		verbs = append(verbs, v)
		for _, i := range inflected {
			have, ok := forms[i.text]
			if ok && have.verb != id {
				continue // "found" stays with find: the first line wins
			}
			forms[i.text] = cueForm{id, have.forms | i.form}
		}
	})
	return verbs, forms
}

// readCues reads a table of cue words, passing each line to add.
func readCues(file, content string, add func(entry string, v cueVerb)) {
	n := 0
	for line := range strings.Lines(content) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 4 {
			panic(fmt.Sprintf("voice: %s:%d: want word, stance, frames, weight", file, n))
		}
		weight, err := strconv.Atoi(f[3])
		v := cueVerb{weight: float32(weight) / 100}
		if err != nil || !v.setStance(f[1]) || !v.setFrames(f[2]) {
			panic(fmt.Sprintf("voice: %s:%d: unknown stance, frame or weight", file, n))
		}
		add(f[0], v)
	}
}

func (v *cueVerb) setStance(s string) bool {
	for i, name := range stanceNames {
		if name == s {
			v.stance = Stance(i)
			return true
		}
	}
	return false
}

func (v *cueVerb) setFrames(s string) bool {
	for name := range strings.SplitSeq(s, ",") {
		if p, ok := strings.CutPrefix(name, "+"); ok {
			v.frames |= prtFrame
			v.particles |= particleMask(keywords[p])
			continue
		}
		f, ok := frameNames[name]
		if !ok {
			return false
		}
		v.frames |= f
	}
	return true
}

type inflection struct {
	text string
	form verbForm
}

// inflect spells out the forms of a verb as written in cues.txt.
func inflect(entry string) []inflection {
	parts := strings.Split(entry, "/")
	base, double := strings.CutSuffix(parts[0], "*")
	stem := base
	if double {
		stem += base[len(base)-1:]
	}
	consonantY := strings.HasSuffix(base, "y") && len(base) > 1 && !strings.ContainsRune("aeiou", rune(base[len(base)-2]))
	s, past, gerund := base+"s", stem+"ed", stem+"ing"
	switch {
	case consonantY:
		s, past = base[:len(base)-1]+"ies", base[:len(base)-1]+"ied"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "go"):
		s = base + "es"
	}
	if strings.HasSuffix(base, "e") {
		past = base + "d"
		if !strings.HasSuffix(base, "ee") {
			gerund = base[:len(base)-1] + "ing"
		}
	}
	pp := past
	if len(parts) == 3 {
		past, pp = parts[1], parts[2]
	}
	return []inflection{{base, baseForm}, {s, sForm}, {past, pastForm}, {pp, participle}, {gerund, ing}}
}
