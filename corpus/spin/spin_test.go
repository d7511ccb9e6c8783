package spin_test

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"rashomon/corpus/spin"
)

// TestOneAtATime, on one core as on several.
func TestOneAtATime(t *testing.T) {
	const workers, times = 8, 2000
	for _, cores := range []int{1, 2, 8} {
		before := runtime.GOMAXPROCS(cores)
		var m spin.Mutex
		var all sync.WaitGroup
		n, inside := 0, 0
		for range workers {
			all.Go(func() {
				for range times {
					m.Lock()
					if inside++; inside != 1 {
						t.Errorf("%d cores: %d hold the lock", cores, inside)
					}
					n++
					inside--
					m.Unlock()
				}
			})
		}
		all.Wait()
		runtime.GOMAXPROCS(before)
		if n != workers*times {
			t.Errorf("%d cores: counted %d of %d", cores, n, workers*times)
		}
	}
}

// TestLongHeld, where asking has long ended when the lock is free.
func TestLongHeld(t *testing.T) {
	var m spin.Mutex
	var got atomic.Bool
	asking := make(chan bool)
	m.Lock()
	var other sync.WaitGroup
	other.Go(func() {
		close(asking)
		m.Lock()
		got.Store(true)
		m.Unlock()
	})
	<-asking
	for range 100_000 { // the other asks meanwhile
		runtime.Gosched()
	}
	if got.Load() {
		t.Error("taken while it was held")
	}
	m.Unlock()
	other.Wait()
	if !got.Load() {
		t.Error("not taken when it was free")
	}
}
