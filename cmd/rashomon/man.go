package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
)

func newMan() *cobra.Command {
	return &cobra.Command{
		Use:     "man DIR",
		Short:   "Write the manual pages of every verb into a folder",
		Long:    "Man writes a page a verb for man(1), into DIR/man1 when DIR is on the manual's path.",
		Example: "  rashomon man man1",
		Args:    wants(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o777); err != nil {
				return fmt.Errorf("writing manual pages: %w", err)
			}
			root := newRoot(nil)
			root.InitDefaultHelpCmd()
			root.InitDefaultCompletionCmd()
			return writeManual(root, args[0])
		},
	}
}

// writeManual writes a page for cmd and for each verb below it.
func writeManual(cmd *cobra.Command, dir string) error {
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() && !c.IsAdditionalHelpTopicCommand() {
			if err := writeManual(c, dir); err != nil {
				return err
			}
		}
	}
	return writeTo(nil, filepath.Join(dir, pageName(cmd)+".1"), func(w io.Writer) error {
		_, err := io.WriteString(w, manPage(cmd, buildDate()))
		return err
	})
}

// buildDate is when the program's source was committed, the zero time if the build does not know.
func buildDate() time.Time {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.time" {
				t, _ := time.Parse(time.RFC3339, s.Value) // zero if it is not a time
				return t
			}
		}
	}
	return time.Time{}
}
