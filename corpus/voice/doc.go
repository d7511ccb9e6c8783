// Package voice says who speaks: for every token of an article's body, whether it is the outlet's
// own word, introduces a source, reports one, or quotes one, and which source that is.
//
// A Reader works in steps:
//
//  1. marks.go finds the quotation marks and tells them from apostrophes and
//     inch marks; quotations.go pairs them within and across paragraphs;
//  2. words.go gives every spelling its rough classes once, from closed lists
//     (words.txt), endings, and the tables of cue words (cues.txt, cuenouns.txt);
//  3. items.go turns a sentence into items: words, compounds, marks, and whole
//     quotations; sources.go finds who may speak, subjects.go finds who does when
//     the subject is apart from its verb, nounphrases.go where the source is named,
//     and scope.go where clauses end;
//  4. the rules find attributions, one family per file: verbs.go with lookalikes.go
//     (what is spelt like a cue but is not one), complements.go and objects.go (what
//     follows a cue) and around.go (what precedes it), phrases.go ("according to"),
//     participles.go, passives.go, nouns.go, nested.go, continuations.go, floating.go,
//     headlines.go, transcripts.go;
//  5. names.go collects the names, speakers.go resolves every source over the
//     article, classes.go classifies them (roles.txt, places.txt, aliases.txt);
//  6. voices.go sorts the quotations by kind and writes the voice of every token.
//
// There is no parser and no trained model: every decision is a rule that can be read, over lists
// that can be edited. Cues that take in what precedes them ("..., she said") are read first, then
// the rest of the sentence from left to right, and no word is given to two attributions. Where
// the rules cannot decide, they lower an attribution's Confidence; below one half it is listed
// but the words stay the outlet's. On articles annotated by hand, the confidence comes close to
// the share of attributions that the annotators marked too.
//
// The package refuses to judge what is said, and never guesses irony. It knows nothing of
// lexicons (package lexicons) or of counting (package analysis).
package voice
