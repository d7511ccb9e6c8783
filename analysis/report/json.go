package report

import (
	"encoding/json"
	"fmt"
	"io"

	"rashomon/analysis"
)

// JSON writes r as one indented JSON object, the form that Schema describes.
func JSON(w io.Writer, r *analysis.Report) error {
	return indented(w, "report", r)
}

// indented writes v as one indented JSON object; what names it in an error.
func indented(w io.Writer, what string, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("writing the %s as JSON: %w", what, err)
	}
	return nil
}
