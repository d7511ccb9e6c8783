package firstpages

import (
	"syscall"
	"unsafe"
)

// first is on the heap, in what the runtime took first.
var first = new([64]byte)

const (
	grown    = 4 << 20 // bytes, that the heap grows by, and at a multiple of which they begin
	huge     = 2 << 20 // bytes of a huge page
	least    = 64 << 10
	collapse = 25 // MADV_COLLAPSE of Linux 6.1, which package syscall lacks
)

func init() {
	from := uintptr(unsafe.Pointer(first)) &^ (huge - 1)
	end := (from + grown) &^ (grown - 1)
	// The heap begins anywhere in the bytes that the runtime took first. Where fewer are
	// left than will be filled, it is made to grow now: it takes what it needs at the end
	// of these bytes.
	if left := end - uintptr(unsafe.Pointer(first)); left < huge {
		beyond := make([]byte, max(left, least))
		if last := uintptr(unsafe.Pointer(&beyond[len(beyond)-1])); last-end < grown {
			end += grown
		}
	}
	for ; from < end; from += huge { // one by one: an empty one, which cannot be collapsed, ends a call
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, from, huge, syscall.MADV_HUGEPAGE)
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, from, huge, collapse)
	}
}
