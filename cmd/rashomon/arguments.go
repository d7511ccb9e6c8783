package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// wants returns a check for at least least arguments and, unless most is negative, at most most.
// Its errors show what the command line looks like.
func wants(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return fmt.Errorf("something is missing: the command is %s", cmd.UseLine())
		case most >= 0 && len(args) > most:
			return fmt.Errorf("%q is one argument too many: the command is %s", args[most], cmd.UseLine())
		}
		return nil
	}
}
