package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rashomon/analysis"
)

// A sectionView is a section of the page.
type sectionView struct {
	ID, Title string
	Short     string // for the line of sections
	Number    int
	Blocks    []blockView
}

// A blockView has one of its fields set.
type blockView struct {
	Table    *tableView
	Evidence *evidenceView
	Lines    []string
	List     []string
}

// A tableView is a table with every cell's figures linked.
type tableView struct {
	ID      string
	Caption string
	Lead    string // above the table
	Note    string
	Reading []string
	Columns []columnView
	Bodies  [][]rowView
	Class   string
}

type columnView struct {
	Name        string
	Outlet      int // -1 if the column is not an outlet's
	Right, Flow bool
	Key         string // how a chart in the table draws it
}

type rowView struct {
	Outlet int
	Cells  []cellView
}

type cellView struct {
	Head        bool
	Hidden      string // name of a row that the row above it shows
	Outlet      int    // of the column
	Right, Flow bool
	Lines       []lineView
	Bars        []barView // under the text, drawn to the same scale in every row
}

type lineView struct {
	Parts []partView
	Bar   *barView
}

// A partView is text, as a link if there is something behind it.
type partView struct {
	Text, Href string
	Pick       string // what a script picks: see page/sentences.js
	Of         string // shorter, for a link to an item: whether it stands for its outlet alone, and for which voice
}

// A barView is a bar of 100 units, in parts.
type barView struct {
	Kind  string
	Parts []barPart
}

type barPart struct{ Class, X, Width string } // of 100

// section lays a section out.
func (m *pageMaker) section(s section) sectionView {
	v := sectionView{ID: s.id, Title: s.title, Short: strings.ToUpper(s.id[:1]) + s.id[1:], Number: number(s.id)}
	views := make([]*evidenceView, len(s.blocks))
	for i, b := range s.blocks {
		if e, ok := b.(evidence); ok && len(e.items) > 0 && (s.id != "sources" || !m.hasSaid) {
			views[i] = m.evidence(e)
			views[i].Title = "Sentences behind the figures"
		}
	}
	for i, b := range s.blocks {
		switch b := b.(type) {
		case table:
			at := slices.IndexFunc(views[i:], func(e *evidenceView) bool { return e != nil })
			t := tableMaker{pageMaker: m, section: s.id, table: b}
			if at >= 0 {
				t.evidence = views[i+at]
			}
			v.Blocks = append(v.Blocks, blockView{Table: t.make()})
		case sentences:
			if b.list {
				v.Blocks = append(v.Blocks, blockView{List: proseAll(b.lines)})
			} else {
				v.Blocks = append(v.Blocks, blockView{Lines: proseAll(b.lines)})
			}
		case evidence:
			if views[i] != nil {
				v.Blocks = append(v.Blocks, blockView{Evidence: views[i]})
			}
		}
	}
	return v
}

// A tableMaker makes one table of a section.
type tableMaker struct {
	*pageMaker
	section  string
	table    table
	evidence *evidenceView // the sentences that follow the table, or nil
}

func (t *tableMaker) make() *tableView {
	g := t.table.layouts[0]
	v := &tableView{
		ID: t.tableID(), Caption: prose(t.table.caption), Note: prose(t.table.note), Reading: proseAll(t.table.reading),
	}
	t.nameGroups(v.ID)
	keys := t.keys()
	for _, c := range g.columns {
		col := columnView{Name: clean(c.name), Outlet: t.outletOf(c.name), Right: c.right, Flow: c.flow, Key: keys[c.name]}
		v.Columns = append(v.Columns, col)
	}
	if t.countsNames() {
		v.Class = "names"
	}
	scale := t.scales(g)
	grouped := slices.ContainsFunc(g.rows, func(r []string) bool { return r[0] == "" })
	name := ""
	for i, row := range g.rows {
		if row[0] != "" {
			name = row[0]
		}
		r := rowView{Outlet: -1}
		outlets := t.rowOutlets(g, row)
		if len(outlets) == 1 {
			r.Outlet = outlets[0]
		}
		for j, cell := range row {
			c := cellView{Head: j == 0, Outlet: v.Columns[j].Outlet, Right: g.columns[j].right, Flow: g.columns[j].flow || g.columns[j].name == articleColumn}
			if j == 0 && cell == "" {
				c.Hidden = clean(name)
			}
			at := cellPlace{name: name, column: g.columns[j].name, lists: g.columns[j].lists, names: !c.Right && c.Outlet < 0, outlet: r.Outlet, columnOutlet: c.Outlet}
			c.Lines = t.lines(cell, at, j == 0, outlets)
			t.leaveOut(c.Lines, c.Outlet >= 0 || r.Outlet >= 0)
			c.Bars = t.bars(i, j, cell, scale)
			r.Cells = append(r.Cells, c)
		}
		if len(v.Bodies) == 0 || grouped && row[0] != "" {
			v.Bodies = append(v.Bodies, nil)
		}
		last := len(v.Bodies) - 1
		v.Bodies[last] = append(v.Bodies[last], r)
	}
	return v
}

// rowOutlets are the outlets that a row is about, one for each line of its cells.
func (t *tableMaker) rowOutlets(g grid, row []string) []int {
	for j, cell := range row {
		if g.columns[j].right || t.outletOf(g.columns[j].name) >= 0 {
			continue
		}
		var list []int
		for line := range strings.SplitSeq(cell, "\n") {
			if o := t.outletOf(line); o >= 0 {
				list = append(list, o)
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// nameGroups records which table a category has, and which sentences belong to
// which of its names, for the overview and the marks in the articles.
func (t *tableMaker) nameGroups(id string) {
	add := func(c analysis.Category, names []analysis.Name) {
		t.sets[categoryKey{c.Lexicon, c.ID}] = id
		for _, n := range names {
			if g := t.evidence.find(n.Option); g != nil {
				t.groups[nameKey{categoryKey{c.Lexicon, c.ID}, n.Option}] = g.ID
			}
		}
	}
	switch of := t.table.of.(type) {
	case analysis.Choice:
		add(of.Category, of.Names)
	case analysis.CueSet:
		add(of.Category, of.Entries)
		if t.evidence != nil {
			t.groups[nameKey{categoryKey{of.Lexicon, of.ID}, ""}] = t.evidence.ID
		}
	}
}

// cellPlace is where a cell is: its row and column.
type cellPlace struct {
	name, column         string
	lists, names         bool // whether the column lists names with numbers, or holds names and no number of anything
	outlet, columnOutlet int
}

// outletAt is the outlet that the cell is about, -1 if there are none or two.
func (p cellPlace) outletAt() int {
	if p.outlet >= 0 && p.columnOutlet >= 0 && p.outlet != p.columnOutlet {
		return -1
	}
	return max(p.outlet, p.columnOutlet)
}

var (
	quotedFigure = regexp.MustCompile(`“[\d,.]+”`)
	countedName  = regexp.MustCompile(`^(\d[\d,]*)?\s*(“\d[\d,]*”)? (.+)$`)
	listedFigure = regexp.MustCompile(`^(.+) ([\d,]+)$`)
	anyFigure    = regexp.MustCompile(`\d`)
	noneFigure   = regexp.MustCompile(`^0(?:\.0+)?(?:\x{a0}%)?(?: of [\d,]+)?$`)
)

// isNone reports whether a figure says that there is nothing, and so no sentence to
// lead to either.
func isNone(figure string) bool { return noneFigure.MatchString(figure) }

// lines cuts a cell into lines and links its figures.
func (t *tableMaker) lines(cell string, at cellPlace, head bool, outlets []int) []lineView {
	var out []lineView
	for i, line := range strings.Split(cell, "\n") {
		if len(outlets) > 1 && i < len(outlets) {
			at.outlet = outlets[i]
		}
		var parts []partView
		switch m := countedName.FindStringSubmatch(line); {
		case m != nil && !head && t.evidence.find(m[3]) != nil:
			named := cellPlace{name: m[3], outlet: at.outlet, columnOutlet: at.columnOutlet}
			for j, v := range []voices{wording, quoted} {
				if m[1+j] != "" {
					link := t.behind(named, v)
					link.Text = m[1+j]
					parts = append(parts, link, partView{Text: " "})
				}
			}
			parts = append(parts, partView{Text: clean(m[3])})
		case line == "" || line == notFound || line == noData || head:
			parts = []partView{{Text: clean(line)}}
		case at.column == articleColumn:
			parts = []partView{t.articleLink(line)}
		case at.lists:
			parts = t.listed(line, at)
		case at.names: // a number in a name is part of it: France 24
			parts = []partView{{Text: clean(line)}}
		default:
			parts = t.figures(line, at)
		}
		out = append(out, lineView{Parts: parts})
	}
	return out
}

// articleLink leads to an article by the name that a reader knows it by.
func (m *pageMaker) articleLink(id string) partView {
	i, ok := m.articles[id]
	if !ok {
		return partView{Text: clean(id)}
	}
	return partView{Text: articleName(m.texts[i]), Href: "#" + articleID(i)}
}

// listed links the items of "mutiny 3, revolt 1".
func (t *tableMaker) listed(line string, at cellPlace) []partView {
	var parts []partView
	for i, item := range strings.Split(line, ", ") {
		if i > 0 {
			parts = append(parts, partView{Text: ", "})
		}
		if m := listedFigure.FindStringSubmatch(item); m != nil {
			if link := t.behind(cellPlace{name: m[1], outlet: at.outlet, columnOutlet: at.columnOutlet}, anyVoice); link.Href != "" {
				link.Text = m[2]
				parts = append(parts, partView{Text: clean(m[1]) + " "}, link)
				continue
			}
		}
		parts = append(parts, partView{Text: clean(item)})
	}
	return parts
}

// figures links a cell with one figure, or with one outside and one inside quotation
// marks.
func (t *tableMaker) figures(line string, at cellPlace) []partView {
	link := func(text string, v voices) partView {
		var p partView
		if (anyFigure.MatchString(text) || at.columnOutlet >= 0) && !isNone(text) {
			p = t.behind(at, v)
		}
		p.Text = clean(text)
		return p
	}
	q := quotedFigure.FindStringIndex(line)
	plain := anyVoice
	if t.countsNames() {
		plain = wording
		if at.column == "“quoted”" {
			plain = quoted
		}
	}
	switch {
	case q == nil:
		return []partView{link(line, plain)}
	case q[0] == 0:
		return []partView{link(line, quoted)}
	}
	return []partView{link(strings.TrimSpace(line[:q[0]]), wording), {Text: " "}, link(line[q[0]:], quoted)}
}

// countsNames reports whether plain figures of the table count the outlets'
// wording.
func (t *tableMaker) countsNames() bool {
	switch t.table.of.(type) {
	case analysis.Choice, analysis.CueSet, []analysis.Name:
		return true
	}
	return false
}

func (m *pageMaker) tableID() string {
	m.lastTable++
	return fmt.Sprintf("t%d", m.lastTable)
}
