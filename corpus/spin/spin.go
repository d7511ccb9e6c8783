// Package spin has the lock of what several workers share and each holds for some
// millionths of a second: a word looked up, an article's counts added.
//
// Who finds a sync.Mutex taken is soon put to sleep, and is woken much later than the
// lock was free, on a virtual machine a hundred times later: two workers counting a
// corpus were asleep for a sixth of their time while words were still new. A Mutex
// of this package lets others run and asks again, for about as long as being put to
// sleep and woken takes, which costs at most twice what the better of the two would
// have cost (Karlin, Li, Manasse and Owicki 1991, Empirical Studies of Competitive
// Spinning for a Shared-Memory Multiprocessor).
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

// asks is how often, of a quarter of a microsecond each.
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
