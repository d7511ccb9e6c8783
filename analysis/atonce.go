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
