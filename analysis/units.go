package analysis

// units marks the articles that count in the tests. Among near-identical articles of
// one outlet, the first does; a text that several outlets print is no outlet's own
// wording and takes no part, since no exchange of outlets could change it.
func (c *comparison) units() []bool {
	alone := make([]bool, len(c.articles))
	sketches := make([][]uint32, len(c.articles))
	for i := range c.articles {
		sketches[i] = c.articles[i].sketch
	}
	group := near(sketches)
	several := make([]bool, len(group)) // of a group's first article: more than one outlet has it
	for i, first := range group {
		several[first] = several[first] || c.articles[i].Outlet != c.articles[first].Outlet
	}
	for i, first := range group {
		alone[i] = !several[first] && int32(i) == first
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
