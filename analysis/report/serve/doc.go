// Package serve shows reports to people who do not use a terminal: a server for
// the browser on the same machine, where articles are pasted or dropped, named,
// and read as the page that package report writes.
//
// The path of a request:
//
//  1. The guard (guard.go) refuses what does not come from this machine's own
//     browser: a foreign Host (DNS rebinding), a foreign Origin or
//     Sec-Fetch-Site, an address without the run's secret, one request too many.
//  2. A form (form.go) is read part by part into memory, within limits on every
//     part and on all of them. No file on the disk is named or written: what was
//     uploaded is kept in a map, under names that were made harmless (names.go).
//  3. A set (set.go) is what one reader works on: files, what was read from them,
//     names that the reader gave. Package corpus reads it as it reads a folder.
//  4. The report is counted, compared and laid out by the other packages; this one
//     adds nothing to it but the line of links above the page.
//
// Sets live in memory, a bounded number of them, and end with the program.
package serve
