package stats

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
)

// The reasons for which a procedure returns no number. Errors wrap one of them.
var (
	// ErrTooFew: fewer observations than the procedure needs to be meaningful.
	ErrTooFew = errors.New("too few observations")
	// ErrNoCounts: nothing was counted on a side that needs at least one hit.
	ErrNoCounts = errors.New("no counts")
	// ErrShape: inputs disagree in length, or an index or count is out of range.
	ErrShape = errors.New("input does not fit")
	// ErrLevel: a level, alpha or power outside the open interval (0, 1).
	ErrLevel = errors.New("level must lie between 0 and 1")
)

// Counts is K hits among N chances: words of a text, articles of an outlet, uses
// of a choice set. A valid Counts has 0 <= K <= N.
type Counts struct{ K, N int64 }

// Valid reports whether 0 <= K <= N and N > 0.
func (c Counts) Valid() bool { return c.N > 0 && c.K >= 0 && c.K <= c.N }

// Add returns the sum of two counts.
func (c Counts) Add(d Counts) Counts { return Counts{c.K + d.K, c.N + d.N} }

// Rate is K/N; ok is false when there were no chances.
func (c Counts) Rate() (rate float64, ok bool) {
	if !c.Valid() {
		return 0, false
	}
	return float64(c.K) / float64(c.N), true
}

// PerThousand is 1000·K/N; ok is false when there were no chances.
func (c Counts) PerThousand() (rate float64, ok bool) {
	r, ok := c.Rate()
	return 1000 * r, ok
}

// Interval is a closed interval. An unbounded end is ±Inf.
type Interval struct{ Lo, Hi float64 }

// Bounded reports whether both ends are finite.
func (iv Interval) Bounded() bool { return finite(iv.Lo) && finite(iv.Hi) }

// Contains reports whether x lies in the interval, ends included.
func (iv Interval) Contains(x float64) bool { return iv.Lo <= x && x <= iv.Hi }

// Scale multiplies both ends by a positive factor.
func (iv Interval) Scale(by float64) Interval { return Interval{iv.Lo * by, iv.Hi * by} }

// MarshalJSON writes {"lo":…,"hi":…}, with null for an unbounded end, since JSON has no
// infinity.
func (iv Interval) MarshalJSON() ([]byte, error) {
	var out struct {
		Lo *float64 `json:"lo"`
		Hi *float64 `json:"hi"`
	}
	if math.IsNaN(iv.Lo) || math.IsNaN(iv.Hi) {
		return nil, fmt.Errorf("write interval: %w", ErrShape)
	}
	if !math.IsInf(iv.Lo, 0) {
		out.Lo = &iv.Lo
	}
	if !math.IsInf(iv.Hi, 0) {
		out.Hi = &iv.Hi
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (iv *Interval) UnmarshalJSON(b []byte) error {
	var in struct {
		Lo *float64 `json:"lo"`
		Hi *float64 `json:"hi"`
	}
	if err := json.Unmarshal(b, &in); err != nil {
		return fmt.Errorf("read interval: %w", err)
	}
	*iv = Interval{math.Inf(-1), math.Inf(1)}
	if in.Lo != nil {
		iv.Lo = *in.Lo
	}
	if in.Hi != nil {
		iv.Hi = *in.Hi
	}
	return nil
}

// Test is a test statistic with its degrees of freedom and upper-tail p. DF is 0
// for exact tests.
type Test struct {
	Statistic float64
	DF        int
	P         float64
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// inside reports whether x lies strictly between 0 and 1; NaN does not.
func inside(x float64) bool { return x > 0 && x < 1 }
