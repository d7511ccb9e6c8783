package report

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"rashomon/analysis"
	"rashomon/analysis/class"
	"rashomon/corpus/voice"
)

// forms are the objects that programs read, with the name by which their schema is
// asked for and its version.
var forms = []struct {
	name, version, title string
	of                   reflect.Type
}{
	{"report", analysis.Schema, "Rashomon framing report", reflect.TypeFor[analysis.Report]()},
	{"annotation", analysis.AnnotationSchema, "Rashomon annotation of one article", reflect.TypeFor[analysis.Annotation]()},
	{"diff", analysis.DifferenceSchema, "Rashomon difference of two reports", reflect.TypeFor[analysis.Difference]()},
	{"agree", class.AgreementSchema, "Rashomon agreement of coders", reflect.TypeFor[class.Agreement]()},
}

// Schemas lists what Schema describes.
func Schemas() []string {
	names := make([]string, len(forms))
	for i, f := range forms {
		names[i] = f.name
	}
	return names
}

// Schema returns the JSON Schema (draft 2020-12) of one of Schemas. It is
// worked out from the types of packages analysis and class, so that it cannot fall behind
// them; every key is required and no other is allowed, except that keys that are omitted
// when empty are not required.
func Schema(name string) ([]byte, error) {
	for _, f := range forms {
		if f.name != name {
			continue
		}
		g := schemaMaker{}
		root := g.structOf(f.of)
		for i := range root {
			if root[i].key == "properties" {
				root[i].value.(object).set("schema", object{{"const", f.version}})
			}
		}
		return json.MarshalIndent(append(object{
			{"$schema", "https://json-schema.org/draft/2020-12/schema"},
			{"$id", "https://rashomon.example/" + f.version},
			{"title", f.title},
		}, root...), "", "  ")
	}
	return nil, fmt.Errorf("there is no schema %q: choose from %s", name, strings.Join(Schemas(), ", "))
}

// An object is a JSON object whose keys keep their order.
type object []member

type member struct {
	key   string
	value any
}

func (o object) set(key string, value any) {
	for i := range o {
		if o[i].key == key {
			o[i].value = value
		}
	}
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return []byte(b.String()), nil
}

type schemaMaker struct{}

// of describes a type. Pointers, and slices that may be nil in a Report, are
// nullable.
func (g schemaMaker) of(t reflect.Type) any {
	if t == reflect.TypeFor[analysis.Places]() {
		return g.counts(int(analysis.NoPlace), func(i int) string { return analysis.Place(i).String() })
	}
	if t == reflect.TypeFor[analysis.StanceCounts]() {
		return g.counts(voice.Stances, func(i int) string { return voice.Stance(i).String() })
	}
	switch t.Kind() {
	case reflect.String:
		return object{{"type", "string"}}
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.Float32, reflect.Float64:
		return object{{"type", "number"}}
	case reflect.Pointer:
		return object{{"anyOf", []any{g.of(t.Elem()), object{{"type", "null"}}}}}
	case reflect.Array:
		return object{{"type", "array"}, {"items", g.of(t.Elem())}, {"minItems", t.Len()}, {"maxItems", t.Len()}}
	case reflect.Slice:
		return object{{"type", []string{"array", "null"}}, {"items", g.of(t.Elem())}}
	case reflect.Struct:
		return g.structOf(t)
	}
	return object{{"type", "integer"}}
}

func (g schemaMaker) structOf(t reflect.Type) object {
	properties, required := object{}, []string{}
	for _, f := range reflect.VisibleFields(t) {
		if f.Anonymous || !f.IsExported() {
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		properties = append(properties, member{name, g.of(f.Type)})
		if options != "omitempty" {
			required = append(required, name)
		}
	}
	return object{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}}
}

// counts describes an object of n counts by name.
func (g schemaMaker) counts(n int, name func(int) string) object {
	properties, required := object{}, []string{}
	for i := range n {
		properties = append(properties, member{name(i), object{{"type", "integer"}, {"minimum", 0}}})
		required = append(required, name(i))
	}
	return object{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}}
}
