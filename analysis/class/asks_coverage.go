package class

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus/text"
)

// speakers asks who is given words at all.
func (a *asker) speakers() []Question {
	var list []Question
	ans := a.collect()
	low, high := -1.0, -1.0
	for _, o := range a.r.Sources.Outlets {
		if o.Share == nil || o.Words == 0 {
			continue
		}
		text := fmt.Sprintf("%d of 100 words go to sources", int(*o.Share*100+.5))
		for _, c := range o.Classes {
			if c.Share != nil && *c.Share >= .3 && c.Class != "unknown" {
				text += fmt.Sprintf("; of these %d in 100 to the class “%s”", int(*c.Share*100+.5), c.Class)
			}
		}
		if low < 0 || *o.Share < low {
			low = *o.Share
		}
		high = max(high, *o.Share)
		ans.add(o.Outlet, text)
	}
	if len(ans.list) > 1 && high-low >= .1 {
		list = append(list, ans.finish(Question{
			Kind:  AskSpeakers,
			Ask:   "Go through one event and underline everybody who is given words, quoted or reported. Which outlet gives most room to officials, which to people who live there?",
			Think: "Who was there and is not given a word? Would you have known without a second outlet?",
			Note:  "Whose words they are is worked out by rules that miss some and misread some: differences of a few words in 100 mean nothing.",
		}))
	}
	for i := range a.r.Sources.Speakers {
		s := &a.r.Sources.Speakers[i]
		verbs, coloured := map[string]bool{}, false
		one := a.collect()
		for _, o := range s.Outlets {
			var parts []string
			for _, v := range o.Verbs {
				if v.Verb == "" || v.Verb == "for" || strings.Contains(v.Verb, " ") {
					continue
				}
				verbs[v.Verb] = true
				coloured = coloured || v.Stance != "neutral"
				parts = append(parts, "“"+v.Verb+"”")
			}
			if len(parts) == 0 {
				continue
			}
			var evidence []analysis.Evidence
			for _, e := range s.Evidence {
				if e.Outlet == o.Outlet {
					evidence = append(evidence, e)
				}
			}
			one.add(o.Outlet, join(parts, "and"), evidence...)
		}
		if len(one.list) < 3 || len(verbs) < 3 || !coloured {
			continue
		}
		list = append(list, one.finish(Question{
			Kind:  AskSpeakers,
			Ask:   fmt.Sprintf("%s outlets let %s speak. With which verbs?", text.Capital(spelled(len(one.list))), a.shown(s.Name)),
			Think: "“Said” leaves it open. Sort the other verbs: which make the speaker sound sure, cornered, moved, or not to be believed?",
			Note:  "Different verbs may introduce different words of the same person.",
		}))
		break
	}
	return list
}

// absences asks about who or what most outlets name and one does not.
func (a *asker) absences() []Question {
	length := map[string]string{}
	for _, o := range a.r.Coverage.Outlets {
		length[o.Outlet] = fmt.Sprintf("%d words in %d articles", o.Words, o.Articles)
		if o.Articles == 1 {
			length[o.Outlet] = fmt.Sprintf("%d words in one article", o.Words)
		}
	}
	type found struct {
		row     *analysis.CoverageRow
		missing []string
	}
	var rows []found
	for i := range a.r.Coverage.Rows {
		r := &a.r.Coverage.Rows[i]
		switch r.Kind {
		case analysis.PersonKind, analysis.OrganisationKind, analysis.NumberKind:
		default:
			continue
		}
		// A name that the mask covers says more about who published than about the event.
		if len(r.NotFound) == 0 || len(r.Outlets) < 2 || len(r.Outlets) < len(r.NotFound) || a.shown(r.Name) != strings.Join(strings.Fields(r.Name), " ") {
			continue
		}
		rows = append(rows, found{r, r.NotFound})
	}
	slices.SortStableFunc(rows, func(x, y found) int {
		if n := len(y.row.Outlets) - len(x.row.Outlets); n != 0 {
			return n
		}
		return int(y.row.Articles - x.row.Articles)
	})
	var list []Question
	kinds := map[analysis.EntityKind]bool{}
	for _, f := range rows {
		if kinds[f.row.Kind] {
			continue
		}
		kinds[f.row.Kind] = true
		ans := a.collect()
		for _, c := range f.row.Outlets {
			ans.add(c.Outlet, "found "+times(c.Mentions)+", first in the "+c.First, c.Evidence)
		}
		for _, o := range f.missing {
			ans.add(o, "not found in the supplied articles ("+length[o]+")")
		}
		list = append(list, ans.finish(Question{
			Kind:  AskAbsences,
			Ask:   fmt.Sprintf("“%s” is found in %s outlets and not found in the supplied articles of %s. Look for it: is it there in other words?", f.row.Name, spelled(len(f.row.Outlets)), a.letters(f.missing)),
			Think: "What could be the reasons: length, another day, another desk, another reader? What would you have to read to know?",
			Note:  "An absence is “not found in the supplied articles”. It does not say that the outlet never wrote of it, or why.",
		}))
	}
	return list
}
