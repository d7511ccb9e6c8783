package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis/class"
	"rashomon/analysis/report"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

type classFlags struct {
	inputFlags
	output string
	seed   uint64
	names  []string
	sheet  string
	force  bool
}

func newClass() *cobra.Command {
	var f classFlags
	cmd := &cobra.Command{
		Use:   "class [PATH…] -o DIR",
		Short: "Write a class pack: blind sheets, a coding form, questions and their key",
		Long: `Class writes coursework into a new folder: the articles without anything that
says who published them, a form to code names, voices and frames (a page to fill
in without a network, and a CSV file), questions that this very set raises, a key
and a glossary. Codings that students save go into rashomon agree. Without a PATH
it is made of the built-in example.`,
		Example: "  rashomon class -o class",
		RunE:    func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	f.register(cmd)
	fl := cmd.Flags()
	fl.StringVarP(&f.output, "output", "o", "", "write into the new folder `DIR`, whole or not at all")
	fl.Uint64Var(&f.seed, "seed", 1, "seed of the outlets' letters")
	fl.StringSliceVar(&f.names, "names", nil, "choice sets to code, by id as in lexicon show; by default the one used most")
	fl.StringVar(&f.sheet, "sheet", "generic-frames", "coding sheet to ask of whole articles, one of frames-en, or none")
	fl.BoolVar(&f.force, "force", false, "replace a class pack that stands in DIR")
	return cmd
}

func (f *classFlags) run(cmd *cobra.Command, paths []string) error {
	if f.output == "" {
		return fmt.Errorf("class writes a folder: say which with -o DIR")
	}
	folder, err := newFolder(f.output, f.force)
	if err != nil {
		return err
	}
	sheet, err := sheetNamed(f.sheet)
	if err != nil {
		return err
	}
	lexs, m, err := f.compile()
	if err != nil {
		return err
	}
	aliases, err := f.parseAliases()
	if err != nil {
		return err
	}
	voices, err := f.voice()
	if err != nil {
		return err
	}
	f.keep = &report.Keeper{}
	p, err := f.count(cmd, paths, lexs)
	if err != nil {
		return err
	}
	if p.Articles() == 0 {
		return noneRead(paths, p)
	}
	compared := compareOptions(cmd, paths, lexs, voices)
	compared.Sections, compared.Seed = class.Sections(), f.seed
	r, err := compare(cmd.Context(), p, compared)
	if err != nil {
		return err
	}
	texts := f.keep.Texts(m, voices)
	if texts.LeftOut != "" {
		return fmt.Errorf("a class pack carries at most %d articles and %d MB of text: choose fewer", report.MaxPageArticles, report.MaxPageText>>20)
	}
	for _, t := range texts.Articles {
		if rel, err := filepath.Rel(folder.dir, filepath.FromSlash(t.Document.File)); err == nil && filepath.IsLocal(rel) && len(paths) > 0 {
			return fmt.Errorf("-o %s lies in what is read (%s): write outside of it", f.output, t.Document.File)
		}
	}
	pack, err := class.Make(r, texts.Articles, class.Options{Seed: f.seed, Choices: f.names, Sheet: sheet, Outlets: aliases.Outlets})
	if err != nil {
		return err
	}
	if err := report.Class(pack, folder.write); err != nil {
		folder.abandon()
		return err
	}
	if err := folder.keep(); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: open index.html; hand out the folder students, keep the folder teacher\n", f.output)
	return nil
}

// sheetNamed is the shipped coding sheet id, nil for "none".
func sheetNamed(id string) (*lexicons.Sheet, error) {
	if id == "none" {
		return nil, nil
	}
	l, err := packs.Load("frames-en")
	if err != nil {
		return nil, err
	}
	var ids []string
	for i := range l.Sheets {
		if l.Sheets[i].ID == id {
			return class.WithoutSingles(&l.Sheets[i]), nil
		}
		ids = append(ids, l.Sheets[i].ID)
	}
	return nil, fmt.Errorf("--sheet %q: choose %s or none", id, strings.Join(slices.Sorted(slices.Values(ids)), ", "))
}
