package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rashomon/analysis/report"
)

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of a report",
		Example: "  rashomon schema",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			schema, err := report.Schema()
			if err != nil {
				return fmt.Errorf("working out the schema: %w", err)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s\n", schema)
			return err
		},
	}
}
