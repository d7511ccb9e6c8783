package analysis

import (
	"strings"
	"unsafe"

	"rashomon/corpus/voice"
)

// verbNumbers numbers the cue verbs that the Counters of a Profile have met. Its caller
// holds the Profile's lock.
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

// A verbCounter counts the verbs of one article after another. It asks the Profile for
// each number once.
type verbCounter struct {
	numbers map[string]*stanceNumbers
	recent  [recentVerbs]recentVerb
	article []int32 // numbers, one per attribution with a verb
}

// A recentVerb is a verb that was noted, and is looked for here first: a few hundred
// verbs introduce nearly everything that is said.
type recentVerb struct {
	verbKey
	number int32
}

const recentVerbs = 1 << 12

// hash mixes the address of the verb, which Readers keep once, with the stance: the
// verb's text need not be fetched.
func (k *verbKey) hash() uint32 {
	x := uint32(uintptr(unsafe.Pointer(unsafe.StringData(k.verb)))) ^ uint32(k.stance)<<24
	return x * 0x9e3779b1 >> 20
}

// stanceNumbers are the numbers of one verb by stance, plus one; 0 means not yet known.
type stanceNumbers [voice.Stances]int32

// note notes a verb of the article, which is not empty.
func (c *verbCounter) note(key verbKey, p *Profile) {
	v := key.verb
	recent := &c.recent[key.hash()%recentVerbs]
	if recent.verbKey != key {
		of := c.numbers[v]
		if of == nil || of[key.stance] == 0 {
			of = c.learn(key, p)
		}
		// As it came, and not the Profile's copy: Readers keep a verb once, so next
		// time it is recognised by its address.
		*recent = recentVerb{key, of[key.stance] - 1}
	}
	c.article = append(c.article, recent.number)
}

func (c *verbCounter) learn(key verbKey, p *Profile) *stanceNumbers {
	p.gate.Lock()
	n := p.verbs.of(key)
	key = p.verbs.list[n]
	p.gate.Unlock()
	of := c.numbers[key.verb]
	if of == nil {
		if c.numbers == nil {
			c.numbers = map[string]*stanceNumbers{}
		}
		of = new(stanceNumbers)
		c.numbers[key.verb] = of
	}
	of[key.stance] = n + 1
	return of
}

// addVerbs adds verbs by their numbers; settle adds them to the earlier ones.
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
