// Package spin provides the lock for what several workers share and each holds for a few
// microseconds: a word looked up, an article's counts added.
//
// A goroutine that finds a sync.Mutex taken is soon put to sleep, and runs again long after the
// lock was free, 60 microseconds on a virtual machine (the benchmark Wake): two workers counting
// a corpus left a sixth of two cores idle while words were still new. A Mutex of this package
// lets others run and tries again, for most of that time. A goroutine that waits as long as
// sleeping would cost loses at most twice what the better choice would have cost (Karlin, Li,
// Manasse and Owicki 1991, Empirical Studies of Competitive Spinning for a Shared-Memory
// Multiprocessor).
//
// It is not meant for a lock held during input or output.
package spin

import (
	"runtime"
	"sync"
)

// A Mutex is a sync.Mutex whose Lock tries several times before it sleeps. The zero value is
// unlocked.
type Mutex struct{ sync.Mutex }

// asks is the number of tries, a fifth of a microsecond each (the benchmark Ask). With 50,
// counting on two cores took longer; with 1,000 it took no less.
const asks = 200

// Lock locks m, waiting until it can.
func (m *Mutex) Lock() {
	for range asks {
		if m.TryLock() {
			return
		}
		runtime.Gosched() // on a machine with one core the holder has to run
	}
	m.Mutex.Lock()
}
