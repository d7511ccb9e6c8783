package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/lexicons/exchange"
	"rashomon/lexicons/packs"
)

// completeValues lets a shell complete the values of flags that take one of a few words, for every
// verb below root. Cobra's own verb completion writes the scripts for bash, zsh, fish and
// PowerShell.
func completeValues(root *cobra.Command) {
	flags := map[string]func(verb string) []string{
		"only":       func(string) []string { return analysis.Sections() },
		"stats":      func(string) []string { return analysis.StatisticNames() },
		"correction": func(string) []string { return corrections() },
		"to":         func(string) []string { return exchange.Formats() },

		"cannot-tell": func(string) []string { return cannotTell },
		"by":          func(string) []string { return drawnBy },
		"format":      func(verb string) []string { return formats[verb] },
	}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		for name, values := range flags {
			if cmd.Flags().Lookup(name) != nil {
				list := values(cmd.Name())
				must(cmd.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
					return afterComma(typed, list), cobra.ShellCompDirectiveNoFileComp
				}))
			}
		}
		// A pack by its name, or a file.
		if cmd.Flags().Lookup("lexicon") != nil {
			must(cmd.RegisterFlagCompletionFunc("lexicon", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				return packs.Names(), cobra.ShellCompDirectiveDefault
			}))
		}
		if use := cmd.Use; strings.Contains(use, "NAME|FILE") {
			cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				return packs.Names(), cobra.ShellCompDirectiveDefault
			}
		}
		for _, c := range cmd.Commands() {
			walk(c)
		}
	}
	walk(root)
}

// afterComma completes the last word of a comma-separated list.
func afterComma(typed string, values []string) []string {
	done := typed[:strings.LastIndex(typed, ",")+1]
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = done + v
	}
	return list
}

// must panics on an error: a flag is registered once, in this file.
func must(err error) {
	if err != nil {
		panic("completion: " + err.Error())
	}
}
