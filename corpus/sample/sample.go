// Package sample is the embedded example set: what `rashomon report` reads when
// it is given no path, and what the tests of the other packages are measured on.
//
// Twenty short articles, four by each of five outlets, report four events of one
// affair, each event once by each outlet. Countries, people, outlets and
// places are invented; the outlets' house styles and the differences between
// them are planted, and recorded beside the articles:
//
//	articles/      the texts, and the manifest corpus.csv
//	planted.yaml   each planted difference, where it occurs and what a correct report says of it
//	hits.tsv       every framing term of the set with its voice, annotated by hand
//	quotes.tsv     every quotation with its speaker and the verb that introduces it
//
// All offsets are bytes into the article's file, half-open.
//
// The package reads its own files and nothing else. It knows neither the
// readers of package corpus nor the shipped lexicons, so that both can be checked
// against it. The annotations are one reader's: where a second might well choose
// another voice, VoiceAlt names it.
package sample

import (
	"embed"
	"io/fs"
)

//go:embed articles
var articles embed.FS

//go:embed planted.yaml hits.tsv quotes.tsv
var notes embed.FS

// Manifest is the name of the manifest in [FS].
const Manifest = "corpus.csv"

// FS returns the example set as a folder: the articles (.txt, headline first)
// and the manifest with the columns file, outlet, title, date, event, author.
func FS() fs.FS {
	sub, err := fs.Sub(articles, "articles")
	if err != nil { // only for a name that is not a path
		panic("sample: " + err.Error())
	}
	return sub
}
