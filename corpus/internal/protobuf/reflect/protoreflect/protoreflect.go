// Package protoreflect has as much of the real one's interfaces as is used. Nothing has these
// methods.
package protoreflect

type (
	// Name is the name of a field.
	Name string
	// Kind is the kind of a field.
	Kind int8

	Message interface {
		Descriptor() MessageDescriptor
		Has(FieldDescriptor) bool
		Get(FieldDescriptor) Value
		Interface() any
	}
	MessageDescriptor interface{ Fields() FieldDescriptors }
	FieldDescriptors  interface{ ByName(Name) FieldDescriptor }
	FieldDescriptor   interface{ Kind() Kind }

	List interface {
		Len() int
		Get(int) Value
		protobuf()
	}
	Map interface {
		Len() int
		Range(func(MapKey, Value) bool)
		protobuf()
	}
	MapKey interface{ Interface() any }
	Value  interface {
		IsValid() bool
		Interface() any
		Message() Message
	}
)

// MessageKind is the kind of a field that is a message.
const MessageKind Kind = 11
