package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

// A report on a few articles fits into four megabytes, which the garbage collector would go through
// ten times, a tenth of the run. fewSteps makes it wait, and asks for huge pages: a dozen hold all
// that is used until then, instead of thousands of small ones. With more memory alive it collects
// as usual.
const (
	patientGC = 400      // per cent of what is alive; the runtime's 4 MB grow with it
	smallHeap = 4 << 20  // live bytes up to which it waits; the runtime's own minimum, at 100 per cent
	smallRun  = 16 << 20 // what a small run uses in all
)

// userCollects reports whether the user configured the garbage collector.
func userCollects() bool { return os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" }

// fewSteps makes the garbage collector wait while little is alive, unless the user configured it.
func fewSteps() {
	if userCollects() {
		return
	}
	useHugePages(smallRun)
	usual := debug.SetGCPercent(patientGC)
	var watch func(*[16]byte)
	watch = func(*[16]byte) { // once after every collection
		var m runtime.MemStats // package metrics would add half a millisecond to every start
		runtime.ReadMemStats(&m)
		if m.HeapAlloc > smallHeap {
			debug.SetGCPercent(usual)
			return
		}
		runtime.SetFinalizer(new([16]byte), watch)
	}
	runtime.SetFinalizer(new([16]byte), watch)
}

// collectSeldom lets the heap grow between two collections by room bytes, or by least per cent of
// what is alive if that is more: a small heap need not be collected each time that it has grown a
// little. It may always grow to size, memory that will be needed anyway. done restores the
// collector. Nothing changes if the user configured it.
func collectSeldom(room, size uint64, least int) (done func()) {
	if userCollects() {
		return func() {}
	}
	percentOf := func(alive uint64) int {
		return max(least, int(100*(max(size, alive+room)-alive)/max(alive, smallHeap)))
	}
	percent := percentOf(0)
	before := debug.SetGCPercent(percent)
	var mu sync.Mutex // guards percent, over and the collector's own percentage
	over := false
	var watch func(*[16]byte)
	watch = func(*[16]byte) { // once after every collection
		mu.Lock()
		defer mu.Unlock()
		if over {
			return
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		alive := min(m.HeapAlloc, m.NextGC/uint64(100+percent)*100) // NextGC is endless if another turns collecting off
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
