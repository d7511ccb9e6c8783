package analysis

import "strings"

// verbNumbers numbers the cue verbs that the Counters of a Profile met. Who asks holds
// the Profile's lock.
type verbNumbers struct {
	list []verbKey
	at   map[verbKey]int32
}

func (v *verbNumbers) of(key verbKey) int32 {
	n, ok := v.at[key]
	if !ok {
		if v.at == nil {
			v.at = map[verbKey]int32{}
		}
		key.verb = strings.Clone(key.verb) // it may be part of an article
		n = int32(len(v.list))
		v.list = append(v.list, key)
		v.at[key] = n
	}
	return n
}

// A verbCounter counts the verbs of one article after the other. It asks the Profile
// for a number once.
type verbCounter struct {
	numbers map[verbKey]int32
	article []int32 // numbers, one an attribution with a verb
}

// note notes a verb of the article.
func (c *verbCounter) note(key verbKey, p *Profile) {
	n, ok := c.numbers[key]
	if !ok {
		if c.numbers == nil {
			c.numbers = map[verbKey]int32{}
		}
		p.gate.Lock()
		n = p.verbs.of(key)
		key = p.verbs.list[n]
		p.gate.Unlock()
		c.numbers[key] = n
	}
	c.article = append(c.article, n)
}

// addVerbs adds verbs by their numbers; settle adds them to those of before.
func (v *voices) addVerbs(numbers []int32) {
	for _, n := range numbers {
		if int(n) >= len(v.fresh) {
			v.fresh = longer(v.fresh, int(n)+1)
		}
		v.fresh[n]++
	}
}

func (v *voices) settle(numbers *verbNumbers) {
	for n, k := range v.fresh {
		if k > 0 {
			v.verbs[numbers.list[n]] += k
		}
	}
	v.fresh = nil
}
