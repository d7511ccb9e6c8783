package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

// A report of a few articles lives in four megabytes, which the garbage collector
// would go through ten times, a tenth of the run: fewSteps lets it wait, and asks
// for pages of which a dozen hold all that is used until then, where of small ones
// the system would hand out thousands. Where more is alive it collects as always.
const (
	patientGC = 400      // per cent of what is alive; the runtime's 4 MB grow with it
	smallHeap = 4 << 20  // alive, up to which it waits; the runtime's own, at 100 per cent
	smallRun  = 16 << 20 // what a small run uses in all
)

// userCollects reports whether the user says how the garbage collector works.
func userCollects() bool { return os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" }

// fewSteps makes the garbage collector wait while little is alive, unless the user
// says how it works.
func fewSteps() {
	if userCollects() {
		return
	}
	useHugePages(smallRun)
	usual := debug.SetGCPercent(patientGC)
	var watch func(*[16]byte)
	watch = func(*[16]byte) { // once behind every collection
		var m runtime.MemStats // package metrics takes half a millisecond of every start
		runtime.ReadMemStats(&m)
		if m.HeapAlloc > smallHeap {
			debug.SetGCPercent(usual)
			return
		}
		runtime.SetFinalizer(new([16]byte), watch)
	}
	runtime.SetFinalizer(new([16]byte), watch)
}

// collectSeldom lets the heap grow by room bytes between two collections, and by least
// per cent of what is alive where that is more: a small heap that grows need not be gone
// through each time that it has become a little larger. It may always be as large as
// size, which takes no memory that it does not take at some time. done puts all back.
// Nothing changes where the user says how the collector works.
func collectSeldom(room, size uint64, least int) (done func()) {
	if userCollects() {
		return func() {}
	}
	percentOf := func(alive uint64) int {
		return max(least, int(100*(max(size, alive+room)-alive)/max(alive, smallHeap)))
	}
	percent := percentOf(0)
	before := debug.SetGCPercent(percent)
	var mu sync.Mutex // of percent and over, and of the collector's own per cent
	over := false
	var watch func(*[16]byte)
	watch = func(*[16]byte) { // once behind every collection
		mu.Lock()
		defer mu.Unlock()
		if over {
			return
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		alive := min(m.HeapAlloc, m.NextGC/uint64(100+percent)*100) // the next may never come, where another says so
		if now := percentOf(alive); now != percent {
			percent = now
			debug.SetGCPercent(percent)
		}
		runtime.SetFinalizer(new([16]byte), watch)
	}
	runtime.SetFinalizer(new([16]byte), watch)
	return func() {
		mu.Lock()
		defer mu.Unlock()
		over = true
		debug.SetGCPercent(before)
	}
}
