package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// TestCollectSeldom collects less often than per cent of what is alive would have it,
// while little is, and leaves things as they were.
func TestCollectSeldom(t *testing.T) {
	const least = 10
	defer debug.SetGCPercent(debug.SetGCPercent(least))
	collections := func() int {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var alive [][]byte
		for range 1 << 10 {
			alive = append(alive, make([]byte, 1<<15))
			runtime.Gosched() // for what runs behind a collection
		}
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(alive)
		return int(after.NumGC - before.NumGC)
	}
	often := collections()
	done := collectSeldom(16<<20, least)
	seldom := collections()
	done()
	if seldom == 0 || 2*seldom > often {
		t.Errorf("%d collections while 32 MB came to life, and %d at %d %%: want some, and less than half", seldom, often, least)
	}
	if percent := debug.SetGCPercent(least); percent != least {
		t.Errorf("%d %% afterwards, want %d as before", percent, least)
	}
}
