package analysis

// longer returns s with n values. It leaves room for an eighth more, where append may
// double it: most tables here exist once per outlet, and the last additions are small.
// What is beyond the end of s must be as it was allocated.
func longer[T any](s []T, n int) []T {
	if n > cap(s) {
		s = append(make([]T, 0, n+n/8+4), s...)
	}
	return s[:n]
}
