package report

import (
	"encoding/json"
	"fmt"
	"io"

	"rashomon/analysis"
)

// JSON writes r as one indented JSON object, the form that Schema describes.
func JSON(w io.Writer, r *analysis.Report) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return fmt.Errorf("writing the report as JSON: %w", err)
	}
	return nil
}
