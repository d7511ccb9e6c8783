package analysis

// units marks the articles that stand for themselves in the tests. Of
// near-identical articles of one outlet the first does; a text that several
// outlets print is none's own wording and takes no part, since no exchange of
// outlets could change it. Without the sketches of a bank every article stands.
func (c *comparison) units() []bool {
	alone := make([]bool, len(c.articles))
	for i := range alone {
		alone[i] = true
	}
	if c.bank.over {
		return alone
	}
	type key struct {
		outlet, id, file string
		line             int
	}
	rows := make(map[key]int, len(c.articles))
	for i, r := range c.articles {
		rows[key{r.Outlet, r.ID, r.File, r.Line}] = i
	}
	copies := c.bank.sorted()
	group := near(copies)
	several := make([]bool, len(copies)) // of a group's first copy: more than one outlet has it
	for i, first := range group {
		several[first] = several[first] || copies[i].Outlet != copies[first].Outlet
	}
	for i, first := range group {
		if !several[first] && int32(i) == first {
			continue
		}
		if at, ok := rows[key{copies[i].Outlet, copies[i].ID, copies[i].File, copies[i].Line}]; ok {
			alone[at] = false
		}
	}
	return alone
}

// repeated is the number of articles that take no part in tests because they
// repeat others.
func (c *comparison) repeated() int64 {
	var n int64
	for _, alone := range c.alone {
		if !alone {
			n++
		}
	}
	return n
}
