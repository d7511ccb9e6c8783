package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A byteSize is a number of bytes on the command line: 500000, 64MB, 2GB, where 1 KB is 1,024
// bytes.
type byteSize int64

var sizeUnits = [...]struct {
	name  string
	bytes int64
}{{"TB", 1 << 40}, {"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10}}

func (b byteSize) String() string {
	for _, u := range sizeUnits {
		if int64(b) >= u.bytes {
			return strings.TrimSuffix(strconv.FormatFloat(float64(b)/float64(u.bytes), 'f', 1, 64), ".0") + " " + u.name
		}
	}
	return strconv.FormatInt(int64(b), 10) + " bytes"
}

// Set parses a size.
func (b *byteSize) Set(s string) error {
	number, per := strings.ToUpper(strings.TrimSpace(s)), int64(1)
	for _, u := range sizeUnits {
		for _, name := range [...]string{u.name, u.name[:1] + "IB", u.name[:1]} {
			if rest, ok := strings.CutSuffix(number, name); ok && per == 1 {
				number, per = rest, u.bytes
			}
		}
	}
	number = strings.TrimSpace(strings.TrimSuffix(number, "BYTES"))
	n, err := strconv.ParseFloat(number, 64)
	if size := n * float64(per); err != nil || !(size >= 1 && size <= 1<<60) { // written so that NaN fails too
		return fmt.Errorf("%q is no size: write for example 64MB", s)
	}
	*b = byteSize(n * float64(per))
	return nil
}

// Type is what help calls the flag's value.
func (*byteSize) Type() string { return "size" }
