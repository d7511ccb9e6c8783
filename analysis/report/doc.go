// Package report lays a finished analysis.Report out: terminal tables,
// Markdown, CSV and JSON. One function a format, each with a Report and an
// io.Writer.
//
// It computes nothing: every figure it writes stands in the Report, and every
// format writes the same ones. Tables are described once, in the layout files,
// as a Document of sections, tables, sentences and evidence; the formats only
// draw it. Article text is data everywhere: control characters, escape
// sequences and marks that turn the direction of writing are taken out before
// anything is printed.
package report
