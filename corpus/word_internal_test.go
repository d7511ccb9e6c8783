package corpus

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// TestBounded checks that what ends exactly at the limit is read whole, whether its end comes with
// its last bytes or after them.
func TestBounded(t *testing.T) {
	const most = 10
	for name, how := range map[string]func(io.Reader) io.Reader{
		"the end behind the last bytes": func(r io.Reader) io.Reader { return r },
		"the end with the last bytes":   iotest.DataErrReader,
		"a byte at a time":              iotest.OneByteReader,
	} {
		for _, length := range []int{0, most - 1, most, most + 1} {
			got, err := io.ReadAll(&bounded{from: how(strings.NewReader(strings.Repeat("x", length))), left: most})
			if long := errors.Is(err, errArticle); long != (length > most) || err != nil && !long || len(got) != min(length, most) {
				t.Errorf("%s, of %d bytes %d may be read: %d were, %v", name, length, most, len(got), err)
			}
		}
	}
}
