package analysis

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// ParseReport reads a Report that report.JSON wrote. The name of the file is for
// errors, which give the line at which the text is not JSON. A report with another
// schema, an object that is not a report, and text after the report are errors.
func ParseReport(name string, data []byte) (*Report, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, fmt.Errorf("%s:%d: this is not a report in JSON (%w): make one with rashomon report --format json", name, lineOf(data, err), err)
	}
	if head.Schema != Schema {
		return nil, fmt.Errorf("%s: its schema is %q, but this program reads %s: make the report again with rashomon report --format json", name, head.Schema, Schema)
	}
	r := &Report{}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("%s:%d: the report is damaged (%w): make it again", name, lineOf(data, err), err)
	}
	return r, nil
}

// lineOf is the line of the data at which reading JSON failed, 1-based.
func lineOf(data []byte, err error) int {
	var at int64
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &wrong):
		at = wrong.Offset
	}
	return 1 + bytes.Count(data[:min(int(at), len(data))], []byte("\n"))
}
