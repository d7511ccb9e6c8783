// Package analysis turns annotated articles into something a reader can compare.
//
// The pipeline, in steps that can be used alone:
//
//  1. Annotator reads one article: zones, voices, quotations, speakers, and
//     the entries of the lexicons found in it.
//  2. Profile counts. It is a commutative monoid of integers: profiles merge
//     in any order, on any number of workers or machines, and give the same
//     bytes. Count runs steps 1 and 2 over a stream of articles on all cores.
//     Besides the counts it keeps, within a fixed size, the sentences by which
//     articles are laid side by side; which ones depends only on the set.
//  3. Compare turns a Profile into a Report: every number with its raw counts,
//     every caution, every sentence of evidence. There is one file per section.
//
// The article is the sampling unit, and the design (how many articles of how
// many outlets on how many events) decides in code what may be claimed. The
// package refuses to score bias, to rank outlets, to print a p-value where the
// design has none, and to count a source's words as the outlet's.
//
// Near-identical articles are found when a Profile is compared, from the sketch of each
// row, since which articles repeat each other is known only once all are read. Whatever is
// worked out from rows (tests, log ratios, intervals, dispersion, regressions, distances)
// can therefore leave them out. Section 4 cannot: its vocabulary is summed while articles
// are counted, and no row holds an article's words, which would multiply the memory that
// a Profile takes. It says that it counts them.
//
// Articles come from package corpus and its rooms, entries from package
// lexicons, formulas from package stats; package report lays out a Report.
package analysis
