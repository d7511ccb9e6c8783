package analysis

import (
	"fmt"
	"slices"
)

// needText lists the sections that lay articles side by side, and why counts are not
// enough for them.
var needText = []struct{ section, part, reason string }{
	{SectionNaming, "what comes before the names, and who uses which", "it is read from the sentences around the names"},
	{SectionQuotations, "", "the same quotation is found by its words in several articles"},
	{SectionShared, "", "passages are found by their words in several articles"},
	{SectionCoverage, "", "an absence can be established only from whole articles"},
}

// NeedText reports whether one of the sections, or of all if none is given, is made
// from the articles' text: counts, which do not grow with the number of articles, are
// enough for the others.
func NeedText(sections []string) bool {
	return len(sections) == 0 || slices.ContainsFunc(needText, func(n struct{ section, part, reason string }) bool {
		return slices.Contains(sections, n.section)
	})
}

// carried splits what the options ask for into what p can answer and what it cannot. It
// is an error if nothing is left.
func (o *CompareOptions) carried(p *Profile) ([]LeftOut, error) {
	out := []LeftOut{}
	if !p.CountsOnly() {
		return out, nil
	}
	sections := o.Sections
	if len(sections) == 0 {
		sections = Sections()
	}
	kept := slices.Clone(sections)
	for _, n := range needText {
		if !slices.Contains(sections, n.section) {
			continue
		}
		out = append(out, LeftOut{n.section, n.part, n.reason + ", and a profile holds counts but no articles"})
		if n.part == "" {
			kept = slices.DeleteFunc(kept, func(s string) bool { return s == n.section })
		}
	}
	if len(kept) == 0 {
		return nil, fmt.Errorf("the section %s cannot be worked out: %s: report on the articles themselves", out[0].Section, out[0].Reason)
	}
	o.Sections = kept
	return out, nil
}
