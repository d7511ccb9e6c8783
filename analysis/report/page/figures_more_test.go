package page_test

import (
	"fmt"
	"strings"
)

// inWords are the tables whose cells are lists of words, or figures that the JSON
// has inside lists of its own: their contents are checked by the tests of the layouts,
// which print the Report that the JSON is. Every other table is compared here.
var inWords = []string{
	"naming|The first name in each article, and the name in its headline",
	"naming|Right before the name",
	"naming|In whose words: sources, and the names they are reported or quoted as using",
	"quotations|The same words, a different “said”",
	"shared|Passages in at least two outlets",
	"shared|Its wordings",
	"coverage|Titles with a name",
}

// moreFigures compares the tables of the sections after the cues.
func (f *figures) moreFigures(r loose) {
	f.Helper()
	for _, d := range list(r, "distinctive") {
		table := f.table("distinctive", fmt.Sprintf("Words that set %s apart", d["outlet"]))
		for _, w := range list(d, "wording") {
			name := w["word"].(string)
			if table.row(name) == nil {
				continue // the page has the first of a long list
			}
			where := name + " of " + d["outlet"].(string)
			f.want(where+", count", table.cell(name, "count"), whole(w["count"]))
			f.want(where+", per 1,000", table.cell(name, "per 1,000"), rate(w["per_1000"]))
			f.want(where+", others", table.cell(name, "others"), whole(w["reference_count"]))
			f.want(where+", articles", bare(table.cell(name, "articles")), whole(w["articles"])+" of "+whole(w["of_articles"]))
		}
	}
	f.speakers(r["sources"])
	f.alike(r["similarity"])
	f.cells(r)
	f.shares(r)
	f.classTests(r["sources"])
	f.introductions(r["sources"])
	for _, o := range list(r["shared"], "own_copy") {
		table, name := f.table("shared", "Own copy and shared copy, in words"), o["outlet"].(string)
		for column, key := range map[string]string{"articles": "articles", "texts": "texts", "words": "words", "shared wording": "shared_wording", "shared quoted": "shared_quoted", "own": "own_words"} {
			f.want(column+" of "+name, table.cell(name, column), whole(o[key]))
		}
		f.want("own share of "+name, table.cell(name, "own share"), share(o["own_words"], o["words"]))
	}
	for _, o := range list(r["corpus"], "outlets") {
		table, name := f.table("overview", "Quotations carried"), o["outlet"].(string)
		f.want("quotations of "+name, table.cell(name, "quotations"), whole(o["quotations"]))
		f.want("words quoted by "+name, table.cell(name, "words quoted"), share(o["quoted_words"], o["words"]))
	}
}

// speakers compares who speaks.
func (f *figures) speakers(sources any) {
	f.Helper()
	classes, overview := f.table("sources", "Words given to sources, by class of source"), f.table("overview", "Who speaks")
	for _, o := range list(sources, "outlets") {
		name := o["outlet"].(string)
		said := o["quoted_words"].(float64) + o["indirect_words"].(float64)
		f.want("said of all in "+name, classes.cell(name, "of all"), share(said, o["words"]))
		f.want("to sources in "+name, overview.cell(name, "to sources"), share(said, o["words"]))
		for _, c := range list(o, "classes") {
			class := c["class"].(string)
			if cell := classes.cell(name, class); cell != "no such cell" {
				f.want(class+" in "+name, cell, share(c["quoted_words"].(float64)+c["indirect_words"].(float64), said))
			}
		}
	}
	table := f.tableStarting("sources", "Who speaks: words reported")
	for _, s := range list(sources, "speakers") {
		if table.row(s["speaker"].(string)) == nil {
			continue
		}
		for _, o := range list(s, "outlets") {
			f.want(s["speaker"].(string)+" in "+o["outlet"].(string), table.cell(s["speaker"].(string), o["outlet"].(string)), both(o["indirect_words"], o["quoted_words"]))
		}
	}
}

// alike compares the figures on how alike the outlets' names are.
func (f *figures) alike(similarity any) {
	f.Helper()
	for _, set := range list(similarity, "sets") {
		if _, shown := f.tables["similarity|"+set["title"].(string)]; !shown {
			continue // refused, in words
		}
		table := f.table("similarity", set["title"].(string))
		uses := map[string]any{}
		for _, o := range list(set, "outlets") {
			uses[o["outlet"].(string)] = o["uses"]
		}
		for _, p := range list(set, "pairs") {
			for _, row := range table.Rows {
				if row[0] == p["first"] && row[2] == p["second"] {
					f.want("distance of "+row[0]+" and "+row[2], row[4], rate(p["distance"]))
					f.want("uses of "+row[0], row[1], whole(uses[row[0]]))
					f.want("uses of "+row[2], row[3], whole(uses[row[2]]))
				}
			}
		}
	}
}

// cells compares tables that have names in rows and outlets in columns.
func (f *figures) cells(r loose) {
	f.Helper()
	for _, c := range list(r, "cues") {
		for _, n := range list(c, "entries") {
			for _, o := range list(n, "outlets") {
				for _, table := range f.all["cues|Its entries"] {
					f.touched["cues|Its entries"] = true
					if row, outlet := n["option"].(string), o["outlet"].(string); table.row(row) != nil && table.After == c["title"].(string) {
						f.want(row+" in "+outlet, bare(table.cell(row, outlet)), both(o["wording"], o["quoted"]))
					}
				}
			}
		}
	}
	carried := f.table("quotations", "Quotations in at least two outlets")
	short := f.tableStarting("quotations", "Short quoted words")
	for _, s := range list(r["quotations"], "short") {
		for _, o := range list(s, "outlets") {
			f.want(s["text"].(string)+" in "+o["outlet"].(string), short.cell(s["text"].(string), o["outlet"].(string)), both(o["plain"], o["quoted"]))
		}
	}
	for _, o := range list(r["corpus"], "outlets") {
		name, n, whole := o["outlet"].(string), 0.0, 0.0
		for _, row := range carried.Rows {
			for i, h := range carried.Head {
				if h == name && row[i] != "·" {
					n++
					if row[i] == "whole" {
						whole++
					}
				}
			}
		}
		overview := f.table("overview", "Quotations carried")
		f.want("shared ones carried by "+name, overview.cell(name, "shared"), count(n))
		f.want("of them whole in "+name, overview.cell(name, "whole"), count(whole))
	}
	coverage := map[string]string{}
	for _, row := range list(r["coverage"], "rows") {
		for _, o := range list(row, "outlets") {
			coverage[row["name"].(string)+"|"+o["outlet"].(string)] = whole(o["articles"])
		}
	}
	for key, tables := range f.all {
		if !strings.HasPrefix(key, "coverage|") || key == "coverage|Titles with a name" {
			continue
		}
		for _, table := range tables {
			f.touched[key] = true
			for _, row := range table.Rows {
				for i, cell := range row[1:] {
					outlet, _, _ := strings.Cut(table.Head[i+1], " (")
					n, _, counted := strings.Cut(cell, " of ")
					if want, ok := coverage[row[0]+"|"+outlet]; ok && counted {
						f.want(row[0]+" in "+outlet, n, want)
					}
				}
			}
		}
	}
}

func count(n float64) string {
	if n == 0 {
		return "0"
	}
	return whole(n)
}

// bare is a figure without the marks that refer to a footnote.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("†‡*", r) {
			return -1
		}
		return r
	}, s)
}
