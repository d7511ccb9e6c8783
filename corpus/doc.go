// Package corpus brings articles in and tells their parts apart.
//
// The way of an article:
//
//  1. A path becomes files: folders are walked in the order of names, a
//     corpus.csv in a folder says which of its files are articles and what is
//     known about them, globs are matched, "-" is stdin. No file is read twice.
//  2. A file becomes a stream: gzip and zstd are unpacked within limits on what
//     comes out, and text becomes UTF-8, by its mark, by what it declares or by
//     what it looks like.
//  3. The first format that claims the content reads it, as one article or as
//     records: text, JSON, tables, pages, feeds, archives, and what docs/inputs.md
//     lists besides. A format is one file and has three methods.
//  4. Each article becomes a Document: its text untouched, with what a manifest,
//     front matter or the record says of it. Documents yields them one by one,
//     so that memory does not grow with the input.
//  5. Regions gives the zones of a Document's text: headline, byline, caption,
//     body and the others, by rules on the shape of lines.
//
// What goes wrong is a Fault in the stream, with file, line and advice, and the
// reading goes on. Nothing is repaired in silence: an article that cannot be
// read as its author wrote it is skipped and named. Text is never cleaned, since
// every number that is made of it leads back to a byte of the original; that of
// a page or feed is taken out of its markup, once.
//
// The package refuses to guess: an outlet is what the input says or, failing
// that, a folder's or file's name, and two spellings are two outlets until the
// user's aliases say otherwise; a date that may be two days is kept as it was
// given; damaged UTF-8 is not taken for another encoding.
//
// Neighbours: corpus/text cuts a body region into sentences and words,
// corpus/voice tells who speaks in it, corpus/sample holds articles to try with.
// DraftManifest and List serve the commands "corpus init" and "corpus list".
package corpus
