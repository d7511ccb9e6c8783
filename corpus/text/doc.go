// Package text says what is written: the words and marks of an article with their byte offsets,
// its sentences, and the stem of every word.
//
// It works in three steps, each usable alone:
//
//  1. Tokenizer.Tokens cuts a text into words and marks by Unicode's UAX #29
//     and looks each of them up in a Vocabulary;
//  2. Vocabulary keeps, once per form, what later packages need to know of a word:
//     its folded spelling, its stem, its case;
//  3. Splitter.Sentences finds sentence ends inside one paragraph and corrects
//     them at abbreviations, initials, decimals and quotations.
//
// Positions are Spans, half-open byte ranges of the original text, and nothing else: tokens are
// ordered and disjoint, and tokens plus gaps give back the source for any bytes at all. The
// package refuses to clean, normalise or rewrite what it reads, and it knows nothing of articles
// (package corpus), of who speaks (package voice) or of what to look for (package lexicons).
package text
