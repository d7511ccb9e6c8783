package main

import (
	"bytes"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// TestCollectSeldom: while little is alive the heap may grow by all of room, while much is alive by
// the least per cent, and afterwards the settings are restored.
//
// It runs in a process of its own: the collector's percentage is global, and other tests run whole
// reports, which set it too.
func TestCollectSeldom(t *testing.T) {
	const alone = "RASHOMON_TEST_COLLECTS_ALONE"
	if os.Getenv(alone) == "" {
		test := exec.Command(os.Args[0], "-test.run=^TestCollectSeldom$", "-test.v")
		test.Env = append(os.Environ(), alone+"=1")
		if out, err := test.CombinedOutput(); err != nil || !bytes.Contains(out, []byte("--- PASS: TestCollectSeldom")) {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	const least = 10
	defer debug.SetGCPercent(debug.SetGCPercent(77))
	percent := func() int {
		sample := []metrics.Sample{{Name: "/gc/gogc:percent"}}
		metrics.Read(sample)
		return int(sample[0].Value.Uint64())
	}
	comesTo := func(why string, ok func(percent int) bool) {
		t.Helper()
		for end := time.Now().Add(time.Minute); !ok(percent()); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%s: still %d %% after a minute of collections", why, percent())
			}
			runtime.GC() // what sets the percentage runs some time after it
		}
	}
	t.Setenv("GOGC", "77")
	done := collectSeldom(16<<20, 256<<20, least)
	if p := percent(); p != 77 {
		t.Errorf("%d %% where the user asks for 77", p)
	}
	done()
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	done = collectSeldom(16<<20, 256<<20, least)
	comesTo("little is alive, and room for all that will be", func(p int) bool { return p > 1000 })
	few := make([]byte, 200<<20)
	comesTo("room is left up to that size", func(p int) bool { return 2*least < p && p < 40 })
	runtime.KeepAlive(few)
	alive := make([]byte, 1<<30)
	comesTo("a gigabyte is alive", func(p int) bool { return p == least })
	runtime.KeepAlive(alive)
	done()
	runtime.GC()
	if p := percent(); p != 77 {
		t.Errorf("%d %% afterwards, want 77 as before", p)
	}
}
