// Package voice says who speaks: for every token of an article's body whether
// it is the outlet's own word, introduces a source, reports one, or quotes one,
// and which source that is.
//
// A Reader works in steps:
//
//  1. marks.go finds the quotation marks and tells them from apostrophes and
//     inches; quotations.go pairs them within and over paragraphs;
//  2. words.go gives every spelling its rough classes once, from closed lists
//     (words.txt), endings and the tables of cue words (cues.txt, cuenouns.txt);
//  3. items.go turns a sentence into items: words, compounds, marks, and whole
//     quotations; sources.go finds who may speak, subjects.go who does
//     where it stands apart, nounphrases.go where it is named and scope.go the ends
//     of clauses;
//  4. the rules find attributions, one family a file: verbs.go with lookalikes.go
//     (what is spelt like a cue and is none), complements.go and objects.go (what
//     follows a cue) and around.go (what stands before it), phrases.go ("according to"), participles.go, passives.go, nouns.go,
//     nested.go, continuations.go, floating.go, headlines.go, transcripts.go;
//  5. names.go enrolls who is named, speakers.go resolves every source over the
//     article, classes.go sorts them (roles.txt, places.txt, aliases.txt);
//  6. voices.go sorts the quotations and writes the voice of every token.
//
// There is no parser and no trained model: every decision is a rule that can be
// read, over lists that can be edited. Cues that take in what stands before them
// ("..., she said") are read first, the rest of a sentence from left to right,
// and no word is given to two attributions. Where the rules cannot decide they
// lower an attribution's Confidence; below a half it is listed but the words
// stay the outlet's. On articles annotated by hand the confidence comes near the
// share of attributions that people marked too.
//
// The package refuses to judge what is said, and never guesses irony. It knows
// nothing of lexicons (package lexicons) or of counting (package analysis).
package voice
