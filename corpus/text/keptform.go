package text

import (
	"sync/atomic"
	"unsafe"
)

// A keptForm is a Form as a Vocabulary keeps it, in 16 bytes: each of the four spellings is
// usually a part of the one before. It contains no pointer, so a garbage collector skips hundreds
// of thousands of them.
type keptForm struct {
	at               uint32 // in spellings: Text; then Fold and Stem if they are not a prefix of what precedes them
	text, fold, base uint16 // lengths; of Fold 0 when it equals Text
	stem             uint16
	ownStem          bool // it is stored by itself, since it is not a prefix of Base
	kind             Kind
	cased            Case
}

// spellings are the letters of keptForms side by side, in blocks that are not moved and in which
// no byte is overwritten. One goroutine may add while others read what was added before.
type spellings struct {
	blocks atomic.Pointer[[]string]
	last   []byte // the last of the blocks, up to where it is used
}

// keep keeps f.
func (w *spellings) keep(f *Form) keptForm {
	k := keptForm{text: uint16(len(f.Text)), base: uint16(len(f.Base)), stem: uint16(len(f.Stem)), kind: f.Kind, cased: f.Case}
	fold, stem := "", ""
	if f.Fold != f.Text {
		fold, k.fold = f.Fold, uint16(len(f.Fold))
	}
	if len(f.Stem) > len(f.Base) || f.Base[:len(f.Stem)] != f.Stem {
		stem, k.ownStem = f.Stem, true
	}
	if len(f.Text)+len(fold)+len(stem) >= cap(w.last)-len(w.last) {
		w.grow()
	}
	blocks := len(*w.blocks.Load())
	k.at = uint32((blocks-1)*storeBlock + len(w.last))
	w.last = append(append(append(w.last, f.Text...), fold...), stem...)
	return k
}

// grow begins a new block, which has room for any form.
func (w *spellings) grow() {
	var blocks []string
	if b := w.blocks.Load(); b != nil {
		blocks = *b
	}
	w.last = make([]byte, 0, storeBlock)
	blocks = append(blocks, unsafe.String(unsafe.SliceData(w.last), storeBlock)) // past the end of what others read
	w.blocks.Store(&blocks)
}

// form returns k as a Form, whose strings live as long as the block.
func (w *spellings) form(k *keptForm) Form {
	rest := (*w.blocks.Load())[k.at/storeBlock][k.at%storeBlock:]
	f := Form{Text: rest[:k.text], Kind: k.kind, Case: k.cased}
	rest = rest[k.text:]
	f.Fold = f.Text
	if k.fold > 0 {
		f.Fold, rest = rest[:k.fold], rest[k.fold:]
	}
	f.Base = f.Fold[:k.base]
	if k.ownStem {
		f.Stem = rest[:k.stem]
	} else {
		f.Stem = f.Base[:k.stem]
	}
	return f
}
