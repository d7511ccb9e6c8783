package main

import (
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/analysis/stats"
)

type calibrateFlags struct {
	inputFlags
	analysis.CalibrateOptions
	format string
}

func newCalibrate() *cobra.Command {
	f := calibrateFlags{CalibrateOptions: analysis.DefaultCalibrateOptions()}
	cmd := &cobra.Command{
		Use:   "calibrate PATH…",
		Short: "Try the report's tests on your articles: how often they call what is not there, and what is",
		Long: `Calibrate holds constant what the report's tests of these articles do. If outlets
share events, it draws articles of one outlet and as many of the others, exchanges
them at random within the events, again and again, and tests every term of the
lexicon between the two sides; if not, the sides are random halves of one outlet's
articles. Nothing but chance (and events) tells them apart, so a test of level 0.05
should call a difference in about 5 of 100; beside the report's test of an outlet
against others stands the token-level G2 of corpus linguistics on the same splits.
Then differences of known size are planted by thinning the hits of one side, to see
how many are found. Articles near-identical to others are left out, as from the
report's tests. The test over all outlets at once, shares of a choice set and the
correction for many tests are not tried.`,
		Example: "  rashomon calibrate --sides 4 --splits 20 articles.jsonl",
		Args:    wants(1, -1),
		RunE:    func(cmd *cobra.Command, paths []string) error { return f.run(cmd, paths) },
	}
	f.register(cmd)
	fl := cmd.Flags()
	fl.IntSliceVar(&f.Sides, "sides", f.Sides, "articles a side, one row of the table each")
	fl.IntVar(&f.Splits, "splits", f.Splits, "random splits for each row")
	fl.Float64SliceVar(&f.Ratios, "ratios", f.Ratios, "rate ratios to plant")
	fl.IntVar(&f.Draws, "draws", f.Draws, "relabellings a test")
	fl.Uint64Var(&f.Seed, "seed", f.Seed, "seed of splits, relabellings and thinning")
	fl.Float64Var(&f.Alpha, "alpha", f.Alpha, "level of the tests")
	fl.StringVar(&f.format, "format", "table", "table or json")
	return cmd
}

func (f *calibrateFlags) run(cmd *cobra.Command, paths []string) error {
	write, ok := map[string]func(io.Writer, *analysis.Calibration) error{
		"table": func(w io.Writer, c *analysis.Calibration) error {
			return report.Calibration(w, c, terminalOptions(w))
		},
		"json": report.CalibrationJSON,
	}[f.format]
	if !ok {
		return notOneOf("format", f.format, formats["calibrate"])
	}
	if err := f.check(); err != nil {
		return err
	}
	lexs, err := f.load()
	if err != nil {
		return err
	}
	f.examples = 0
	p, err := f.count(cmd, paths, lexs)
	if err != nil {
		return err
	}
	if p.Articles() == 0 {
		return noneRead(paths, p)
	}
	if stderr := cmd.ErrOrStderr(); isTerminal(stderr) {
		f.Progress = func(done, total int) { fmt.Fprintf(stderr, "\rsplit %d of %d", done, total) }
		defer fmt.Fprint(stderr, "\r\x1b[K")
	}
	c, err := unlessInterrupted(cmd.Context(), p.Articles(), func() (*analysis.Calibration, error) { return analysis.Calibrate(p, f.CalibrateOptions) })
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(c.Sides, func(s analysis.Calibrated) bool { return s.Outlets > 0 }) {
		least := slices.Min(f.Sides)
		if c.Blocked {
			return fmt.Errorf("no outlet has enough articles on events that others report too: it takes %d of one outlet and as many of others; name more articles%s", least, fewerSides(least))
		}
		return fmt.Errorf("no outlet has enough articles: two sides of %d take %d of one outlet; name more articles%s", least, 2*least, fewerSides(least))
	}
	return write(cmd.OutOrStdout(), c)
}

// fewerSides suggests what else to do if sides are too large.
func fewerSides(least int) string {
	if least > stats.MinTestArticles {
		return fmt.Sprintf(", or give --sides %d", stats.MinTestArticles)
	}
	return ""
}

func (f *calibrateFlags) check() error {
	if err := checkLevel(f.Alpha); err != nil {
		return err
	}
	if f.Splits < 1 || f.Draws < 1 || len(f.Sides) == 0 {
		return fmt.Errorf("--splits %d, --draws %d, --sides %v: give at least one of each", f.Splits, f.Draws, f.Sides)
	}
	for _, r := range f.Ratios {
		if !(r >= 1) || math.IsInf(r, 0) { // written so that NaN fails too
			return fmt.Errorf("--ratios %g: a planted ratio is 1 or more", r)
		}
	}
	return nil
}
