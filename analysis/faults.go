package analysis

import (
	"cmp"
	"slices"

	"rashomon/corpus"
)

// A Skip is an input that was not read, and why; or, as a note, a remark on an input
// that was read nevertheless.
type Skip struct {
	File   string `json:"file"`
	Line   int    `json:"line"` // 0 when the whole file was skipped
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	Note   bool   `json:"note"` // it was read nevertheless
}

// maxSkips is the number of skipped inputs that are listed one by one; all are counted.
const maxSkips = 1000

// faults counts, by kind, the inputs that could not be read, and lists the first
// maxSkips in order of file and line.
type faults struct {
	kinds     map[string]int64 // without notes
	languages map[string]int64 // articles that were not counted, since no lexicon is for their language
	list      []Skip           // ordered
}

func newFaults() faults { return faults{kinds: map[string]int64{}, languages: map[string]int64{}} }

func (f *faults) add(fault *corpus.Fault) {
	s := Skip{fault.File, fault.Line, fault.Kind.String(), fault.Reason, fault.Note()}
	if fault.Advice != "" {
		s.Reason += "; " + fault.Advice
	}
	if !s.Note {
		f.kinds[s.Kind]++
	}
	if fault.Kind == corpus.OtherLanguage {
		f.languages[fault.Language]++
	}
	f.insert(s)
}

func (f *faults) insert(s Skip) {
	i, _ := slices.BinarySearchFunc(f.list, s, compareSkips)
	f.list = slices.Insert(f.list, i, s)
	if len(f.list) > maxSkips {
		f.list = f.list[:maxSkips]
	}
}

func (f *faults) merge(o *faults) {
	for k, n := range o.kinds {
		f.kinds[k] += n
	}
	for l, n := range o.languages {
		f.languages[l] += n
	}
	for _, s := range o.list {
		f.insert(s)
	}
}

func (f *faults) total() int64 {
	var n int64
	for _, k := range f.kinds {
		n += k
	}
	return n
}

func compareSkips(a, b Skip) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Reason, b.Reason),
	)
}
