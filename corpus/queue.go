package corpus

import "runtime"

// Parsing a page takes a thousand times as long as reading another article, so pages are parsed on
// all cores while reading continues. What is read meanwhile waits in a queue and is handed on in
// the original order.

// A step is something to hand on once it is ready.
type step struct {
	ready <-chan struct{} // nil if it is ready at once
	do    func()
}

// waits reports whether what comes now must queue behind what waits.
func (r *reader) waits() bool { return len(r.queue) > 0 && !r.settling }

// queued puts do at the end of the queue. Callers check waits first, since do costs an allocation
// per article.
func (r *reader) queued(do func()) {
	r.queue = append(r.queue, step{do: do})
	r.settle(8 * runtime.GOMAXPROCS(0))
}

// background starts work and queues do to follow it.
func (r *reader) background(work, do func()) {
	ready := make(chan struct{})
	go func() {
		defer close(ready)
		work()
	}()
	r.queue = append(r.queue, step{ready, do})
	for r.working++; r.working > runtime.GOMAXPROCS(0); {
		r.next()
	}
}

// settle hands on what waits until no more than most steps wait.
func (r *reader) settle(most int) {
	for len(r.queue) > most && !r.done {
		r.next()
	}
}

// next hands on the first step that waits.
func (r *reader) next() {
	s := r.queue[0]
	r.queue[0] = step{}
	r.queue = r.queue[1:]
	if s.ready != nil {
		<-s.ready
		r.working--
	}
	settling := r.settling // handing on one step may hand on others
	r.settling = true
	s.do()
	r.settling = settling
}
