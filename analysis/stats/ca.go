package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Correspondence is a correspondence analysis of a table, here outlets × labels.
type Correspondence struct {
	// Singular holds σ in descending order, at most min(rows, columns)-1 of them; σ² is the
	// inertia of a dimension.
	Singular []float64
	Inertia  float64 // Σσ², the table's χ² over its total
	ChiSq    float64
	// Rows and Columns are principal coordinates, [point][dimension]. The sign of a dimension
	// is arbitrary; here the row coordinate with the largest absolute value is positive.
	Rows, Columns       [][]float64
	RowMass, ColumnMass []float64
}

// Correspond analyses a table of counts by the singular value decomposition of
// D_r^(-1/2)(P - rc')D_c^(-1/2) (Greenacre 2007). It is a picture, not a test, and only
// decorative below a total of about 50. A table smaller than 2×2 gives ErrTooFew, rows of
// different length or a negative count ErrShape, a row or column without any count
// ErrNoCounts: leave it out first.
func Correspond(table [][]int64) (Correspondence, error) {
	rows := len(table)
	if rows < 2 || len(table[0]) < 2 {
		return Correspondence{}, fmt.Errorf("correspondence analysis: %w", ErrTooFew)
	}
	columns := len(table[0])
	r, c := make([]float64, rows), make([]float64, columns)
	total := 0.0
	for i, row := range table {
		if len(row) != columns {
			return Correspondence{}, fmt.Errorf("correspondence analysis: row %d: %w", i, ErrShape)
		}
		for j, k := range row {
			if k < 0 {
				return Correspondence{}, fmt.Errorf("correspondence analysis: row %d: %w", i, ErrShape)
			}
			r[i] += float64(k)
			c[j] += float64(k)
			total += float64(k)
		}
		if r[i] == 0 {
			return Correspondence{}, fmt.Errorf("correspondence analysis: row %d: %w", i, ErrNoCounts)
		}
	}
	for j := range c {
		if c[j] == 0 {
			return Correspondence{}, fmt.Errorf("correspondence analysis: column %d: %w", j, ErrNoCounts)
		}
	}
	s := mat.NewDense(rows, columns, nil)
	for i := range r {
		for j := range c {
			e := r[i] * c[j] / total
			s.Set(i, j, (float64(table[i][j])-e)/math.Sqrt(e*total))
		}
	}
	var svd mat.SVD
	if !svd.Factorize(s, mat.SVDThin) {
		return Correspondence{}, fmt.Errorf("correspondence analysis: no decomposition: %w", ErrShape)
	}
	var u, v mat.Dense
	svd.UTo(&u)
	svd.VTo(&v)
	out := Correspondence{RowMass: r, ColumnMass: c}
	for i := range r {
		r[i] /= total
	}
	for j := range c {
		c[j] /= total
	}
	out.Rows, out.Columns = make([][]float64, rows), make([][]float64, columns)
	for dim, sigma := range svd.Values(nil)[:min(rows, columns)-1] {
		if sigma < 1e-10 { // rounding, not structure
			break
		}
		out.Singular = append(out.Singular, sigma)
		out.Inertia += sigma * sigma
		largest := 0.0
		for i := range r {
			// Must exceed it by a hair, so that ties go to the first row.
			if x := u.At(i, dim) / math.Sqrt(r[i]); math.Abs(x) > math.Abs(largest)*(1+1e-9) {
				largest = x
			}
		}
		sign := math.Copysign(sigma, largest)
		for i := range r {
			out.Rows[i] = append(out.Rows[i], sign*u.At(i, dim)/math.Sqrt(r[i]))
		}
		for j := range c {
			out.Columns[j] = append(out.Columns[j], sign*v.At(j, dim)/math.Sqrt(c[j]))
		}
	}
	out.ChiSq = out.Inertia * total
	return out, nil
}
