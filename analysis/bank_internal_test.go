package analysis

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
)

// TestBankKeepsTheSameInAnyOrder: beyond its limit a bank keeps the sentences that the
// set of articles determines, however it is split and merged.
func TestBankKeepsTheSameInAnyOrder(t *testing.T) {
	copyOf := func(i int) Copy {
		c := Copy{ID: fmt.Sprint(i), Outlet: fmt.Sprint("outlet ", i%3)}
		at := int32(0)
		for k := range 20 {
			s := KeptSentence{Start: at, Rank: mix(uint64(i*31 + k%7)), Text: fmt.Sprintf("Sentence %d of article %d.", k, i)}
			c.Sentences = append(c.Sentences, s)
			c.Runs = append(c.Runs, VoiceRun{Start: at, Speaker: -1})
			at = s.End() + 1
		}
		return c
	}
	filled := func(order []int, parts int) bank {
		banks := make([]bank, parts)
		for k := range banks {
			banks[k] = newBank(true, 4000)
		}
		for n, i := range order {
			banks[n%parts].add(copyOf(i))
		}
		for k := 1; k < parts; k++ {
			banks[0].merge(&banks[k])
		}
		return banks[0]
	}
	forward, backward := make([]int, 60), make([]int, 60)
	for i := range forward {
		forward[i], backward[len(backward)-1-i] = i, i
	}
	one, many := filled(forward, 1), filled(backward, 4)
	if one.level == 0 || one.level != many.level || one.text != many.text || one.seen != many.seen {
		t.Fatalf("level %d, %d of %d bytes; merged %d, %d of %d", one.level, one.text, one.seen, many.level, many.text, many.seen)
	}
	a, b := one.sorted(), many.sorted()
	for i := range a {
		if fmt.Sprint(a[i]) != fmt.Sprint(b[i]) {
			t.Fatalf("article %s keeps\n%v\nmerged\n%v", a[i].ID, a[i], b[i])
		}
	}
	whole := one.whole(a)
	if len(whole) == 0 || len(whole) == len(a) {
		t.Errorf("%d of %d articles are whole", len(whole), len(a))
	}
	for _, c := range whole {
		if len(c.Sentences) != 20 {
			t.Errorf("article %s is whole with %d of its 20 sentences", c.ID, len(c.Sentences))
		}
	}
	ranks := map[uint64]bool{} // that are kept
	for _, c := range one.alike(a) {
		for _, s := range c.Sentences {
			ranks[s.Rank] = true
		}
	}
	for _, c := range one.alike(a) {
		for k := range 20 {
			i, err := strconv.Atoi(c.ID)
			if err != nil {
				t.Fatal(err)
			}
			rank := mix(uint64(i*31 + k%7))
			has := slices.ContainsFunc(c.Sentences, func(s KeptSentence) bool { return s.Rank == rank })
			if has != ranks[rank] {
				t.Fatalf("article %s keeps the sentence of rank %x: %t, another does: %t", c.ID, rank, has, ranks[rank])
			}
		}
	}
	if one.text > one.limit {
		t.Errorf("%d bytes are kept, the limit is %d", one.text, one.limit)
	}
}
