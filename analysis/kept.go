package analysis

import "strings"

// kept is what an outlet's Examples share: their sentences, the articles of these, and
// who speaks. An Example refers to its own by number. With a piece of memory for each,
// the garbage collector would look at twice as many pieces as there are of everything
// else.
//
// What belonged to a dropped Example stays until the outlet is tidied.
type kept struct {
	sentences     []keptSentence
	articles      []keptArticle
	introductions []introduction
	names         wordStore // of articles and speakers
	letGo         int       // Examples dropped since it was tidied
	tidied        int       // how often it was tidied
}

// A keptSentence is a sentence of an article, or a part of a very long one.
type keptSentence struct {
	text    string // the original
	article int32  // its number
	at      int32  // where it begins, in bytes into the article's text
}

type keptArticle struct {
	id    storedWord
	file  string // one string for all articles of the file
	whole bool   // sentences are parts of its text, which a witness keeps
}

// An introduction is who is said to speak, and the cue verb.
type introduction struct {
	speaker storedWord // "" when unknown
	verb    string
}

// Numbers begin with 1: 0 means no Example for sentences, and the outlet's own words for
// introductions.

// sentence is the sentence that contains x.
func (k *kept) sentence(x *Example) *keptSentence { return &k.sentences[x.in-1] }

// article is the id and file of the article that contains x.
func (k *kept) article(x *Example) (id, file string) {
	a := &k.articles[k.sentence(x).article-1]
	return k.names.of(a.id), a.file
}

// speaker is who is said to speak in x, "" when it is the outlet or unknown, and the cue
// verb.
func (k *kept) speaker(x *Example) (name, verb string) {
	if x.by == 0 {
		return "", ""
	}
	by := &k.introductions[x.by-1]
	return k.names.of(by.speaker), by.verb
}

// addSentence adds a sentence, whose string is retained.
func (k *kept) addSentence(article, at int32, s string) int32 {
	k.sentences = append(k.sentences, keptSentence{s, article, at})
	return int32(len(k.sentences))
}

// addArticle adds an article; the string of its file's name is retained.
func (k *kept) addArticle(id, file string) int32 {
	k.articles = append(k.articles, keptArticle{id: k.names.keepIn(keptNames, id), file: file})
	return int32(len(k.articles))
}

// keptNames is the size of a block of memory for names: most outlets need two.
const keptNames = 1 << 10

// introduction is the number of a speaker and verb, searched for from index from on. The
// verb's string is retained.
func (k *kept) introduction(from int, speaker, verb string) int32 {
	if speaker == "" && verb == "" {
		return 0
	}
	for i := from; i < len(k.introductions); i++ {
		if by := &k.introductions[i]; by.verb == verb && k.names.of(by.speaker) == speaker {
			return int32(i) + 1
		}
	}
	k.introductions = append(k.introductions, introduction{k.names.keepIn(keptNames, speaker), verb})
	return int32(len(k.introductions))
}

// part separates the sentences of an article from its text, which is no longer kept.
func (k *kept) part(id string) {
	for i := range k.articles {
		of := &k.articles[i]
		if !of.whole || k.names.of(of.id) != id {
			continue
		}
		of.whole = false
		for at := range k.sentences {
			if s := &k.sentences[at]; s.article == int32(i)+1 {
				s.text = strings.Clone(s.text)
			}
		}
	}
}

// crowded reports whether much of the content may no longer belong to any Example.
func (k *kept) crowded() bool { return k.letGo > len(k.sentences)/2+16 }

// A mover moves Examples from one kept to another, and what they share only once.
type mover struct {
	from, to                           *kept
	sentences, articles, introductions []int32 // of what was moved, from old number to new
}

func newMover(from, to *kept) *mover {
	n, m := len(from.sentences), len(from.articles)
	numbers := make([]int32, n+m+len(from.introductions))
	return &mover{from, to, numbers[:n:n], numbers[n : n+m : n+m], numbers[n+m:]}
}

// move turns x, an Example of from, into one of to.
func (m *mover) move(x *Example) {
	if in := &m.sentences[x.in-1]; *in == 0 {
		s := m.from.sentence(x)
		of := &m.articles[s.article-1]
		if *of == 0 {
			*of = m.to.addArticle(m.from.article(x))
		}
		*in = m.to.addSentence(*of, s.at, s.text)
	}
	x.in = m.sentences[x.in-1]
	if x.by == 0 {
		return
	}
	by := &m.introductions[x.by-1]
	if *by == 0 {
		name, verb := m.from.speaker(x)
		*by = m.to.introduction(len(m.to.introductions), name, verb)
	}
	x.by = *by
}

// tidy frees whatever the outlet, whose lock is held, keeps but no Example uses any more.
func (o *outlet) tidy() {
	k := &o.kept
	n, m := len(k.sentences)+1, len(k.articles)+1
	numbers := make([]int32, n+m+len(k.introductions)+1) // of what stays; 0 is removed
	in, of, by := numbers[:n:n], numbers[n:n+m:n+m], numbers[n+m:]
	for x := range o.allExamples {
		in[x.in], by[x.by] = 1, 1
	}
	for i := range k.sentences {
		of[k.sentences[i].article] |= in[i+1]
	}
	k.sentences, k.articles, k.introductions = numberedAnew(k.sentences, in), numberedAnew(k.articles, of), numberedAnew(k.introductions, by)
	names := k.names
	k.names = wordStore{}
	for i := range k.sentences {
		k.sentences[i].article = of[k.sentences[i].article]
	}
	for i := range k.articles {
		k.articles[i].id = k.names.keepIn(keptNames, names.of(k.articles[i].id))
	}
	for i := range k.introductions {
		k.introductions[i].speaker = k.names.keepIn(keptNames, names.of(k.introductions[i].speaker))
	}
	for x := range o.allExamples {
		x.in, x.by = in[x.in], by[x.by]
	}
	k.letGo = 0
	k.tidied++
}

// numberedAnew removes from a list what has the number 0, and renumbers the rest.
func numberedAnew[T any](list []T, numbers []int32) []T {
	n := int32(0)
	numbers[0] = 0
	for i := range list {
		if numbers[i+1] != 0 {
			list[n] = list[i]
			n++
			numbers[i+1] = n
		}
	}
	clear(list[n:])
	return list[:n]
}
