package corpus

import (
	"regexp"
	"sync"
)

// lazily compiles a regular expression on first use: most runs use none, and every start would pay
// for all.
func lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
