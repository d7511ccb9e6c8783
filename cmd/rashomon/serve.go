package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis/report/serve"
	"rashomon/lexicons/packs"
)

type serveFlags struct {
	port     int
	open     bool
	lexicons []string
}

func newServe() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Paste or drop articles in a browser on this machine, and see their report",
		Long: `Serve answers the browser on this machine, and nothing else: paste or drop
articles, name their outlets, see the report and download it. It prints the
address to open, with a word that nobody else knows. Nothing leaves the machine,
and nothing is kept: what was given is dropped when you stop it with Ctrl-C.`,
		Example: "  rashomon serve --port 0",
		Args:    wants(0, 0),
		RunE:    func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	fl := cmd.Flags()
	fl.IntVar(&f.port, "port", 0, "port to answer at; 0 takes one that is free")
	fl.BoolVar(&f.open, "open", false, "open the page in the default browser")
	fl.StringArrayVar(&f.lexicons, "lexicon", []string{packs.Default}, "shipped lexicon that is looked for unless others are picked on the page; may be repeated")
	return cmd
}

func (f *serveFlags) run(cmd *cobra.Command) error {
	if f.port < 0 || f.port > 65535 {
		return fmt.Errorf("--port %d: give a port between 1 and 65535, or 0 for one that is free", f.port)
	}
	for i, name := range f.lexicons {
		var shipped bool
		if f.lexicons[i], shipped = packs.Named(name); !shipped {
			return fmt.Errorf("--lexicon %s: serve looks for the shipped lexicons: choose from %s", name, strings.Join(packs.Names(), ", "))
		}
	}
	s, err := serve.New(serve.Options{Version: version(), Lexicons: f.lexicons, Log: cmd.ErrOrStderr()})
	if err != nil {
		return err
	}
	l, err := serve.Listen(f.port)
	if err != nil {
		return err
	}
	// The address is the result: a script may read it from standard output.
	fmt.Fprintln(cmd.OutOrStdout(), s.Address(l))
	fmt.Fprintln(cmd.ErrOrStderr(), "rashomon: open this address in a browser on this machine; Ctrl-C ends the program and drops what was given to it")
	if f.open {
		if err := openBrowser(s.Ticket(l)); err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "rashomon: no browser could be opened (%v): open the address yourself\n", err)
		}
	}
	if err := s.Serve(cmd.Context(), l); err != nil {
		return err
	}
	fmt.Fprintln(cmd.ErrOrStderr(), "rashomon: ended; nothing was kept")
	return nil
}

// openBrowser opens an address in the system's browser.
func openBrowser(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	c := exec.Command(name, args...)
	c.Env = os.Environ()
	if err := c.Start(); err != nil {
		return err
	}
	return c.Process.Release()
}
