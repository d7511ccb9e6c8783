package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rashomon/analysis"
)

func newAnnotate() *cobra.Command {
	var f inputFlags
	var format, output string
	var withText bool
	cmd := &cobra.Command{
		Use:   "annotate PATH…",
		Short: "Write every article with its zones, voices, quotations and hits as JSON lines",
		Long: `Annotate writes one JSON object an article. Every offset counts bytes of the
article's text, in UTF-8. For a text file that is UTF-8 these are offsets into the
file. One that was packed, or is in another encoding, which "decoded_from" then
names, is unpacked and decoded first; the text of a page, a feed, a table, a word
file or a PDF is taken out of it and stands in no file: --text writes what the
offsets count in beside the annotations, as "text".`,
		Example: "  rashomon annotate article.txt",
		Args:    wants(1, -1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := chosen("format", format, formats["annotate"]); err != nil {
				return err
			}
			return writeTo(cmd.OutOrStdout(), output, func(w io.Writer) error {
				return annotate(cmd, &f, paths, w, withText, output == "" || output == "-")
			})
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl")
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to `FILE` instead of standard output, whole or not at all")
	cmd.Flags().BoolVar(&withText, "text", false, "write every article's text too, which the offsets count in")
	return cmd
}

// annotate writes the annotations of what paths name to w. If it is interrupted, what was written
// is whole lines, and stays if w is a stream.
func annotate(cmd *cobra.Command, f *inputFlags, paths []string, w io.Writer, withText, stream bool) error {
	_, m, err := f.compile()
	if err != nil {
		return err
	}
	var lines bytes.Buffer
	e := json.NewEncoder(&lines)
	e.SetEscapeHTML(false)
	written := 0
	flush := func() error {
		_, err := w.Write(lines.Bytes())
		lines.Reset()
		return err
	}
	err = f.annotated(cmd, paths, m, func(a *analysis.Article) error {
		one := a.Annotation(m)
		if withText {
			one.Text = a.Document.Text
		}
		written++
		if err := e.Encode(one); err != nil || lines.Len() < enoughLines {
			return err
		}
		return flush()
	})
	if err == nil {
		return flush()
	}
	if stream && errors.Is(err, context.Canceled) && written > 0 {
		if err := flush(); err != nil {
			return err
		}
		return fmt.Errorf("interrupted after %s: what was written is whole", articles(written))
	}
	return err
}

// enoughLines is how many bytes of lines are written at once.
const enoughLines = 64 << 10
