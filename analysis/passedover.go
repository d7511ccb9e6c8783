package analysis

import "rashomon/lexicons"

// passedOver is how often the name of a choice set occurs in an outlet's articles where
// the lexicon does not take it for one: in a proper name or a reference back to one, or
// in another sense. It is counted nowhere, but is not an absence either.
type passedOver struct {
	own int64 // in the outlet's own voice
	all int64
}

// A leftHit is such a place in an article.
type leftHit struct {
	term int32
	own  bool
}

// leave notes a hit that does not count, if it is a name's that was left out and is not
// in a line that repeats another.
func (c *hitCounter) leave(h *lexicons.Hit, s *stretch, language string) {
	option := c.terms.option[h.Entry]
	if !h.Blocked || s.duplicate || s.place == NoPlace || !c.terms.choice[option] || !looksIn(c.terms.language[h.Entry], language) {
		return
	}
	c.left = append(c.left, leftHit{option, s.place.ownVoice()})
}

// leaveOut adds what was left out of an article.
func (o *outlet) leaveOut(list []leftHit) {
	for _, h := range list {
		n := o.left[h.term]
		n.all++
		if h.own {
			n.own++
		}
		o.left[h.term] = n
	}
}

func (o *outlet) mergePassedOver(from *outlet) {
	for term, k := range from.left {
		n := o.left[term]
		o.left[term] = passedOver{n.own + k.own, n.all + k.all}
	}
}

// passedOver codes the numbers of one name.
func (c *coder) passedOver(n *passedOver) {
	c.int64(&n.own)
	c.int64(&n.all)
	c.check(!c.reads() || n.own <= n.all, "a number is out of bounds")
}

// ownVoice reports whether words there are in the outlet's own voice: its wording
// without reported speech.
func (p Place) ownVoice() bool { return p.Wording() && p != Indirect }
