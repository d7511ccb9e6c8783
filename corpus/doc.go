// Package corpus reads articles and tells their parts apart.
//
// The path of an article:
//
//  1. A path becomes files: folders are walked in the order of names, a
//     corpus.csv in a folder says which of its files are articles and what is
//     known about them, globs are matched, "-" is stdin. No file is read twice.
//  2. A file becomes a stream: gzip and zstd are unpacked within limits on what
//     comes out, and text becomes UTF-8, according to its byte-order mark, what
//     it declares or what it looks like.
//  3. The first format that claims the content reads it, as one article or as
//     records: text, JSON, tables, pages, feeds, archives, and the others listed
//     in docs/inputs.md. A format is one file and has three methods.
//  4. Each article becomes a Document: its text untouched, with what a manifest,
//     front matter or the record says of it. Documents yields them one by one,
//     so that memory does not grow with the input.
//  5. Regions gives the zones of a Document's text: headline, byline, caption,
//     body and the others, by rules on the shape of lines.
//
// What goes wrong is a Fault in the stream, with file, line and advice, and
// reading continues. Nothing is repaired silently: an article that cannot be
// read as its author wrote it is skipped and named. Text is never cleaned, since
// every number derived from it leads back to a byte of the original; the text of
// a page or feed is taken out of its markup, once.
//
// The package refuses to guess: an outlet is what the input says or, failing
// that, a folder's or file's name, and two spellings are two outlets until the
// user's aliases say otherwise; a date that may be two days is kept as it was
// given; damaged UTF-8 is not taken for another encoding.
//
// Neighbours: corpus/text cuts a body region into sentences and words,
// corpus/voice finds who speaks in it, corpus/sample holds articles to try out.
// DraftManifest and List serve the commands "corpus init" and "corpus list".
package corpus
