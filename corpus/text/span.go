package text

// A Span is a half-open range of bytes, Start to End, of an article's text. Offsets are 32 bits
// wide: an article over two gigabytes is refused on input.
type Span struct {
	Start int32 `json:"start"`
	End   int32 `json:"end"`
}

// Len returns the number of bytes in s.
func (s Span) Len() int { return int(s.End - s.Start) }

// Empty reports whether s contains no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Of returns the bytes of src that s covers.
func (s Span) Of(src string) string { return src[s.Start:s.End] }
