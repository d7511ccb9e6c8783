package analysis

import (
	"cmp"
	"slices"
	"strings"

	"rashomon/corpus/text"
)

// maxWitnesses is the number of articles per outlet whose text is kept, so that a word of
// the whole vocabulary can be shown in its sentence: keeping a sentence for every word
// would hold the corpus many times over. They are those of lowest hash, which does not
// depend on the order of reading.
const maxWitnesses = 8

// longestWitness limits the text kept of one article, in bytes; it is cut at the end of a
// sentence.
const longestWitness = 1 << 16

// A witness is an article whose text is kept.
type witness struct {
	rank      uint64
	id, file  string
	line      int
	text      string
	runs      []run
	speakers  []string // of runs; the first is "", for none
	sentences []text.Span
}

// run is a stretch of text in one place within the outlet's wording.
type run struct {
	text.Span
	speaker int32 // its number in the witness
	place   Place
}

// witnessRoom is scratch for making a witness.
type witnessRoom struct {
	runs  []run
	names []string
}

// witnesses are those of one outlet, in the order of compareWitnesses.
type witnesses []witness

func compareWitnesses(a, b *witness) int {
	if c := cmp.Compare(a.rank, b.rank); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.id, b.id), cmp.Compare(a.text, b.text))
}

func (w witnesses) wants(rank uint64) bool {
	return len(w) < maxWitnesses || rank <= w[len(w)-1].rank
}

// add inserts x before those that are not less, if there is room or it is less than the
// last, and reports whether it did.
func (w *witnesses) add(x *witness) bool {
	list := *w
	at := len(list)
	for at > 0 && compareWitnesses(&list[at-1], x) >= 0 {
		at--
	}
	switch {
	case len(list) < maxWitnesses:
		list = append(list, witness{})
		*w = list
	case at == len(list):
		return false
	}
	copy(list[at+1:], list[at:])
	list[at] = *x
	return true
}

func (w *witnesses) merge(o witnesses) {
	for i := range o {
		w.add(&o[i])
	}
}

// keep keeps the article if it is among those of lowest hash. What it keeps is copied out
// of room, and retains nothing else of the article. It returns the text, "" if the
// article is not kept, and the id of the article dropped for it, if any.
func (w *witnesses) keep(a *Article, room *witnessRoom) (whole, gone string) {
	d := a.Document
	rank := rankOf(hashID(d.ID), 0)
	if !w.wants(rank) {
		return "", ""
	}
	if len(*w) == maxWitnesses {
		gone = (*w)[maxWitnesses-1].id
	}
	x := witness{rank: rank, line: d.Line, runs: room.runs[:0], speakers: append(room.names[:0], "")}
	n, end := 0, int32(0)
	for n < len(a.Sentences) && a.Sentences[n].End <= longestWitness {
		end = a.Sentences[n].End
		n++
	}
	x.sentences = make([]text.Span, n)
	for i := range x.sentences {
		x.sentences[i] = a.Sentences[i].Span
	}
	open := false
	for i := range a.stretches {
		s := &a.stretches[i]
		if s.duplicate || !s.place.Wording() {
			open = false
			continue
		}
		last := s.last
		for last > s.first && a.Tokens[last-1].End > end {
			last--
		}
		for from := s.first; from < last; {
			to, speaker := last, int32(0)
			if s.place == Indirect {
				who := a.Speaking[from]
				for to = from + 1; to < last && a.Speaking[to] == who; to++ {
				}
				speaker = x.speaker(a.speakerName(who))
			}
			x.say(s.place, speaker, text.Span{Start: a.Tokens[from].Start, End: a.Tokens[to-1].End}, open)
			open, from = true, to
		}
	}
	room.runs, x.runs = x.runs, slices.Clone(x.runs) // with no spare capacity
	room.names = append(x.speakers, d.ID, d.File, d.Text[:end])
	inOnePiece(room.names)
	n = len(x.speakers)
	x.speakers = slices.Clone(room.names[:n])
	x.id, x.file, x.text = room.names[n], room.names[n+1], room.names[n+2]
	clear(room.names) // to release what they refer to
	if !w.add(&x) {
		return "", ""
	}
	return x.text, gone
}

// inOnePiece copies strings into one piece of memory.
func inOnePiece(list []string) {
	all := strings.Join(list, "")
	for i, s := range list {
		list[i], all = all[:len(s)], all[len(s):]
	}
}

// say adds a stretch in one place to the runs, extending the last of them if that is open
// and has the same place and speaker.
func (w *witness) say(place Place, speaker int32, at text.Span, open bool) {
	if last := len(w.runs) - 1; open && w.runs[last].place == place && w.runs[last].speaker == speaker {
		w.runs[last].End = at.End
		return
	}
	w.runs = append(w.runs, run{at, speaker, place})
}

// speaker is the number of a speaker's name.
func (w *witness) speaker(name string) int32 {
	at := slices.Index(w.speakers, name)
	if at < 0 {
		at = len(w.speakers)
		w.speakers = append(w.speakers, name)
	}
	return int32(at)
}

// A sighting is an occurrence of a word in a witness's wording.
type sighting struct {
	word, witness int // their numbers
	text.Span         // of the word
	line          int
	run, sentence int
}

// find lists the occurrences of the words in the witness's wording, at most one per
// sentence for each word; words maps folded spellings without their possessive ending to
// the numbers of the words. last is scratch space, by word.
func (w *witness) find(tokens []text.Token, forms *text.Vocabulary, words map[string]int, last []int, found func(sighting)) {
	clear(last) // last sentence in which the word was seen, plus one
	at := 0
	for _, t := range tokens {
		word, ok := words[forms.Form(t.Form).Base]
		if !ok {
			continue
		}
		for at < len(w.runs) && w.runs[at].End <= t.Start {
			at++
		}
		if at == len(w.runs) || !w.runs[at].Contains(t.Span) {
			continue
		}
		s, _ := slices.BinarySearchFunc(w.sentences, t.Start, func(s text.Span, at int32) int { return int(s.End) - int(at) - 1 })
		if s == len(w.sentences) || !w.sentences[s].Contains(t.Span) || last[word] == s+1 {
			continue
		}
		last[word] = s + 1
		line := max(w.line, 1)
		if w.line == 0 {
			line += strings.Count(w.text[:t.Start], "\n")
		}
		found(sighting{word: word, Span: t.Span, line: line, run: at, sentence: s})
	}
}

// evidence is a sighting with its sentence.
func (w *witness) evidence(outlet string, s sighting) Evidence {
	sentence := cutSentence(w.text, w.sentences[s.sentence], s.Span)
	return Evidence{
		Outlet: outlet, Article: w.id, File: w.file, Line: s.line, Start: s.Start, End: s.End,
		SentenceStart: sentence.Start, Sentence: sentence.Of(w.text),
		Voice: w.runs[s.run].place.String(), Speaker: w.speakers[w.runs[s.run].speaker],
	}
}
