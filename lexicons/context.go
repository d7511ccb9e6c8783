package lexicons

import "slices"

// An articleContext is what an article contains of each category's subject: terms of its
// context list and names that need no context count as anchors; different names under the
// guard Context vouch for each other.
type articleContext struct {
	categories []subject
}

// sparse is the largest number of sentences per anchor or name in an article that is
// about the subject: only there do the vaguest names count.
const sparse = 8

// A subject is one category's part of an articleContext.
type subject struct {
	anchors int32 // context terms and hits that need no context
	names   int32 // hits that count and are not under Near
	guarded int32 // 1 + the first entry under Context whose match is not blocked otherwise, 0 when there is none
	rivals  bool  // another option is under Context as well
	speaks  int32 // 1 + the last sentence with a contrary term
}

func newArticleContext(categories int32) articleContext {
	return articleContext{make([]subject, categories)}
}

func (c *articleContext) clear() { clear(c.categories) }

// add notes a context term.
func (c *articleContext) add(category int32) { c.categories[category].anchors++ }

// addContrary notes a term that marks a sentence as being about something else.
func (c *articleContext) addContrary(category, sentence int32) {
	c.categories[category].speaks = sentence + 1
}

// contrary reports whether the current sentence or the one before contains a contrary
// term of the category.
func (c *articleContext) contrary(category, sentence int32) bool {
	said := c.categories[category].speaks
	return said > 0 && said >= sentence
}

var (
	properBit  = bit(ProperName)
	contextBit = bit(Context)
	nearBit    = bit(Near)
	legalBit   = bit(Legal)
)

// checkContext blocks the hits of an article that the guards Context and Near stop. The
// bar is the same for every article: one anchor, wherever it is. Context is settled
// before Near is asked, so that the order of the hits does not matter.
func (s *Scanner) checkContext(hits []Hit) {
	waiting := guardSet(0)
	for i := range hits {
		h := &hits[i]
		rule := &s.m.rules[h.Entry]
		if h.Blocked || !rule.contextual {
			continue
		}
		set := rule.guards & (contextBit | nearBit)
		waiting |= set
		c := &s.context.categories[rule.category]
		switch {
		case set == 0:
			c.anchors++
			c.names++
		case set&nearBit != 0:
		case c.guarded == 0:
			c.guarded = h.Entry + 1
		case s.m.entries[c.guarded-1].Option != s.m.entries[h.Entry].Option:
			c.rivals = true
		}
	}
	if waiting&contextBit != 0 {
		for i := range hits {
			h := &hits[i]
			if h.Blocked || s.m.rules[h.Entry].guards&contextBit == 0 {
				continue
			}
			c := &s.context.categories[s.m.rules[h.Entry].category]
			if c.anchors == 0 && !c.rivals { // an anchor counted below was let through by one before it
				h.Blocked, h.Reason = true, blockedBy(Context)
			} else if s.m.rules[h.Entry].guards&nearBit == 0 {
				c.names++
				c.anchors++
			}
		}
	}
	if waiting&nearBit != 0 {
		for i := range hits {
			h := &hits[i]
			if h.Blocked || s.m.rules[h.Entry].guards&nearBit == 0 {
				continue
			}
			c := &s.context.categories[s.m.rules[h.Entry].category]
			if c.names == 0 || sparse*int(c.anchors) < len(s.r.Sentences) {
				h.Blocked, h.Reason = true, blockedBy(Near)
			}
		}
	}
}

// resolve blocks hits that refer back to the name of another event: the rebellion, in
// lower case, after the Saltmarsh Rebellion in the same paragraph, with no counting hit
// of the option between.
func (s *Scanner) resolve(hits []Hit) {
	named := blockedBy(ProperName)
	from := 0
	for from < len(hits) && hits[from].Reason != named {
		from++
	}
	if from == len(hits) {
		return
	}
	type name struct {
		category int32
		option   string
	}
	last := map[name]int32{} // 1 + the region of the blocked name, 0 after a hit that counts
	sentence := 0
	for i := range hits {
		h := &hits[i]
		if s.m.rules[h.Entry].guards&properBit == 0 {
			continue
		}
		key := name{s.m.rules[h.Entry].category, s.m.entries[h.Entry].Option}
		for h.First < s.r.Sentences[sentence].First || h.First >= s.r.Sentences[sentence].Last { // hits are in the order of the sentences
			sentence++
		}
		region := s.r.Sentences[sentence].Region + 1
		switch {
		case h.Reason == named:
			last[key] = region
		case h.Blocked:
		case last[key] == region && s.takesUp(h):
			h.Blocked, h.Reason = true, Anaphor
		default:
			last[key] = 0
		}
	}
}

// takesUp reports whether h is in lower case after the, this or that.
func (s *Scanner) takesUp(h *Hit) bool {
	if h.First == 0 || s.capitalised(h.First) {
		return false
	}
	switch s.form(h.First - 1).Fold {
	case "the", "this", "that":
		return true
	}
	return false
}

func blockedBy(g Guard) Block { return blockedByGuard + Block(slices.Index(guards, g)) }

// bit is the guard's place in a guardSet.
func bit(g Guard) guardSet { return 1 << slices.Index(guards, g) }
