package corpus

import (
	"hash/maphash"
	"math/bits"

	"rashomon/corpus/internal/index"
)

// lines are the lines of one text, each with where it first stood. Their memory is
// used again: a map an article was a third of what zones cost.
type lines struct {
	at  index.Index // by hash, an index into all
	all []seenLine
}

type seenLine struct {
	text   string
	region int
}

var lineSeed = maphash.MakeSeed() // so that no text can be made to fill one corner of the index

var headSeed, tailSeed = maphash.String(lineSeed, "head"), maphash.String(lineSeed, "tail")

// forget empties the lines.
func (l *lines) forget() {
	l.at.Forget()
	clear(l.all) // what they are of is not kept alive
	l.all = l.all[:0]
}

// add adds a line that begins at a region, and says where the same one first
// stood if it is not new.
func (l *lines) add(line string, region int) (first int, again bool) {
	key := endsOf(line)
	if i := l.at.At(key); i >= 0 {
		if l.all[i].text == line {
			return l.all[i].region, true
		}
		// It is told from one that begins and ends alike by the whole of it.
		for key = maphash.String(lineSeed, line); ; key++ {
			i := l.at.At(key)
			if i < 0 {
				break
			}
			if l.all[i].text == line {
				return l.all[i].region, true
			}
		}
	}
	l.at.Put(key, int32(len(l.all)))
	l.all = append(l.all, seenLine{line, region})
	return region, false
}

// endsOf hashes how a line begins, how it ends and its length, which tell nearly all
// lines of a text apart.
func endsOf(line string) uint64 {
	if len(line) < 8 {
		return maphash.String(lineSeed, line)
	}
	hi, lo := bits.Mul64(eightBytes(line, 0)^headSeed, eightBytes(line, len(line)-8)^tailSeed^uint64(len(line)))
	return hi ^ lo
}
