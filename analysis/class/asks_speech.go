package class

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus/text"
)

// verbs asks about the same quotation, introduced by different verbs.
func (a *asker) verbs() []Question {
	var list []Question
	for i := range a.r.Quotations.Rows {
		q := &a.r.Quotations.Rows[i]
		verbs := map[string]bool{}
		for _, v := range q.Verbs {
			if v.Verb != "" {
				verbs[v.Verb] = true
			}
		}
		if q.Outlets < 2 || len(verbs) < 2 {
			continue
		}
		ans := a.collect()
		for _, c := range q.Carriers {
			if c.Kind == analysis.UnquotedCarrier {
				continue
			}
			text := "names no verb"
			if c.Verb != "" {
				text = fmt.Sprintf("“%s”", c.Verb)
				if c.Stance != "neutral" {
					text += ", a verb that " + stanceWords[c.Stance]
				}
			}
			if c.Speaker != "" {
				text += " (" + a.shown(c.Speaker) + ")"
			}
			ans.add(c.Outlet, text, c.Evidence)
		}
		list = append(list, ans.finish(Question{
			Kind: AskVerbs,
			Ask: fmt.Sprintf("%s outlets quote the same words: “%s” Which verb introduces them in each, and what does each verb say of the speaker?",
				text.Capital(spelled(q.Outlets)), clipped(a.shown(q.Text), 28)),
			Think: "Say the sentence aloud with each verb. Which of them doubt it, which grant that it is true, and which only report?",
		}))
	}
	// The more verbs that are not neutral, the more there is to discuss.
	slices.SortStableFunc(list, func(x, y Question) int { return coloured(y) - coloured(x) })
	return list
}

var stanceWords = map[string]string{
	"positive": "approves", "negative": "reproaches", "doubt": "doubts", "factive": "takes it as true",
}

func coloured(q Question) (n int) {
	for _, a := range q.Answers {
		if strings.Contains(a.Text, "a verb that") {
			n++
		}
	}
	return n
}

// cuts asks about a quotation that one outlet carries whole and another cut.
func (a *asker) cuts() []Question {
	var list []Question
	for i := range a.r.Quotations.Rows {
		q := &a.r.Quotations.Rows[i]
		ans := a.collect()
		var whole, cut []string
		for _, c := range q.Carriers {
			switch {
			case c.Kind == analysis.UnquotedCarrier:
				continue
			case len(c.Cut) == 0:
				whole = append(whole, c.Outlet)
				ans.add(c.Outlet, "has all of it", c.Evidence)
			default:
				cut = append(cut, c.Outlet)
				var missing []string
				for _, m := range c.Missing {
					if m = a.shown(m); m != "" {
						missing = append(missing, "“"+clipped(m, 24)+"”")
					}
				}
				text := "is cut at the " + join(c.Cut, "and")
				if len(missing) > 0 {
					text += ": " + join(missing, "and")
				}
				ans.add(c.Outlet, text, c.Evidence)
			}
		}
		if len(whole) == 0 || len(cut) == 0 || !slices.ContainsFunc(cut, func(o string) bool { return !slices.Contains(whole, o) }) {
			continue
		}
		list = append(list, ans.finish(Question{
			Kind:  AskCut,
			Ask:   fmt.Sprintf("The quotation that begins “%s” is longer in some outlets than in others. What is left out, and where?", clipped(a.shown(q.Text), 10)),
			Think: "Every quotation is cut somewhere. Does this cut change what the speaker means, or only how long it takes to say it?",
			Note:  "Longer means longer than in the other articles supplied, not whole as it was said.",
		}))
	}
	return list
}

// variants asks about a passage that outlets share with some words changed.
func (a *asker) variants() []Question {
	var list []Question
	for i := range a.r.Shared.Passages {
		p := &a.r.Shared.Passages[i]
		at := slices.IndexFunc(p.Variants, func(v analysis.Variant) bool { return v.Kind == "wording" && len(v.Wordings) > 1 })
		if p.Outlets < 2 || at < 0 {
			continue
		}
		evidence := map[string]analysis.Evidence{}
		for _, v := range p.Versions {
			if _, have := evidence[v.Outlet]; !have {
				evidence[v.Outlet] = v.Evidence
			}
		}
		ans := a.collect()
		for _, v := range p.Variants {
			if v.Kind != "wording" {
				continue
			}
			for _, w := range v.Wordings {
				text := "“" + a.shown(w.Text) + "”"
				if w.Text == "" {
					text = "nothing there"
				}
				for _, o := range w.Outlets {
					if e, ok := evidence[o]; ok {
						ans.add(o, fmt.Sprintf("%s after “%s”", text, a.shown(v.Before)), e)
					}
				}
			}
		}
		if len(ans.list) < 2 {
			continue
		}
		list = append(list, ans.finish(Question{
			Kind: AskVariants,
			Ask: fmt.Sprintf("%s outlets carry the same passage, but not word for word: “%s” Which words differ?",
				text.Capital(spelled(p.Outlets)), clipped(a.shown(p.Text), 28)),
			Think: "Where could the difference come from: two translations, an editor, a speaker who said it twice? Does it change what is promised or claimed?",
		}))
	}
	return list
}

// scares asks about words that one outlet puts in quotation marks and another uses plainly.
func (a *asker) scares() []Question {
	var list []Question
	for i := range a.r.Quotations.Short {
		s := &a.r.Quotations.Short[i]
		ans := a.collect()
		var marked, plain []string
		for _, o := range s.Outlets {
			if o.Quoted > 0 && o.Plain == 0 {
				marked = append(marked, o.Outlet)
			}
			if o.Plain > 0 && o.Quoted == 0 {
				plain = append(plain, o.Outlet)
			}
			var parts []string
			if o.Quoted > 0 {
				parts = append(parts, times(o.Quoted)+" in marks")
			}
			if o.Plain > 0 {
				parts = append(parts, times(o.Plain)+" without")
			}
			if len(parts) > 0 {
				var evidence []analysis.Evidence
				for _, e := range s.Evidence {
					// The report counts inflected forms too; a class looks for the words themselves.
					if e.Outlet == o.Outlet && strings.Contains(strings.ToLower(e.Sentence), strings.ToLower(s.Text)) {
						evidence = append(evidence, e)
					}
				}
				if len(evidence) > 0 {
					ans.add(o.Outlet, join(parts, "and"), evidence...)
				}
			}
		}
		if len(ans.list) < len(s.Outlets) {
			continue
		}
		if len(marked) == 0 || len(plain) == 0 {
			continue
		}
		verb := "puts"
		if strings.ContainsAny(a.letters(marked), " ,") {
			verb = "put"
		}
		list = append(list, ans.finish(Question{
			Kind:  AskScare,
			Ask:   fmt.Sprintf("%s %s “%s” in quotation marks; %s not. What do the marks do here?", a.outlets(marked), verb, a.shown(s.Text), doOrDoes(a.outlets(plain))),
			Think: "Marks can say “these are his words” or “so-called”. Is there a speaker near them? If not, whose distance is it?",
			Note:  "The same words without marks may mean another thing there: read the sentences.",
		}))
	}
	return list
}

func doOrDoes(outlets string) string {
	if strings.HasPrefix(outlets, "Outlets") {
		return "o" + outlets[1:] + " do"
	}
	return "o" + outlets[1:] + " does"
}
