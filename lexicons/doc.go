// Package lexicons says what to look for: it reads lexicons, compiles them and
// finds their entries in articles that have been read (package voice). Counting
// and comparing what is found belongs to package analysis; the lexicons that
// ship are in package packs. A hit is a cue, never a verdict: the package gives
// no entry a weight and adds no two entries up.
//
// # The form of a lexicon
//
// A lexicon is one YAML document. Unknown keys, aliases and second documents
// are refused; Parse reports every fault of a file at once, each with its line,
// its column and the text under a caret.
//
//	lexicon: harbour-en        # a name: lower-case letters, digits, - _ and .
//	version: 1.0.0
//	language: en               # English and Spanish inflect; elsewhere a plain word is that form
//	title: Names in the harbour dispute
//	license: …
//	source: …                  # of the whole
//	note: …
//	sheets:                    # questions for people, never counted
//	  - id: blame
//	    title: Who is blamed
//	    questions: [{id: crew, frame: blame, text: "Is the crew blamed?"}]
//	categories:
//	  - id: armed-challenge
//	    title: Names for an armed challenge
//	    kind: choice           # rivals for one referent, as shares; cue, the default, as a rate
//	    source: Fowler 1991
//	    note: what it can and cannot show
//	    checked: 44 of 50 hits right, drawn by seed from …
//	    experimental: false
//	    guards: [proper-name]  # see Guard
//	    except: [harbour crisis]
//	    context: [garrison, rifle]     # see Guard Context and Near
//	    contrary: [backbencher]        # see Guard Contrary
//	    within: [armed _, _ of the reeds] # terms are found in these phrases alone, _ is the term
//	    entries:
//	      - option: mutiny     # the first term when left out
//	        terms: [mutiny, mutinous, mutineer]
//	        except: [mutiny on the stage]
//	        guards: []
//	        note: …
//	      - uproar             # the short form: one term, its own option
//
// YAML has marks of its own: a term that begins with * & ! or %, or contains
// ? [ ] { } , : or # in a list between brackets, must be in quotation marks:
// ["wom?n", "*ism", '/\d+th/'].
//
// # Terms
//
// A term is one or more words. By its mark, a word stands for
//
//  1. mutiny: its inflected forms, mutiny, mutinies, mutinied, mutinying: what
//     grows out of the word by an ending of plural, past, -ing or third person,
//     with the same Snowball stem, or by the table of irregular forms (crises,
//     gunmen, led). Derivation is not inflection: internal never finds
//     international, mutiny never mutineer. A word written in an inflected form
//     (authorities, troops) stands for that form alone.
//  2. ~mutiny: every form with the same Snowball stem.
//  3. =mutiny: that form.
//  4. ==May: that form in that case.
//  5. mutin*, wom?n: * is any run of characters, ? exactly one.
//  6. /mutin(y|ies)/: an RE2 expression over the whole word.
//
// These rules hold for all of them, in this order:
//
//  1. Spelling. A possessive 's is not part of a word: mutiny finds "mutiny's".
//     A term written with it requires it. Typographic apostrophes are plain ones.
//     Plain words treat British and American spelling as one: organise,
//     organize; labour, labor; defence, defense.
//  2. Capitals. A term in lower case finds any case; one that begins with a
//     capital (Kremlin) finds Kremlin and KREMLIN; one all in capitals (CCP)
//     finds CCP only. A pattern with a capital in it is compared with the word
//     as written.
//  3. Twins. A word whose capitalised spelling is commonly another word (march,
//     may, us, polish, will, bush) is not found capitalised when it is the whole
//     term, except as its sentence's first word before a word in lower case. So
//     "March on the palace begins" is found, "March 7", "in March" and "US" are
//     not, and neither is the march in the title-case line "Rebels March on
//     Palace": that miss is the price. ==March asks for the capital.
//  4. Phrases. The words of a term are adjacent in one sentence.
//     A hyphen, an en dash, a slash or an ampersand that touches the words on
//     both sides is equivalent to a space, in the term and in the text: "no limits"
//     finds no-limits. So is the full stop of an abbreviation: U.S. troops.
//     No other mark is crossed, not even quotation marks, since what is inside
//     them is in another voice: in “no limits” partnership the phrase no
//     limits is found, no limits partnership is not. Every plain word of a
//     phrase may be inflected: private military companies. A lone * inside a
//     phrase is any one word.
//  5. Masks. A match that shares a word with a match of one of its entry's or
//     its category's except phrases is blocked, and so is one that a Guard
//     stops. Blocked hits are listed and never count.
//  6. Longest match. Among the matches of one category that are not blocked, the
//     one with more words wins, then the earlier, then the entry written first;
//     matches that overlap it are dropped, so that no word counts twice in a category. With
//     the entries "military operation", "operation room" and "special military
//     operation", the text "special military operation room" is one hit of the
//     third; "military operation room" is a tie of two words and goes to the
//     first. Blocked matches get in no other's way. Categories are independent.
//  7. Negation. A hit is Negated when not, no, never, without, neither, nor,
//     none, nobody, nothing, cannot or a word in n't is among the four words before
//     it with no comma, stop, bracket or dash between; "not only" negates nothing, a
//     negator inside the hit is part of it ("no limits"), one inside quotation
//     marks has no effect outside them, and a state that cannot pay its soldiers
//     has soldiers. A negated hit counts.
//
// In a Spanish lexicon (es) a plain word finds its plural and its feminine, ~
// compares Spanish Snowball stems, and no, ni, nunca, jamás, sin and the like
// negate; the guards that read English syntax (place, verb, legal) are of no use
// there.
//
// Two entries of one option with different guards mean "or": a match that one
// of them lets through is a hit, and what the other blocked there is dropped.
package lexicons
