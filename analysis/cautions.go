package analysis

import (
	"fmt"
	"slices"
)

// cautions lists the doubts that this particular set of articles raises.
func (c *comparison) cautions(r *Report) []string {
	lines := []string{}
	if line := c.unheardReading(); line != "" {
		lines = append(lines, line)
	}
	var unclosed int64
	var decoded, encodings []string
	for _, o := range r.Corpus.Outlets {
		unclosed += o.Unclosed
	}
	for _, a := range r.Corpus.Articles {
		if a.Decoded != "" {
			if !slices.Contains(decoded, a.File) {
				decoded = append(decoded, a.File)
			}
			if !slices.Contains(encodings, a.Decoded) {
				encodings = append(encodings, a.Decoded)
			}
		}
	}
	if unclosed > 0 {
		lines = append(lines, fmt.Sprintf("%s without a closing mark; each was taken to end with its paragraph, so some words may be counted in the wrong voice.", capital(count(unclosed, "quotation"))))
	}
	if len(decoded) > 0 {
		lines = append(lines, fmt.Sprintf("%s not in UTF-8 and %s decoded from %s; byte offsets refer to the decoded text.",
			notUTF8(decoded), was(int64(len(decoded))), list(encodings)))
	}
	if shortest, longest := c.lengths(); longest > 2*shortest && shortest > 0 {
		lines = append(lines, fmt.Sprintf("The outlets' articles differ in length, from %s words on average at one outlet to %s at another: longer articles have more room for everything, so read rates along with counts, and an absence along with the length.", thousands(shortest), thousands(longest)))
	}
	for _, o := range r.Shared.OwnCopy {
		if again := o.Articles - o.Texts; again > 0 {
			where := "counts and rates include these, tests and intervals do not"
			if c.articles == nil {
				where = "counts, rates and tests include all of these"
			}
			lines = append(lines, fmt.Sprintf("%s of %s with small changes: %s.", repeats(again), o.Outlet, where))
		}
	}
	var single []string
	for _, o := range r.Corpus.Outlets {
		if o.Articles == 1 && r.Design.Tier > 0 {
			single = append(single, o.Outlet)
		}
	}
	if len(single) > mostSingle {
		lines = append(lines, fmt.Sprintf("%s have a single article each: the numbers in such a column are that article's.", capital(count(int64(len(single)), "outlet"))))
		single = nil
	}
	for _, outlet := range single {
		lines = append(lines, fmt.Sprintf("%s has a single article: the numbers in its column are that article's.", outlet))
	}
	return append(lines, c.notKept()...)
}

// notKept says which sentences were not kept for the numbers of a set that has very
// many of them, if the sections shown need them.
func (c *comparison) notKept() (list []string) {
	wants, terms, said := c.options.wants, &c.examples, &c.said
	most := c.Profile.options.Examples // sentences that were asked for, per number
	if wants(SectionNaming) || wants(SectionCues) {
		switch {
		case terms.level > 0:
			list = append(list, "There are more numbers here than sentences could be kept for: each term of an outlet has one, whatever its voice, and its numbers in other voices open to none. Fewer outlets or lexicons at a time leave room for more; rashomon kwic finds every sentence in the articles.")
		case terms.limit < most:
			list = append(list, fmt.Sprintf("There are so many numbers here that at most %s kept for each, although %s were asked for.", sentencesAre(terms.limit), thousands(int64(most))))
		}
	}
	if wants(SectionSources) && said.level > 0 {
		list = append(list, fmt.Sprintf("There are more speakers here than sentences could be kept for: what they say is kept from only about one article in %s, so the numbers of some open to no sentence.", thousands(1<<min(said.level, 62))))
	}
	return list
}

func sentencesAre(n int) string {
	if n == 1 {
		return "1 sentence is"
	}
	return thousands(int64(n)) + " sentences are"
}

// mostSingle is the number of outlets with a single article that are named, each in a
// caution of its own.
const mostSingle = 5

// lengths returns the average number of words per article at the outlets with the
// shortest and the longest articles.
func (c *comparison) lengths() (shortest, longest int64) {
	for _, name := range c.outlets {
		e := c.Exposure(name)
		if e.Articles == 0 {
			continue
		}
		mean := e.Words.Total() / e.Articles
		if shortest == 0 || mean < shortest {
			shortest = mean
		}
		longest = max(longest, mean)
	}
	return shortest, longest
}

// repeats says that so many articles repeat others.
func repeats(n int64) string {
	if n == 1 {
		return "1 article repeats another"
	}
	return thousands(n) + " articles repeat others"
}

func were(n int64) string {
	if n == 1 {
		return "1 article was"
	}
	return thousands(n) + " articles were"
}

// notUTF8 names files as the subject of a sentence.
func notUTF8(files []string) string {
	if len(files) == 1 {
		return files[0] + " is"
	}
	return several(files, 3) + " are"
}
