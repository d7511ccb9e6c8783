package corpus

import (
	"hash/maphash"
	"math/bits"

	"rashomon/corpus/internal/index"
)

// lines are the lines of one text, each with where it first occurred. Their memory is reused: a map
// per article was a third of the cost of zones.
type lines struct {
	at  index.Index // by hash, an index into all
	all []seenLine
}

type seenLine struct {
	text   string
	region int
}

var lineSeed = maphash.MakeSeed() // so that no text can be crafted to fill one corner of the index

var headSeed, tailSeed = maphash.String(lineSeed, "head"), maphash.String(lineSeed, "tail")

// forget empties the lines.
func (l *lines) forget() {
	l.at.Forget()
	clear(l.all) // keeps none of their text alive
	l.all = l.all[:0]
}

// add adds a line that begins at a region, and says where the same line first occurred if it is not
// new.
func (l *lines) add(line string, region int) (first int, again bool) {
	key := endsOf(line)
	if i := l.at.At(key); i >= 0 {
		if l.all[i].text == line {
			return l.all[i].region, true
		}
		// Hashing the whole line distinguishes it from one that begins and ends the same.
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

// endsOf hashes the beginning of a line, its end and its length, which distinguish nearly all lines
// of a text.
func endsOf(line string) uint64 {
	if len(line) < 8 {
		return maphash.String(lineSeed, line)
	}
	hi, lo := bits.Mul64(eightBytes(line, 0)^headSeed, eightBytes(line, len(line)-8)^tailSeed^uint64(len(line)))
	return hi ^ lo
}
