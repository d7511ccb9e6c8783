// Package structpb has messages that are never made.
package structpb

import "google.golang.org/protobuf/reflect/protoreflect"

type (
	// Struct is a message of fields.
	Struct struct{ Fields map[string]*Value }
	// ListValue is a message of values.
	ListValue struct{}
	// Value is a message of one of the kinds below.
	Value struct{}

	isValueKind interface{ kind() }

	Value_NullValue   struct{}
	Value_NumberValue struct{ NumberValue float64 }
	Value_StringValue struct{ StringValue string }
	Value_BoolValue   struct{ BoolValue bool }
	Value_StructValue struct{ StructValue *Struct }
	Value_ListValue   struct{ ListValue *ListValue }
)

func (*Value_NullValue) kind()   {}
func (*Value_NumberValue) kind() {}
func (*Value_StringValue) kind() {}
func (*Value_BoolValue) kind()   {}
func (*Value_StructValue) kind() {}
func (*Value_ListValue) kind()   {}

// ProtoReflect returns nil.
func (*Struct) ProtoReflect() protoreflect.Message { return nil }

// GetFields returns nil.
func (*Struct) GetFields() map[string]*Value { return nil }

// ProtoReflect returns nil.
func (*ListValue) ProtoReflect() protoreflect.Message { return nil }

// GetValues returns nil.
func (*ListValue) GetValues() []*Value { return nil }

// GetKind returns nil.
func (*Value) GetKind() isValueKind { return nil }
