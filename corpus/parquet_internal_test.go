package corpus

import (
	"math"
	"testing"

	pqt "github.com/parquet-go/parquet-go/format"
)

// TestParquetSizes checks that what a file says of its size is compared with the file's real size
// before it is believed.
func TestParquetSizes(t *testing.T) {
	const size = 1000
	groups := func(rows ...int64) []pqt.RowGroup {
		var list []pqt.RowGroup
		for _, n := range rows {
			list = append(list, pqt.RowGroup{NumRows: n})
		}
		return list
	}
	column := func(packed, unpacked int64) []pqt.RowGroup {
		return []pqt.RowGroup{{Columns: []pqt.ColumnChunk{{MetaData: pqt.ColumnMetaData{TotalCompressedSize: packed, TotalUncompressedSize: unpacked}}}}}
	}
	for _, c := range []struct {
		why    string
		groups []pqt.RowGroup
		ok     bool
	}{
		{"as many as may be", groups(mostExpanded*size/2, mostExpanded*size/2), true},
		{"one more, in the last of several", groups(mostExpanded*size/2, mostExpanded*size/2, 1), false},
		{"a number below none", groups(-1), false},
		{"their sum is past the largest number, and as added up below none", groups(math.MaxInt64, math.MaxInt64), false},
		{"their sum, as added up, is small", groups(math.MaxInt64, math.MaxInt64, 100), false},
		{"a column as large as may be", column(size, mostExpanded*size), true},
		{"a column larger than the file", column(size+1, size), false},
		{"a column that unpacks to far more", column(size, mostExpanded*size+1), false},
	} {
		if err := parquetSizes(&pqt.FileMetaData{RowGroups: c.groups}, size); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}
