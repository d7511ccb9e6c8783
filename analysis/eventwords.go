package analysis

import (
	"math"
	"strings"
)

// maxEvents is the number of events up to which words are counted event by event; with
// more, none are, since a selection of them would depend on the order of reading.
const maxEvents = 256

// eventWords counts words by event ("" for articles without one) over all outlets: how
// much of a word's frequency is due to what the articles are about.
type eventWords struct {
	list map[string]*eventCount
	over bool
}

type eventCount struct {
	words        int64
	outlets      map[string]int64 // words by outlet
	noted[int64]                  // how often a stem occurs in the event's articles
}

// note adds an article's words, which are counted later.
func (e *eventCount) note(uses *wordUses, s *settler) {
	if !e.takes(uses) {
		e.settle(s)
		e.room(uses)
	}
	e.noted.note(uses)
}

// settle adds the words that were noted.
func (e *eventCount) settle(s *settler) {
	e.noted.settle(s, func(uses []settledUse, _ uint32) {
		for _, use := range uses {
			*e.value(use.at) += int64(use.k)
		}
	})
}

// count is how often a stem occurs in the event's articles, which must be in order.
func (e *eventCount) count(stem int32) int64 {
	if at := e.place(stem); at >= 0 {
		return e.list[at]
	}
	return 0
}

// merge adds the counts of o, whose stems have the numbers ids here.
func (e *eventCount) merge(o *eventCount, ids []int32) {
	list := make([]int64, 0, len(e.list)+len(o.list))
	e.noted.merge(&o.noted, ids, func(own, other int32) {
		k := int64(0)
		if own >= 0 {
			k = e.list[own]
		}
		if other >= 0 {
			k += o.list[other]
		}
		list = append(list, k)
	})
	e.list = list
}

// addOutlet adds the words of an outlet whose articles are all on one event, counted
// from all of them together; uses holds them packed.
func (e *eventWords) addOutlet(event, name string, o *outlet, uses *wordUses, s *settler) {
	to := e.of(event)
	if to == nil {
		return
	}
	o.words.settle(s)
	uses.begin(0, o.words.len())
	bound := 0
	for stem, held := range o.words.all() {
		k := o.words.tally(held).k
		for ; k > math.MaxUint32; k -= math.MaxUint32 {
			uses.add(stem, math.MaxUint32)
		}
		uses.add(stem, uint32(k))
		bound = max(bound, int(stem)+1)
	}
	uses.end(bound)
	to.note(uses, s)
	to.words += o.vocabularyWords
	bump(to.outlets, name, o.vocabularyWords)
}

func newEventWords() eventWords { return eventWords{list: map[string]*eventCount{}} }

// of is the count of an event, or nil if there are too many events.
func (e *eventWords) of(event string) *eventCount {
	if e.over {
		return nil
	}
	c := e.list[event]
	if c == nil {
		c = &eventCount{outlets: map[string]int64{}}
		e.list[strings.Clone(event)] = c
		if len(e.list) > maxEvents {
			e.list, e.over = nil, true
			return nil
		}
	}
	return c
}

func (e *eventWords) merge(o *eventWords, ids []int32) {
	if o.over {
		e.list, e.over = nil, true
	}
	for event, from := range o.list {
		to := e.of(event)
		if to == nil {
			return
		}
		to.words += from.words
		for outlet, n := range from.outlets {
			to.outlets[outlet] += n
		}
		to.merge(from, ids)
	}
}
