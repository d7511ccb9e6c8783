package main

import (
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"unsafe"
)

// useHugePages asks the system to back the next bytes of the heap with huge pages,
// where it leaves that to programs. What fills its memory at once pays for every page
// that it touches first, and on a virtual machine dearly: reading a profile of 37 MB,
// half of all time went to 22,000 small pages, and with huge ones there are 2,600.
//
// The runtime has no call for this. A piece of memory that nothing was written to is
// taken, advised and let go: the heap grows into it, and no more of it is resident
// than is used.
func useHugePages(bytes int64) {
	const least, most = 8 << 20, 512 << 20
	if bytes < least {
		return
	}
	percent := debug.SetGCPercent(-1) // or what is let go would count as alive
	// A builder's memory is not cleared. That of make is where some of it was in use
	// before, which touches every page of it.
	var heap strings.Builder
	heap.Grow(int(min(bytes, most)))
	heap.WriteByte(0) // or it has no address
	first := unsafe.StringData(heap.String())
	_ = syscall.Madvise(unsafe.Slice(first, heap.Cap()), syscall.MADV_HUGEPAGE) // without which all is as before
	runtime.KeepAlive(&heap)
	heap.Reset()
	runtime.GC()
	debug.SetGCPercent(percent)
}
