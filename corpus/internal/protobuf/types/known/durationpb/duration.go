// Package durationpb has a message that is never made.
package durationpb

import "time"

// Duration is a message.
type Duration struct{}

// AsDuration returns 0.
func (*Duration) AsDuration() time.Duration { return 0 }
