package analysis

// Most sentences that share a few words share no passage. The following shows this for
// most of them without an alignment, whose cost is the product of their words: upper
// bounds that no alignment of the two can exceed.

// commonWords is the words of one run, ready to be found in others.
type commonWords struct {
	slots []commonSlot // open addressing, a power of two
	next  []int32      // of every word: the previous word with its key, -1 if none
	run   []int32      // of every word: the length of the run that ends there
	ends  []int32      // of every word: the word of the other side where the run ends
	used  []int32      // slots that are not empty
	times int32        // how many runs were compared with it: marks what belongs to the current one
}

type commonSlot struct {
	key   uint64
	last  int32 // word with the key, + 1; 0 in an empty slot
	count int32
	left  [2]int32 // what is left of count for the words compared: others, content words
	mark  int32    // the run for which left is valid
}

// of sets the words.
func (k *commonWords) of(words []spokenWord) {
	for _, s := range k.used {
		k.slots[s] = commonSlot{}
	}
	k.used, k.next, k.run, k.ends = k.used[:0], k.next[:0], k.run[:0], k.ends[:0]
	k.times = 0
	for len(k.slots) < 2*len(words)+2 {
		k.slots = make([]commonSlot, max(64, 2*len(k.slots)))
	}
	for i := range words {
		at := k.slot(words[i].key)
		s := &k.slots[at]
		if s.last == 0 {
			k.used = append(k.used, int32(at))
			s.key = words[i].key
		}
		k.next = append(k.next, s.last-1)
		k.run, k.ends = append(k.run, 0), append(k.ends, -1)
		s.last = int32(i) + 1
		s.count++
	}
}

// slot is where a key is or belongs.
func (k *commonWords) slot(key uint64) int {
	mask := uint64(len(k.slots) - 1)
	at := key & mask
	for k.slots[at].last != 0 && k.slots[at].key != key {
		at = (at + 1) & mask
	}
	return int(at)
}

// inCommon bounds what an alignment of two runs of words can yield.
type inCommon struct {
	words, content int   // words of equal key, and the content words among them
	score          int32 // the weights of the words
	longest        int   // length of the longest run without a difference, exactly
}

// with compares other words with those set.
func (k *commonWords) with(words []spokenWord) inCommon {
	var in inCommon
	k.times++
	base := (k.times - 1) * int32(longestAligned+1) // marks runs of this call in ends
	for i := range words[:min(len(words), longestAligned)] {
		w := &words[i]
		s := &k.slots[k.slot(w.key)]
		if s.last == 0 {
			continue
		}
		if s.mark != k.times {
			s.mark, s.left = k.times, [2]int32{s.count, s.count}
		}
		content := 0
		if w.class == contentWord {
			content = 1
		}
		if s.left[content] > 0 {
			s.left[content]--
			in.words++
			in.content += content
			in.score += weights[w.class]
		}
		for at := s.last - 1; at >= 0; at = k.next[at] {
			k.run[at] = 1 + k.before(at, base+int32(i))
			k.ends[at] = base + int32(i)
			in.longest = max(in.longest, int(k.run[at]))
		}
	}
	return in
}

// before is the length of the run that ends just before both words.
func (k *commonWords) before(at, other int32) int32 {
	if at > 0 && k.ends[at-1] == other-1 {
		return k.run[at-1]
	}
	return 0
}

// mayFit is false if no alignment with the words set can make a passage.
func (k *commonWords) mayFit(words []spokenWord) bool {
	in := k.with(words)
	enough := in.content >= passageContent && in.words >= passageWords || in.content >= passageContent-1 && in.longest >= verbatimWords
	return enough && in.score >= passageScore
}
