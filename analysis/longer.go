package analysis

// longer is s with n values. It leaves room for an eighth more, where append leaves up
// to as much again: most tables here are there as often as there are outlets, and what
// is added last is little. What is beyond the end of s must be as it was made.
func longer[T any](s []T, n int) []T {
	if n > cap(s) {
		s = append(make([]T, 0, n+n/8+4), s...)
	}
	return s[:n]
}
