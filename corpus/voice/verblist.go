package voice

import "slices"

// A CueVerb is a verb that introduces sources, for callers that list or look for such verbs.
type CueVerb struct {
	Base   string
	Stance Stance
	Forms  []string // Base and its inflected forms, sorted
}

// CueVerbs returns the verbs by which attributions are found, in the order of their table.
func CueVerbs() []CueVerb {
	var verbs []CueVerb
	readCues("cues.txt", cuesFile, func(entry string, v cueVerb) {
		c := CueVerb{Stance: v.stance}
		for i, f := range inflect(entry) {
			if i == 0 {
				c.Base = f.text
			}
			c.Forms = append(c.Forms, f.text)
		}
		slices.Sort(c.Forms)
		c.Forms = slices.Compact(c.Forms)
		verbs = append(verbs, c)
	})
	return verbs
}
