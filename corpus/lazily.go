package corpus

import (
	"regexp"
	"sync"
)

// lazily compiles a regular expression when it is first asked for: most runs ask
// for none, and every start would pay for all.
func lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
