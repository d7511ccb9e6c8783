package lexicons

import (
	"reflect"
	"testing"
)

// TestAClassIsALine holds what a class is laid out for: one line of memory.
func TestAClassIsALine(t *testing.T) {
	if size := reflect.TypeFor[class]().Size(); size != 64 {
		t.Errorf("it takes %d bytes, want 64", size)
	}
}
