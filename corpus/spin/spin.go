// Package spin has the lock of what several workers share and each holds for some
// millionths of a second: a word looked up, an article's counts added.
//
// Who finds a sync.Mutex taken is soon put to sleep, and runs again long after the lock
// was free, on a virtual machine 60 microseconds (the benchmark Wake): two workers
// counting a corpus left a sixth of two cores idle while words were still new. A Mutex of
// this package lets others run and asks again, for most of that time. Who waits as long as
// sleeping would cost loses at most twice what the better way would have cost (Karlin, Li,
// Manasse and Owicki 1991, Empirical Studies of Competitive Spinning for a Shared-Memory
// Multiprocessor).
//
// It is nothing for what is held while something is read or written outside.
package spin

import (
	"runtime"
	"sync"
)

// A Mutex is a sync.Mutex whose Lock asks some times before it sleeps. The zero value is
// unlocked.
type Mutex struct{ sync.Mutex }

// asks is how often, of a fifth of a microsecond each (the benchmark Ask). With 50 counting
// on two cores took longer, with 1,000 no less.
const asks = 200

// Lock locks m, and waits until it can.
func (m *Mutex) Lock() {
	for range asks {
		if m.TryLock() {
			return
		}
		runtime.Gosched() // on a machine of one core it is the holder who has to run
	}
	m.Mutex.Lock()
}
