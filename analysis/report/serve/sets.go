package serve

import "sync"

// maxSets is the number of sets that are kept; the least recently used one makes
// room.
const maxSets = 8

// sets are what the run keeps, in memory alone.
type sets struct {
	mu   sync.Mutex
	list []*set // the most recently used last
}

// put keeps a set.
func (s *sets) put(x *set) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = append(s.list, x)
	if len(s.list) > maxSets {
		s.list = append([]*set(nil), s.list[len(s.list)-maxSets:]...)
	}
}

// get finds a set; it is nil if the set is not kept, or no longer.
func (s *sets) get(id string) *set {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, x := range s.list {
		if x.id == id {
			s.list = append(append(s.list[:i:i], s.list[i+1:]...), x)
			return x
		}
	}
	return nil
}

// forget drops a set.
func (s *sets) forget(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, x := range s.list {
		if x.id == id {
			s.list = append(s.list[:i:i], s.list[i+1:]...)
			return
		}
	}
}

// drop drops all of them.
func (s *sets) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = nil
}
