// Package voice says who speaks: for every token of an article's body whether
// it is the outlet's own word, introduces a source, reports one, or quotes one,
// and which source that is.
//
// A Reader works in steps, one file each:
//
//  1. marks.go finds the quotation marks and tells them from apostrophes and
//     inches; quotations.go pairs them;
//  2. words.go gives every word its rough class from closed lists, endings and
//     the table of cue verbs (cues.txt), once a spelling;
//  3. clauses.go finds noun phrases and the ends of clauses;
//  4. attributions are found by one rule family a file, quotations first;
//  5. speakers.go resolves sources over the article and classes.go sorts them;
//  6. voices.go writes the voice of every token.
//
// There is no parser and no trained model: every decision is a rule that can be
// read. Where the rules cannot decide they lower an attribution's Confidence.
// The package refuses to judge what is said; it knows nothing of lexicons
// (package lexicons) or of counting (package analysis).
package voice
