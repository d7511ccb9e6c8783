package main

import (
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commandLine writes the command with the flags that were set, quoted for a shell.
func commandLine(cmd *cobra.Command, paths []string) string {
	parts := []string{cmd.CommandPath()}
	parts = append(parts, setFlags(cmd)...)
	for _, path := range paths {
		if strings.HasPrefix(path, "-") && path != "-" {
			parts = append(parts, "--") // what follows is not a flag
			break
		}
	}
	for _, path := range paths {
		parts = append(parts, quoteWord(path))
	}
	return strings.Join(parts, " ")
}

// setFlags lists the flags that the user set and that affect the result, ordered by name.
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

// quoteWord quotes a word for a shell if necessary.
func quoteWord(s string) string {
	if s == "" || strings.ContainsAny(s, " '\"$`\\!*?()[]{}<>|&;~#") || strings.ContainsFunc(s, unicode.IsControl) {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}
