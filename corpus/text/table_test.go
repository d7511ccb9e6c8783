package text

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// TestWorkersShareForms has many workers learn the same forms at once, in texts and one by one,
// while the table grows: each form has one id, and is what was written.
func TestWorkersShareForms(t *testing.T) {
	const workers, texts = 8, 40
	v := NewVocabulary()
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			tk := NewTokenizer(v)
			var tokens []Token
			for i := range texts {
				var src strings.Builder
				for j := range 500 {
					fmt.Fprintf(&src, "w%d %s%d, ", (i*50+j*(w+1))%4000, strings.Repeat("long", 1+j%4), (i+j)%700)
				}
				tokens = tk.Tokens(tokens[:0], src.String())
				for _, x := range tokens {
					if got := v.Form(x.Form); got.Text != x.Of(src.String()) || got.Kind != x.Kind {
						t.Errorf("%q is taken for %q, a %v for a %v", x.Of(src.String()), got.Text, x.Kind, got.Kind)
						return
					}
				}
				for j := range 50 {
					if s := fmt.Sprint("one", (i*50+j)%1000); v.Form(v.Intern(s)).Text != s {
						t.Errorf("the id of %q is that of %q", s, v.Form(v.Intern(s)).Text)
						return
					}
				}
			}
		})
	}
	all.Wait()
	ids := map[string]FormID{}
	for id := range FormID(v.Len()) {
		s := v.Form(id).Text
		if other, ok := ids[s]; ok {
			t.Fatalf("%q has the ids %d and %d", s, other, id)
		}
		if ids[s] = id; v.Intern(s) != id {
			t.Fatalf("%q, which is %d, is found as %d", s, id, v.Intern(s))
		}
	}
}

// TestFormsOfOneHash: forms that are too long for a key are distinguished by their text when
// their hashes are equal.
func TestFormsOfOneHash(t *testing.T) {
	v := NewVocabulary()
	k := key{42, wide}
	hash := v.table.hash(k)
	ids := map[FormID]string{}
	for range 2 {
		for i := range 100 {
			s := fmt.Sprint("representatives", i)
			id, kind := v.learn(k, hash, s)
			if was, ok := ids[id]; ok && was != s || kind != Word {
				t.Fatalf("%q has the id of %q, and is a %v", s, was, kind)
			}
			ids[id] = s
		}
	}
	if len(ids) != 100 {
		t.Errorf("100 forms have %d ids", len(ids))
	}
}

// TestFormsPastTheTable: forms whose ids the table has no room for are found all the same.
func TestFormsPastTheTable(t *testing.T) {
	v := NewVocabulary()
	first := v.Intern("first")
	v.count.Store(1<<idBits - 2)
	var chunks []*[formsTogether]keptForm // as if there were that many
	for range (1 << idBits) / formsTogether {
		chunks = append(chunks, (*v.forms.Load())[0])
	}
	chunks[len(chunks)-1] = new([formsTogether]keptForm)
	v.forms.Store(&chunks)
	const src = "alpha beta gamma delta first gamma delta"
	tk := NewTokenizer(v)
	for range 2 {
		for i, x := range tk.Tokens(nil, src) {
			want := FormID(1<<idBits - 2 + []int{0, 1, 2, 3, 0, 2, 3}[i])
			if i == 4 {
				want = first
			}
			if got := v.Form(x.Form); x.Form != want || got.Text != x.Of(src) || x.Kind != Word {
				t.Fatalf("%q is %d, %q, a %v, want %d", x.Of(src), x.Form, got.Text, x.Kind, want)
			}
		}
	}
	if len(v.more) != 2 {
		t.Errorf("%d forms stand beside the table, want 2", len(v.more))
	}
}
