package text

import (
	"sync/atomic"
	"unsafe"
)

// A keptForm is a Form as a Vocabulary keeps it, in 16 bytes: of the four spellings
// each is most often a part of the one before. It holds no pointer, so that a garbage
// collector passes hundreds of thousands of them over.
type keptForm struct {
	at               uint32 // in spellings: Text; then Fold and Stem where they are no beginning of what is before
	text, fold, base uint16 // lengths; of Fold 0 when it is Text
	stem             uint16
	ownStem          bool // it stands by itself, and is no beginning of Base
	kind             Kind
	cased            Case
}

// spellings are the letters of keptForms side by side, in blocks that are not moved
// and of which no byte is written again. One may add while others read what was
// added before.
type spellings struct {
	blocks atomic.Pointer[[]string]
	last   []byte // the last of the blocks, as far as it is used
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

// grow begins a block, which has room for any form.
func (w *spellings) grow() {
	var blocks []string
	if b := w.blocks.Load(); b != nil {
		blocks = *b
	}
	w.last = make([]byte, 0, storeBlock)
	blocks = append(blocks, unsafe.String(unsafe.SliceData(w.last), storeBlock)) // behind the end of what others read
	w.blocks.Store(&blocks)
}

// form is k as a Form, whose strings live as long as the block.
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
