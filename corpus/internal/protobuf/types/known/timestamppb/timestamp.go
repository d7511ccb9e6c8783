// Package timestamppb has a message that is never made.
package timestamppb

import "time"

// Timestamp is a message.
type Timestamp struct{}

// AsTime returns the zero time.
func (*Timestamp) AsTime() time.Time { return time.Time{} }
