package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// atOnce does independent pieces of work, as many at a time as there are cores,
// and returns when all are done.
func atOnce(work ...func()) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(work)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(work)); i = next.Add(1) - 1 {
				work[i]()
			}
		})
	}
	workers.Wait()
}

// eachAtOnce does the pieces of work 0 to n-1 in the same way. Each worker calls the
// function that worker makes for it, which may hold things that only one worker may
// use.
func eachAtOnce(n int, worker func() func(i int)) {
	var next atomic.Int64
	work := make([]func(), min(runtime.GOMAXPROCS(0), n))
	for w := range work {
		work[w] = func() {
			do := worker()
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		}
	}
	atOnce(work...)
}
