// Package report lays a finished analysis.Report out: terminal tables,
// Markdown, CSV, JSON and HTML. There is one function per format, each taking a
// Report and an io.Writer.
//
// It computes nothing: every figure it writes is in the Report, and every
// format writes the same ones. Tables are described once, in the layout files,
// as a Document of sections, tables, sentences and evidence; the formats only
// draw it. Article text is data everywhere: control characters, escape
// sequences and marks that turn the direction of writing are taken out before
// anything is printed.
package report
