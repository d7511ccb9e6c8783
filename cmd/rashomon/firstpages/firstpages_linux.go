package firstpages

import (
	"syscall"
	"unsafe"
)

// first is on the heap, in what the runtime took first.
var first = new([64]byte)

const (
	taken    = 4 << 20 // bytes, that the heap grows by, and at a multiple of which it begins
	collapse = 25      // MADV_COLLAPSE of Linux 6.1, which package syscall lacks
)

func init() {
	start := uintptr(unsafe.Pointer(first)) &^ (taken - 1)
	for _, how := range []uintptr{syscall.MADV_HUGEPAGE, collapse} { // for what is empty, and for what holds something
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, start, taken, how) // without which all is as before
	}
}
