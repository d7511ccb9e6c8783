package stats

import "fmt"

// Terms is a sparse table of counts, terms × articles, in compressed rows: only counts
// above zero are stored. The zero value is an empty table; Append adds rows.
type Terms struct {
	start    []int // row i is [start[i], start[i+1]); empty for no rows
	articles []int32
	counts   []int32
}

// Append adds a term: counts[j] hits in article articles[j]. Articles must be strictly
// increasing, counts not negative; zeros are dropped. The slices are copied.
func (t *Terms) Append(articles, counts []int32) error {
	if len(articles) != len(counts) {
		return fmt.Errorf("append term: %d articles, %d counts: %w", len(articles), len(counts), ErrShape)
	}
	for j := range articles {
		if counts[j] < 0 || articles[j] < 0 || j > 0 && articles[j] <= articles[j-1] {
			return fmt.Errorf("append term: entry %d: %w", j, ErrShape)
		}
	}
	if len(t.start) == 0 {
		t.start = append(t.start, 0)
	}
	for j := range articles {
		if counts[j] > 0 {
			t.articles = append(t.articles, articles[j])
			t.counts = append(t.counts, counts[j])
		}
	}
	t.start = append(t.start, len(t.articles))
	return nil
}

// Len is the number of terms.
func (t Terms) Len() int { return max(0, len(t.start)-1) }

// Row is the i-th term's articles and counts; the slices must not be changed.
func (t Terms) Row(i int) (articles, counts []int32) {
	lo, hi := t.start[i], t.start[i+1]
	return t.articles[lo:hi], t.counts[lo:hi]
}

// Articles describes the articles that a Terms table counts over; every slice has one
// entry per article.
type Articles struct {
	// Outlets is the number of outlets; Outlet holds 0 to Outlets-1.
	Outlets int
	Outlet  []int32
	// Exposure is the number of chances to hit: words of the voice and zone counted, or uses
	// of a choice set. An article with none has no rate and takes no part in a test.
	Exposure []int64
	// Event numbers the event that an article covers, negative for none. May be nil.
	Event []int32
	// Month numbers the calendar month, negative if unknown. May be nil.
	Month []int32
}

// Len is the number of articles.
func (a Articles) Len() int { return len(a.Outlet) }

func (a Articles) check() error {
	n := len(a.Outlet)
	if len(a.Exposure) != n || a.Event != nil && len(a.Event) != n || a.Month != nil && len(a.Month) != n {
		return fmt.Errorf("articles: columns differ in length: %w", ErrShape)
	}
	for i := range a.Outlet {
		if a.Outlet[i] < 0 || int(a.Outlet[i]) >= a.Outlets || a.Exposure[i] < 0 {
			return fmt.Errorf("article %d: %w", i, ErrShape)
		}
	}
	return nil
}

// event is the event of article i, -1 for none.
func (a Articles) event(i int) int32 {
	if a.Event == nil || a.Event[i] < 0 {
		return -1
	}
	return a.Event[i]
}

// Plan counts the articles with exposure into a Plan for NewDesign.
func (a Articles) Plan(opt PermuteOptions) (Plan, error) {
	if err := a.check(); err != nil {
		return Plan{}, err
	}
	p := Plan{Outlets: make([]OutletSize, a.Outlets), Permute: opt}
	type key struct{ group, number int32 }
	months := make(map[key]bool)
	cells := make(map[key]int) // (event, outlet) → position in its event
	events := make(map[int32]int)
	for i, outlet := range a.Outlet {
		if a.Exposure[i] == 0 {
			continue
		}
		p.Outlets[outlet].Articles++
		if a.Month != nil && a.Month[i] >= 0 && !months[key{outlet, a.Month[i]}] {
			months[key{outlet, a.Month[i]}] = true
			p.Outlets[outlet].Months++
		}
		number := a.event(i)
		if number < 0 {
			continue
		}
		e, known := events[number]
		if !known {
			e = len(p.Events)
			events[number] = e
			p.Events = append(p.Events, nil)
		}
		c, known := cells[key{number, outlet}]
		if !known {
			c = len(p.Events[e])
			cells[key{number, outlet}] = c
			p.Events[e] = append(p.Events[e], Cell{Outlet: int(outlet)})
		}
		p.Events[e][c].Articles++
	}
	return p, nil
}
