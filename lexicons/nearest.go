package lexicons

import "unicode/utf8"

// Nearest returns the known word closest to got, or "" when none is close enough to be
// meant: at most one edit per three letters, but at least one.
func Nearest(got string, known []string) string {
	if utf8.RuneCountInString(got) > 40 {
		return ""
	}
	best, at := "", 1+max(1, utf8.RuneCountInString(got)/3)
	for _, k := range known {
		if d := edits([]rune(got), []rune(k)); d < at {
			best, at = k, d
		}
	}
	return best
}

// edits is the optimal string alignment distance of a and b: insertions,
// deletions, substitutions and swaps of neighbours.
func edits(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
