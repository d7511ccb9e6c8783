package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/lexicons/exchange"
)

func newLexiconConvert() *cobra.Command {
	var to, out string
	cmd := &cobra.Command{
		Use:   "convert NAME|FILE --to FORMAT",
		Short: "Write a lexicon in the form of another tool",
		Long: `Convert reads a lexicon in any known form, told by what the file holds, and writes
it in another: ` + strings.Join(exchange.Formats(), ", ") + `.
What of the file no lexicon can hold, and what of the lexicon the format has no
place for, is named on standard error.`,
		Example: "  rashomon lexicon convert core-en --to quanteda",
		Args:    wants(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" {
				return fmt.Errorf("--to is missing: choose %s", strings.Join(exchange.Formats(), ", "))
			}
			if err := notInput(out, args[0]); err != nil {
				return err
			}
			l, notes, err := loadLexicon(args[0])
			if err != nil {
				return fmt.Errorf("converting a lexicon: %w", err)
			}
			sayNotes(cmd, notes)
			var b bytes.Buffer
			losses, err := exchange.Write(&b, l, to)
			if err != nil {
				return fmt.Errorf("--to: %w", err)
			}
			for _, loss := range losses {
				say(cmd.ErrOrStderr(), "%s: %s", args[0], loss)
			}
			return writeTo(cmd.OutOrStdout(), out, func(w io.Writer) error {
				_, err := w.Write(b.Bytes())
				return err
			})
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "`FORMAT` to write: "+strings.Join(exchange.Formats(), ", "))
	cmd.Flags().StringVarP(&out, "output", "o", "", "`FILE` to write instead of standard output")
	return cmd
}
