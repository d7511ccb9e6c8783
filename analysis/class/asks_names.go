package class

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus/text"
)

// inVoices is how the key writes counts of a name: outside and inside quotation marks, with
// reported speech apart.
func inVoices(o *analysis.NameCount) string {
	var parts []string
	reported := o.ByVoice[analysis.Indirect]
	if n := o.Wording - reported; n > 0 {
		parts = append(parts, times(n)+" in its own voice")
	}
	if reported > 0 {
		parts = append(parts, times(reported)+" in reported speech")
	}
	if o.Quoted > 0 {
		parts = append(parts, times(o.Quoted)+" in quotation marks")
	}
	return strings.Join(parts, ", ")
}

func evidenceOf(n *analysis.Name, outlet string) []analysis.Evidence {
	var list []analysis.Evidence
	for _, e := range n.Evidence {
		if e.Outlet == outlet {
			list = append(list, e)
		}
	}
	return list
}

// naming lists the choice sets that are not experimental, coded ones first.
func (a *asker) naming() []*analysis.Choice {
	var list []*analysis.Choice
	for _, coded := range []bool{true, false} {
		for i := range a.r.Naming {
			c := &a.r.Naming[i]
			if !c.Experimental && coded == slices.ContainsFunc(a.pack.Choices, func(k Choice) bool { return k.ID == c.ID }) {
				list = append(list, c)
			}
		}
	}
	return list
}

// rivals asks about outlets whose commonest names for the same thing differ.
func (a *asker) rivals() []Question {
	var list []Question
	for _, c := range a.naming() {
		tops := map[string]bool{}
		ans := a.collect()
		for i, set := range c.Sets {
			var best *analysis.Name
			most, second := int64(0), int64(0)
			for k := range c.Names {
				switch n := c.Names[k].Outlets[i].Wording; {
				case n > most:
					best, most, second = &c.Names[k], n, most
				case n > second:
					second = n
				}
			}
			if best == nil || most < 2 || most == second {
				continue
			}
			tops[best.Option] = true
			ans.add(set.Outlet, fmt.Sprintf("“%s”, %s", best.Option, inVoices(&best.Outlets[i])), evidenceOf(best, set.Outlet)...)
		}
		if len(tops) < 2 {
			continue
		}
		list = append(list, ans.finish(Question{
			Kind: AskRivals,
			Ask: fmt.Sprintf("%s: %s outlets each have a favourite, and there are %s different ones. Which name does each outlet use most outside quotation marks?",
				c.Title, text.Capital(spelled(len(ans.list))), spelled(len(tops))),
			Think: "Put each of the other names in its place. Which sentence changes most, and what does it change: who acted, whether they had a right to, how large the matter is?",
			Note:  c.Note,
		}))
	}
	return list
}

// quotedNames asks about a name that one outlet uses itself and others only quote.
func (a *asker) quotedNames() []Question {
	var list []Question
	for _, c := range a.naming() {
		for i := range c.Names {
			n := &c.Names[i]
			var own, quoting []*analysis.NameCount
			for k := range n.Outlets {
				switch o := &n.Outlets[k]; {
				case o.Wording > 0:
					own = append(own, o)
				case o.Quoted > 0:
					quoting = append(quoting, o)
				}
			}
			if len(own) != 1 || own[0].Wording < 2 || len(quoting) == 0 {
				continue
			}
			ans := a.collect()
			ans.add(own[0].Outlet, inVoices(own[0]), evidenceOf(n, own[0].Outlet)...)
			var others []string
			for _, o := range quoting {
				others = append(others, o.Outlet)
				ans.add(o.Outlet, inVoices(o), evidenceOf(n, o.Outlet)...)
			}
			where := "one other outlet has it"
			if len(others) > 1 {
				where = spelled(len(others)) + " other outlets have it"
			}
			list = append(list, ans.finish(Question{
				Kind: AskQuoted,
				Ask: fmt.Sprintf("One outlet writes “%s” %s outside quotation marks; %s only inside them. Which outlet is it, and whose word is it in the others?",
					n.Option, times(own[0].Wording), where),
				Think: "Does a reader of the outlet that only quotes it learn that somebody calls it so? Does a reader of the other learn that one may call it anything else?",
			}))
		}
	}
	return list
}

// reportedNames asks about a name that is always a source's, whether quoted or reported.
func (a *asker) reportedNames() []Question {
	var list []Question
	for _, c := range a.naming() {
		for i := range c.Names {
			n := &c.Names[i]
			var total, reported, own int64
			ans := a.collect()
			for k := range n.Outlets {
				o := &n.Outlets[k]
				total += o.Wording + o.Quoted
				reported += o.ByVoice[analysis.Indirect]
				own += o.Wording - o.ByVoice[analysis.Indirect]
				if o.Wording+o.Quoted > 0 {
					ans.add(o.Outlet, inVoices(o), evidenceOf(n, o.Outlet)...)
				}
			}
			if own > 0 || total < 2 || reported == 0 {
				continue
			}
			list = append(list, ans.finish(Question{
				Kind:  AskReported,
				Ask:   fmt.Sprintf("No outlet calls it “%s” in its own voice, and yet the word stands %s in the articles. Who says it, and where are there no quotation marks?", n.Option, times(total)),
				Think: "Without the marks, whose word would a hurried reader take it for? How could the sentence be written so that there is no doubt?",
			}))
		}
	}
	return list
}

// headlines asks about an article whose headline has a name that its own voice never uses below.
func (a *asker) headlines() []Question {
	var list []Question
	for _, e := range a.pack.Events {
		for _, art := range e.Articles {
			for _, c := range a.pack.Choices {
				names := art.namesOf(c)
				own, found := false, false
				var below []string
				var at []Place
				for _, m := range art.Marks {
					if m.Choice != c.ID {
						continue
					}
					found = found || m.Zone != "headline"
					own = own || m.Zone != "headline" && m.Option == names.headline && m.Coded == OwnVoice
					if m.Zone == "headline" || m.Coded == OwnVoice {
						at = append(at, Place{art.Label, m.Sentence, art.sentence(m.Sentence).Text()})
					}
					if m.Zone != "headline" && m.Coded == OwnVoice && !slices.Contains(below, "“"+m.Option+"”") {
						below = append(below, "“"+m.Option+"”")
					}
				}
				if names.headline == None || own || !found {
					continue
				}
				text := "the headline says “" + names.headline + "”; below, its own voice says " + join(below, "and")
				list = append(list, Question{
					Kind:    AskHeadline,
					Ask:     fmt.Sprintf("The headline of article %s and the text below it do not use the same name in the outlet's own voice. Which names are they?", art.Label),
					Think:   "Who chooses a headline, and for whom? Which of the names will be remembered?",
					Places:  at,
					Answers: []Answer{{Outlet: art.Outlet, Text: text, Places: at}},
				})
			}
		}
	}
	return list
}

// titles asks about one person called differently.
func (a *asker) titles() []Question {
	var list []Question
	for _, p := range a.r.Coverage.Titles {
		heads := map[string]bool{}
		ans := a.collect()
		for _, o := range p.Outlets {
			for _, t := range o.Titles {
				heads[t.Head] = true
				if t.Evidence != nil {
					ans.add(o.Outlet, fmt.Sprintf("“%s”", a.shown(t.Head)), *t.Evidence)
				}
			}
		}
		if len(heads) < 3 || len(ans.list) < 3 {
			continue
		}
		list = append(list, ans.finish(Question{
			Kind:  AskTitles,
			Ask:   fmt.Sprintf("What does each outlet call %s beside the name? %s outlets use %s titles.", a.shown(p.Name), text.Capital(spelled(len(ans.list))), spelled(len(heads))),
			Think: "Which of the titles says what the person does, which says whether he or she may, and which only how the outlet sees it?",
		}))
	}
	return list
}
