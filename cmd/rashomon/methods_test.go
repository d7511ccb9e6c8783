package main

import (
	"os"
	"strings"
	"testing"

	"rashomon/analysis"
)

// TestMethodsNameEveryStatistic checks that what --stats can name has its line on the page that
// people cite.
func TestMethodsNameEveryStatistic(t *testing.T) {
	page, err := os.ReadFile("../../docs/methods.md")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for line := range strings.Lines(string(page)) {
		if first, _, ok := strings.Cut(strings.TrimPrefix(line, "| "), " |"); ok && strings.HasPrefix(line, "| ") {
			named = append(named, strings.Split(first, ", ")...)
		}
	}
	has := map[string]bool{}
	for _, n := range named {
		has[n] = true
	}
	for _, name := range analysis.StatisticNames() {
		if !has[name] {
			t.Errorf("docs/methods.md has no line for %s: say its formula, its source and when it must not be used", name)
		}
	}
}
