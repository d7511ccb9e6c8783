package report

import (
	"encoding/csv"
	"fmt"
	"io"

	"rashomon/analysis"
)

// CSV writes the figures of r in long form, one per row, with the columns
// section, category, name, outlet, measure and value. A figure that has no data
// has an empty value. Text that a spreadsheet would take for a formula has a space
// before it, here and in every CSV of this package.
func CSV(w io.Writer, r *analysis.Report, o Options) error {
	c := csv.NewWriter(w)
	write := func(fields ...string) {
		for i, f := range fields {
			fields[i] = PlainCell(f)
		}
		_ = c.Write(fields) // its errors are kept for Error
	}
	write("section", "category", "name", "outlet", "measure", "value")
	for _, f := range r.Figures(o.Only...) {
		write(f.Section, f.Category, f.Name, f.Outlet, f.Measure, f.Value)
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("writing the report as CSV: %w", err)
	}
	return nil
}
