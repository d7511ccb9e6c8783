package text

// A keptForm is a Form as a Vocabulary keeps it, in 32 bytes: of the four spellings
// each is most often a part of the one before.
type keptForm struct {
	data             string // Text; then Fold and Stem where they are no beginning of what is before
	text, fold, base uint16 // lengths; of Fold 0 when it is Text
	stem             uint16 // of Stem, when it is a beginning of Base
	ownStem          bool   // it is the rest of data
	kind             Kind
	cased            Case
}

// keepForm keeps f, its strings side by side in written.
func keepForm(f *Form, written *Store) keptForm {
	k := keptForm{text: uint16(len(f.Text)), base: uint16(len(f.Base)), kind: f.Kind, cased: f.Case}
	data := f.Text
	if f.Fold != f.Text {
		k.fold = uint16(len(f.Fold))
		data += f.Fold
	}
	if len(f.Stem) <= len(f.Base) && f.Base[:len(f.Stem)] == f.Stem {
		k.stem = uint16(len(f.Stem))
	} else {
		k.ownStem = true
		data += f.Stem
	}
	k.data = written.Keep(data)
	return k
}

func (k *keptForm) form() Form {
	f := Form{Text: k.data[:k.text], Kind: k.kind, Case: k.cased}
	rest := k.data[k.text:]
	f.Fold = f.Text
	if k.fold > 0 {
		f.Fold, rest = rest[:k.fold], rest[k.fold:]
	}
	f.Base = f.Fold[:k.base]
	if f.Stem = rest; !k.ownStem {
		f.Stem = f.Base[:k.stem]
	}
	return f
}
