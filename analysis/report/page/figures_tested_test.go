package page_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// shares compares the shares of a set's names and whether they differ. Every row of
// the page must be in the JSON; the page has the first of a long list of names.
func (f *figures) shares(r loose) {
	f.Helper()
	const caption = "Shares of the set, and whether they differ"
	rows := 0
	for _, c := range list(r, "naming") {
		i := slices.IndexFunc(f.all["naming|"+caption], func(t shownTable) bool { return t.After == c["title"].(string) })
		if i < 0 {
			continue // none of its names is tested
		}
		f.touched["naming|"+caption] = true
		sets := map[string]loose{}
		for _, o := range list(c, "outlets") {
			sets[o["outlet"].(string)] = o
		}
		want := map[string]map[string]string{}
		for _, n := range list(c, "names") {
			name := n["option"].(string)
			want[name+"|(all tested)"] = map[string]string{"uses": "", "share": "", "articles": "", "p": pOf(n), "q": qOf(n)}
			for _, o := range list(n, "outlets") {
				set := sets[o["outlet"].(string)]
				if set["wording"].(float64) == 0 {
					continue
				}
				want[name+"|"+o["outlet"].(string)] = map[string]string{
					"uses": whole(o["wording"]) + " of " + whole(set["wording"]), "share": share(o["wording"], set["wording"]),
					"articles": whole(o["wording_articles"]) + " of " + whole(set["wording_articles"]), "p": pOf(o), "q": qOf(o),
				}
			}
		}
		table := f.all["naming|"+caption][i]
		for _, row := range table.Rows {
			figures, ok := want[row[0]+"|"+row[1]]
			if !ok {
				f.Errorf("%s: the page has a row %s of %s that the JSON has not", c["title"], row[0], row[1])
				continue
			}
			rows++
			for column, head := range table.Head {
				if value, compared := figures[head]; compared {
					got := row[column]
					if head == "uses" {
						got = bare(got)
					}
					f.want(fmt.Sprintf("%s, %s of %s, %s", c["title"], row[0], row[1], head), got, value)
				}
			}
		}
	}
	if rows < 6 {
		f.Errorf("only %d rows of shares were compared", rows)
	}
}

// classTests compares whether the shares of the classes of source differ.
func (f *figures) classTests(sources any) {
	f.Helper()
	table := f.tableStarting("sources", "Whether the shares differ")
	tests := list(sources, "class_tests")
	f.want("classes tested", strconv.Itoa(len(table.Rows)), strconv.Itoa(len(tests)))
	for _, t := range tests {
		class := t["class"].(string)
		var differ []string
		for _, o := range list(sources, "outlets") {
			for _, c := range list(o, "classes") {
				if test, ok := c["test"].(loose); ok && c["class"] == class && test["differs"].(bool) {
					differ = append(differ, o["outlet"].(string)+" ("+probability(test["q"])+")")
				}
			}
		}
		outlets := strings.Join(differ, ", ")
		if outlets == "" {
			outlets = "·"
		}
		f.want(class+", p", table.cell(class, "p"), pOf(t))
		f.want(class+", q", table.cell(class, "q"), qOf(t))
		f.want(class+", outlets that differ", table.cell(class, "outlets that differ from the others together (q)"), outlets)
	}
}

// introductions compares how often each class is introduced by a verb that is not
// neutral, with the stances that the JSON counts.
func (f *figures) introductions(sources any) {
	f.Helper()
	table := f.tableStarting("sources", "Introductions by a verb")
	counts := map[string]string{}
	for _, o := range list(sources, "outlets") {
		for _, c := range list(o, "classes") {
			all := 0.0
			for _, n := range c["stances"].(loose) {
				all += n.(float64)
			}
			if all > 0 {
				counts[c["class"].(string)+"|"+o["outlet"].(string)] = count(all-c["stances"].(loose)["neutral"].(float64)) + " of " + whole(all)
			}
		}
	}
	for _, row := range table.Rows {
		for i, got := range row[1:] {
			want, ok := counts[row[0]+"|"+table.Head[i+1]]
			if !ok {
				want = "·"
			}
			f.want("introductions of "+row[0]+" in "+table.Head[i+1], got, want)
			delete(counts, row[0]+"|"+table.Head[i+1])
		}
	}
	for key := range counts {
		f.Errorf("the page has no introductions of %s", key)
	}
}

// pOf and qOf are the probabilities of a test as tables print them, a star at
// the q of a share that differs.
func pOf(of loose) string {
	if test, ok := of["test"].(loose); ok {
		return probability(test["p"])
	}
	return "–"
}

func qOf(of loose) string {
	test, ok := of["test"].(loose)
	if !ok {
		return "–"
	}
	if test["differs"].(bool) {
		return probability(test["q"]) + "*"
	}
	return probability(test["q"])
}

func probability(p any) string {
	for _, decimals := range []int{3, 4} {
		if s := strconv.FormatFloat(p.(float64), 'f', decimals, 64); strings.Trim(s, "0.") != "" {
			return s
		}
	}
	return "<0.0001"
}
