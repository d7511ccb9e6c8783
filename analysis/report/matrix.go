package report

import (
	"fmt"
	"strings"

	"rashomon/analysis"
)

// matrix lays cells out as rows with outlets as columns, then turned, then as a
// list of the outlets whose cells are the same; absent says whether the list includes
// those with nothing. Rows may be long text: the first column flows.
func matrix(what string, rows, outlets []string, absent bool, cell func(row, outlet int) string) []grid {
	wide := grid{columns: []column{flowing(what)}}
	turned := grid{columns: []column{words("")}}
	long := grid{columns: []column{flowing(what), words(" "), flowing("outlets")}}
	short := true
	for _, o := range outlets {
		wide.columns = append(wide.columns, words(o))
		turned.rows = append(turned.rows, []string{o})
	}
	for i, name := range rows {
		row := []string{name}
		short = short && len(name) <= mostTurnedName
		var cells, none []string
		having := map[string][]string{} // by cell
		turned.columns = append(turned.columns, words(name))
		for j := range outlets {
			c := cell(i, j)
			row = append(row, c)
			turned.rows[j] = append(turned.rows[j], c)
			shown := strings.ReplaceAll(c, "\n", ", ")
			switch {
			case c == notFound:
				none = append(none, outlets[j])
				continue
			case having[shown] == nil:
				cells = append(cells, shown)
			}
			having[shown] = append(having[shown], outlets[j])
		}
		var names []string
		for _, c := range cells {
			if len(having[c]) == len(outlets) && len(outlets) > mostAbsent {
				names = append(names, "all "+integer(int64(len(outlets))))
				continue
			}
			names = append(names, someOf(having[c], mostListed))
		}
		if absent && len(none) > 0 {
			cells, names = append(cells, notFound), append(names, someOf(none, mostAbsent))
		}
		long.rows = append(long.rows, []string{name, strings.Join(cells, "\n"), strings.Join(names, "\n")})
		wide.rows = append(wide.rows, row)
	}
	if !short || len(rows) > mostTurned || len(outlets) > mostTurnedOutlets {
		return []grid{wide, long}
	}
	return []grid{wide, turned, long}
}

// The longest name of a row that is turned into a column and the most such rows, the
// most outlets that are then rows, the most outlets listed one after the other, and
// the most of those that have nothing.
const (
	mostTurnedName    = 24
	mostTurned        = 4
	mostTurnedOutlets = 30
	mostListed        = 20
	mostAbsent        = 8
)

// outletNames is the order of every table's outlets.
func outletNames(r *analysis.Report) []string {
	names := make([]string, len(r.Corpus.Outlets))
	for i, o := range r.Corpus.Outlets {
		names[i] = o.Outlet
	}
	return names
}

// clipped is s, or if it has more than so many words, its first and last ones.
func clipped(s string, words int) string {
	f := strings.Fields(s)
	if len(f) <= words {
		return s
	}
	first := words * 2 / 3
	return strings.Trim(strings.Join(f[:first], " "), " …") + " … " + strings.Trim(strings.Join(f[len(f)-(words-first):], " "), " …")
}

// moreRows says how many rows of a table are left to the other formats.
func moreRows(shown, total int, what string) []string {
	if total <= shown {
		return nil
	}
	if total-shown == 1 {
		if what == "people" {
			what = "person"
		} else if !strings.Contains(what, " ") {
			what = strings.TrimSuffix(what, "s")
		}
		return []string{fmt.Sprintf("1 more %s; --format json has it.", what)}
	}
	return []string{fmt.Sprintf("%s more %s; --format json has them.", integer(int64(total-shown)), what)}
}
