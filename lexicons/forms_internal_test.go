package lexicons

import (
	"reflect"
	"testing"
)

// TestAClassIsALine checks that a class takes one cache line, which its layout is for.
func TestAClassIsALine(t *testing.T) {
	if size := reflect.TypeFor[class]().Size(); size != 64 {
		t.Errorf("it takes %d bytes, want 64", size)
	}
}

// TestABriefHasTheFlagsThatAreAskedOfIt checks where the flags are split.
func TestABriefHasTheFlagsThatAreAskedOfIt(t *testing.T) {
	if owns != 1<<(briefFlags-1) || cased != 1<<briefFlags {
		t.Errorf("the last flag of a brief is %b and the next %b, want bits %d and %d", owns, cased, briefFlags-1, briefFlags)
	}
	w := brief(mostClasses-1)<<briefFlags | brief(owns)
	if w.class() != mostClasses-1 || !w.has(owns) || w.has(quotes) {
		t.Errorf("of the last class: class %d, owns %t, quotes %t", w.class(), w.has(owns), w.has(quotes))
	}
}
