// Package proto has no messages.
package proto

import (
	"errors"

	"google.golang.org/protobuf/reflect/protoreflect"
)

// Message is a message, of which there are none.
type Message interface{ ProtoReflect() protoreflect.Message }

// Size returns 0.
func Size(Message) int { return 0 }

// Marshal fails.
func Marshal(Message) ([]byte, error) { return nil, errors.ErrUnsupported }
