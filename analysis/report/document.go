package report

import (
	"fmt"
	"slices"

	"rashomon/analysis"
)

// A document is a report described for printing, before any format is chosen.
type document struct {
	title    string
	sections []section
}

// A section answers one question.
type section struct {
	id     string // as --only names it
	title  string // the question
	blocks []block
}

// A block is a table, sentences, or evidence.
type block interface{ isBlock() }

// A table is a grid in plain text with its caption and its reading.
type table struct {
	caption string
	note    string // where the table comes from and what it cannot show
	layouts []grid // the same cells laid out in different ways, the best first
	reading []string
	of      any // the part of the Report that it shows, for a format that draws it; may be nil
}

// A grid is one way to lay out a table's cells. Row names are left-aligned,
// figures right-aligned.
type grid struct {
	columns []column
	rows    [][]string
}

// A column has a name, and says how its cells are laid out.
type column struct {
	name  string
	right bool // figures, aligned at their end
	flow  bool // running text, broken at spaces if room is short
	lists bool // names with their numbers: mutiny 3, revolt 1
}

func words(name string) column   { return column{name: name} }
func figures(name string) column { return column{name: name, right: true} }
func flowing(name string) column { return column{name: name, flow: true} }
func listing(name string) column { return column{name: name, flow: true, lists: true} }

// sentences are paragraphs; list says that each is an item.
type sentences struct {
	list  bool
	lines []string
}

// evidence is a list of occurrences with the number of those not shown.
type evidence struct {
	items []item
	more  int64 // occurrences besides those shown
	hint  string
}

// An item is one occurrence.
type item struct {
	name string
	analysis.Evidence
}

func (table) isBlock()     {}
func (sentences) isBlock() {}
func (evidence) isBlock()  {}

// layouts has every section's question and the function that lays it out.
var layouts = []struct {
	id, title string
	blocks    func(*analysis.Report, Options) []block
}{
	{analysis.SectionCorpus, "What was read?", corpusBlocks},
	{analysis.SectionNaming, "What is it called?", namingBlocks},
	{analysis.SectionCues, "Which cues?", cueBlocks},
	{analysis.SectionDistinctive, "Which words set an outlet apart?", distinctiveBlocks},
	{analysis.SectionSources, "Who speaks?", sourceBlocks},
	{analysis.SectionQuotations, "Who carries which quotation?", quotationBlocks},
	{analysis.SectionShared, "What is shared?", sharedBlocks},
	{analysis.SectionCoverage, "What is where?", coverageBlocks},
	{analysis.SectionSimilarity, "How alike?", similarityBlocks},
	{analysis.SectionReading, "How to read this", readingBlocks},
}

// Options says how a report is laid out.
type Options struct {
	Only     []string // ids of the sections to write; empty means all
	Brief    bool     // sections that list much are cut down to one table
	Evidence int      // sentences shown under each table; negative means all
	Width    int      // columns of the terminal; 0 means 80
	Color    bool     // whether the terminal shows bold and dim
	Links    []Link   // shown above an HTML page that is served, leading to what goes with it
}

// A Link leads from a page to another.
type Link struct{ Text, Href string }

// DefaultOptions is what the program uses unless asked for something else.
func DefaultOptions() Options { return Options{Evidence: 6, Width: 80} }

func describe(r *analysis.Report, o Options) document {
	d := document{title: "Framing report"}
	for _, l := range layouts {
		if len(o.Only) > 0 && !slices.Contains(o.Only, l.id) {
			continue
		}
		blocks, whole := leftOut(r, l.id)
		if !whole {
			blocks = append(l.blocks(r, o), blocks...)
		}
		d.sections = append(d.sections, section{l.id, l.title, blocks})
	}
	return d
}

// leftOut says which parts of a section could not be worked out, and whether that is
// the whole section.
func leftOut(r *analysis.Report, id string) (blocks []block, whole bool) {
	for _, l := range r.LeftOut {
		if l.Section != id {
			continue
		}
		line := "Left out: " + l.Reason + "."
		if l.Part != "" {
			line = fmt.Sprintf("Left out (%s): %s.", l.Part, l.Reason)
		}
		blocks = append(blocks, sentences{lines: []string{line}})
		whole = whole || l.Part == ""
	}
	return blocks, whole
}
