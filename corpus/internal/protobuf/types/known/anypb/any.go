// Package anypb has a message that is never made.
package anypb

import (
	"errors"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// Any is a message of any type.
type Any struct{}

// ProtoReflect returns nil.
func (*Any) ProtoReflect() protoreflect.Message { return nil }

// GetTypeUrl returns "".
func (*Any) GetTypeUrl() string { return "" }

// UnmarshalNew fails.
func (*Any) UnmarshalNew() (proto.Message, error) { return nil, errors.ErrUnsupported }
