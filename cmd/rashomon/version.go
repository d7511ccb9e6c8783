package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print version and build",
		Example: "  rashomon version",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "rashomon %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// version is the module's version as the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

// setFlags lists the flags that the user set and that shape the result, in the
// order of their names.
func setFlags(cmd *cobra.Command) []string {
	var parts []string
	cmd.Flags().Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "output", "jobs", "no-color":
			return // how, not what
		}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			for _, v := range list.GetSlice() {
				parts = append(parts, "--"+f.Name+" "+quoteWord(v))
			}
			return
		}
		parts = append(parts, "--"+f.Name+"="+quoteWord(f.Value.String()))
	})
	return parts
}

// quoteWord quotes a word for a shell where it needs it.
func quoteWord(s string) string {
	if s == "" || strings.ContainsAny(s, " '\"$`\\!*?()[]{}<>|&;~#") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}
