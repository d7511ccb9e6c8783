package analysis

import (
	"reflect"
	"testing"
)

// TestTallies adds the same counts to tallies and, term by term, to plain Tallies, which
// give the expected result.
func TestTallies(t *testing.T) {
	type article struct {
		term            int32
		n               termCounts
		wording, quoted int64
	}
	counts := func(negated, legal int32, places ...int32) termCounts {
		n := termCounts{negated: negated, legal: legal}
		for i, k := range places {
			n.places[i] = k
			n.total += k
		}
		return n
	}
	tests := []struct {
		name     string
		articles []article
		times    int
		large    bool // the small part is not enough
	}{
		{"every place", []article{{3, counts(2, 1, 1, 2, 3, 4, 5, 6, 7, 8), 900, 300}}, 3, false},
		{"quoted alone", []article{{3, counts(0, 0, 0, 0, 0, 1, 2), 900, 300}}, 2, false},
		{"more terms than stand together", func() (list []article) {
			for term := range int32(3 * numberedTogether) {
				list = append(list, article{7 * term, counts(term%2, 0, 1, term%5), 500, 20})
			}
			return list
		}(), 2, false},
		{"sums past what is small", []article{{3, counts(0, 0, 4000, 0, 0, 0, 90), 100_000, 20_000}}, 5, true},
		{"squares past what is small", []article{{3, counts(0, 0, 4000), 0, 0}}, 40, true},
		{"an article of a million words", []article{{3, counts(0, 0, 10), 1_000_000, 0}, {3, counts(1, 0, 2), 800, 0}}, 1, false},
		{"an article of a billion words", []article{{3, counts(0, 0, 1000), 1_000_000_000, 0}, {3, counts(1, 0, 2), 800, 0}}, 2, true},
		{"a term in every other word", []article{{3, counts(0, 1, 1<<30), 1 << 31, 0}}, 2, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got, merged tallies
			want := map[int32]*Tally{}
			merged.add(3, &Tally{})
			want[3] = &Tally{}
			for range test.times {
				for _, a := range test.articles {
					s := got.small.of(a.term)
					s.passed = 7
					a.n.term = a.term
					if got.count(s, &a.n, a.wording, a.quoted); s.passed != 7 {
						t.Error("the rank that was noted is lost")
					}
					if want[a.term] == nil {
						want[a.term] = &Tally{}
					}
					x := a.n.tally(a.wording, a.quoted)
					want[a.term].add(&x)
				}
			}
			if large := len(got.large) > 0; large != test.large {
				t.Errorf("a large part: %v, want %v", large, test.large)
			}
			merged.merge(&got)
			for term, want := range want {
				if x := got.get(term); x != *want {
					t.Errorf("term %d: %+v, want %+v", term, x, *want)
				}
				if x := merged.get(term); x != *want {
					t.Errorf("term %d, merged: %+v, want %+v", term, x, *want)
				}
			}
		})
	}
}

// TestASmallTallyIsALine checks what a smallTally is for: it takes one cache line.
func TestASmallTallyIsALine(t *testing.T) {
	if size := reflect.TypeFor[smallTally]().Size(); size != 64 {
		t.Errorf("it takes %d bytes, want 64", size)
	}
}
