package analysis

import (
	"fmt"
	"maps"
	"testing"

	"rashomon/corpus"
)

// TestDates counts events and months as a map would that is updated for every article.
func TestDates(t *testing.T) {
	o := &outlet{events: map[string]int64{}, months: map[string]int64{}}
	events, months := map[string]int64{}, map[string]int64{}
	for i := range 5 * mostMonths {
		doc := &corpus.Document{Event: []string{"", "", "storm", "", "vote", "vote"}[i%6]}
		if i%7 > 0 {
			month := []string{"0000-01", "2019-12", "2020-01", "9999-12", "2020-10"}[i*i%5]
			doc.Date = fmt.Sprintf("%s-%02d", month, i%28+1)
			months[month]++
		}
		events[doc.Event]++
		o.date(doc)
		if len(o.events) != len(events) {
			t.Fatalf("after %d articles there are %d events, want %d", i+1, len(o.events), len(events))
		}
	}
	o.settleDates()
	o.settleDates() // nothing is left
	if !maps.Equal(o.events, events) || !maps.Equal(o.months, months) {
		t.Errorf("events %v and months %v, want %v and %v", o.events, o.months, events, months)
	}
}
