package spin_test

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rashomon/corpus/spin"
)

// TestOneAtATime runs on one core as well as on several.
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

// TestLongHeld frees the lock long after the tries have ended.
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
	for range 100_000 { // the other tries meanwhile
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

// BenchmarkAsk measures a try for a lock that another holds.
func BenchmarkAsk(b *testing.B) {
	var m sync.Mutex
	m.Lock()
	for b.Loop() {
		if m.TryLock() {
			b.Fatal("taken while it was held")
		}
		runtime.Gosched()
	}
}

// BenchmarkWake measures the time from the release of a sync.Mutex until a goroutine that slept
// on it runs, while the one that held it goes on working.
func BenchmarkWake(b *testing.B) {
	work := func(d time.Duration) {
		for from := time.Now(); time.Since(from) < d; {
		}
	}
	var waited time.Duration
	for b.Loop() {
		var m sync.Mutex
		var free time.Time
		woken := make(chan time.Duration, 1)
		m.Lock()
		go func() {
			m.Lock()
			woken <- time.Since(free)
			m.Unlock()
		}()
		work(100 * time.Microsecond)
		free = time.Now()
		m.Unlock()
		work(300 * time.Microsecond)
		waited += <-woken
	}
	b.ReportMetric(float64(waited.Nanoseconds())/float64(b.N), "ns/wake")
}
