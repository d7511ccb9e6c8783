package corpus_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rashomon/corpus"
)

// zoned is a text's regions, each "zone: words", with + before a duplicate.
func zoned(title, s string) []string {
	var out []string
	for _, r := range corpus.Regions(nil, &corpus.Document{Title: title, Text: s}) {
		mark := ""
		if r.Duplicate {
			mark = "+"
		}
		out = append(out, mark+r.Zone.String()+": "+r.Of(s))
	}
	return out
}

// Two made-up paragraphs, long enough to be nothing but body.
const (
	first  = "The garrison of Port Valen laid down its arms on Sunday, a day after it had closed the harbour, the council said."
	second = "“No soldier will be punished,” the speaker of the council told reporters at the gates, where two ships lay waiting."
)

func TestRegions(t *testing.T) {
	for _, c := range []struct {
		name, why, title, text string
		want                   []string
	}{
		{"nothing", "white space and invisible marks are no text", "", " \n\u00a0\n\uFEFF\u200b\n", nil},
		{"one line", "an article without line ends is one body region, whatever it begins with", "", first + " " + second, []string{"body: " + first + " " + second}},
		{"date before the byline", "the rest of the line goes on", "", " date 2031-05-02 By Ada Brennick Meridian News\n\n" + first,
			[]string{"metadata: date 2031-05-02", "byline: By Ada Brennick Meridian News", "body: " + first}},
		{"date before a caption", "one line may hold three zones", "", " date 2031-05-02 Soldiers leave the harbour of Port Valen. Photo courtesy of the Council\n" + first,
			[]string{"metadata: date 2031-05-02", "caption: Soldiers leave the harbour of Port Valen.", "credit: Photo courtesy of the Council", "body: " + first}},
		{"lines that say when", "a date or time and nothing else; a year or a month alone may be a word", "", "Garrison Rises\n6/25/2031\nUpdated:\nSunday, May 4, 2031 4:10 p.m. ET\n0:00\n" + first + "\n1914\n" + second,
			[]string{"headline: Garrison Rises", "metadata: 6/25/2031", "metadata: Updated:", "metadata: Sunday, May 4, 2031 4:10 p.m. ET", "metadata: 0:00", "body: " + first, "subhead: 1914", "body: " + second}},
		{"the headline again", "the same line is the same zone and counts once", "", "Garrison Of Port Valen Rises\n\nGarrison Of Port Valen Rises\n" + first,
			[]string{"headline: Garrison Of Port Valen Rises", "+headline: Garrison Of Port Valen Rises", "body: " + first}},
		{"the title known", "a line of the title's words is the headline, with a final mark or without, wherever the page added its name", "Garrison rises, council flees | The Quay", "Garrison rises; council flees.\n" + first,
			[]string{"headline: Garrison rises; council flees.", "body: " + first}},
		{"the title elsewhere", "a first line in sentence case that is not the title is a standfirst", "Garrison rises", "What both sides say about the harbour\n" + first,
			[]string{"subhead: What both sides say about the harbour", "body: " + first}},
		{"a headline in sentence case", "without a title the first short line without a mark heads the article", "", "Garrison rises in the south of the island\n" + first,
			[]string{"headline: Garrison rises in the south of the island", "body: " + first}},
		{"headline and deck", "lines before the first paragraph head it", "", "Garrison Rises\nCouncil flees by sea, witnesses say, as two ships leave the harbour at night\n" + first,
			[]string{"headline: Garrison Rises", "subhead: Council flees by sea, witnesses say, as two ships leave the harbour at night", "body: " + first}},
		{"a first line that is a sentence", "a final mark ends sentences, not headlines", "", "The garrison rose.\n" + first, []string{"body: The garrison rose.", "body: " + first}},
		{"a headline with a full stop", "some archives end headlines so; headline case throughout tells", "", "Garrison Of Port Valen Rises.\n" + first, []string{"headline: Garrison Of Port Valen Rises.", "body: " + first}},
		{"one short line", "with nothing to head it is the article", "", "Garrison rises", []string{"body: Garrison rises"}},
		{"a dateline", "stays in the body, since the sentence goes on", "", "PORT VALEN (Meridian) - " + first, []string{"body: PORT VALEN (Meridian) - " + first}},
		{"caption and credit", "the credit goes behind the caption; a repeated picture counts once", "",
			first + "\nSoldiers wait at the gates on May 2, 2031. (Ben Okonedo/Getty Images)\nSoldiers wait at the gates on May 2, 2031. (Ben Okonedo/Getty Images)\n" + second,
			[]string{"body: " + first, "caption: Soldiers wait at the gates on May 2, 2031.", "credit: (Ben Okonedo/Getty Images)",
				"+caption: Soldiers wait at the gates on May 2, 2031.", "+credit: (Ben Okonedo/Getty Images)", "body: " + second}},
		{"credits of other makes", "", "", "Image copyright Getty Images Image caption Two ships lay waiting\nAt the gates. Photograph: Ada Brennick/AP\nThe harbour [Ada Brennick/Meridian]\nCredit: Ada Brennick\n" + first,
			[]string{"credit: Image copyright Getty Images", "caption: Image caption Two ships lay waiting", "caption: At the gates.", "credit: Photograph: Ada Brennick/AP",
				"caption: The harbour", "credit: [Ada Brennick/Meridian]", "credit: Credit: Ada Brennick", "body: " + first}},
		{"brackets of the body", "an agency alone, a party or an aside credit no picture", "", first + " (Reuters)\n" + second + " (see the map, page 2)\n" + first + " The vote was lost (Brennick, Okonedo, Bloomberg).",
			[]string{"body: " + first + " (Reuters)", "body: " + second + " (see the map, page 2)", "body: " + first + " The vote was lost (Brennick, Okonedo, Bloomberg)."}},
		{"a pointer in brackets", "the sentence before it is body", "", first + " (RELATED: Council Flees By Sea)\n" + second,
			[]string{"body: " + first, "boilerplate: (RELATED: Council Flees By Sea)", "body: " + second}},
		{"subheads", "a short line between paragraphs without a final mark, or a question", "", first + "\nThe harbour waits\n" + second + "\nWhat did the council know?\n" + first + " More.",
			[]string{"body: " + first, "subhead: The harbour waits", "body: " + second, "subhead: What did the council know?", "body: " + first + " More."}},
		{"no subheads", "sentences that break off, introduce, go on, are spoken, or ask within the story", "",
			first + "\nThe speaker wrote:\nand then nothing\n“Why us?” he said\nBut who will pay for it?\nHe asked, “With what ships?”\nADA BRENNICK: We were going to\n• two ships\n" + second,
			[]string{"body: " + first, "body: The speaker wrote:", "body: and then nothing", "body: “Why us?” he said", "body: But who will pay for it?", "body: He asked, “With what ships?”",
				"body: ADA BRENNICK: We were going to", "body: • two ships", "body: " + second}},
		{"a list", "three short lines in a row are items", "", first + "\nPort Valen 12\nSouth Quay 7\nOld Harbour 3\n" + second,
			[]string{"body: " + first, "body: Port Valen 12", "body: South Quay 7", "body: Old Harbour 3", "body: " + second}},
		{"nothing below", "a line at the end heads nothing", "", first + "\nThe harbour waits", []string{"body: " + first, "body: The harbour waits"}},
		{"capitals", "a line set in capitals stands out of the text by itself", "", first + "\nCOUNCIL FLEES BY SEA AS TWO SHIPS LEAVE THE HARBOUR AT NIGHT WITHOUT ANY LIGHTS\n" + second,
			[]string{"body: " + first, "subhead: COUNCIL FLEES BY SEA AS TWO SHIPS LEAVE THE HARBOUR AT NIGHT WITHOUT ANY LIGHTS", "body: " + second}},
		{"Markdown", "the first heading is the headline, the others are subheads; hashtags are neither", "", "# Garrison Rises\n\n" + first + "\n\n## The harbour\n\n" + second + "\n# valen # harbour we are here\n",
			[]string{"headline: # Garrison Rises", "body: " + first, "subhead: ## The harbour", "body: " + second, "body: # valen # harbour we are here"}},
		{"front matter", "metadata as a whole", "", "---\noutlet: The Quay\ntitle: Garrison Rises\n---\n\nGarrison Rises\n" + first,
			[]string{"metadata: ---\noutlet: The Quay\ntitle: Garrison Rises\n---", "headline: Garrison Rises", "body: " + first}},
		{"the page's own lines", "wherever they stand", "", first + "\nSEE ALSO: Council Flees By Sea\nSign up for our morning letter.\nFollow us on all harbours\nCouncil flees by sea Read more\n© 2031 The Quay\n" + second,
			[]string{"body: " + first, "boilerplate: SEE ALSO: Council Flees By Sea", "boilerplate: Sign up for our morning letter.", "boilerplate: Follow us on all harbours",
				"boilerplate: Council flees by sea Read more", "boilerplate: © 2031 The Quay", "body: " + second}},
		{"words that begin like the page's", "a longer word, or a whole paragraph, is prose", "", "Subscribers to the harbour fund were among those who waited at the gates.\n" + "Sign up " + strings.Repeat("at the gates ", 40) + ".",
			[]string{"body: Subscribers to the harbour fund were among those who waited at the gates.", "body: Sign up " + strings.Repeat("at the gates ", 40) + "."}},
		{"sign-off", "who helped and who wrote is no part of the story", "", first + "\n" + second + "\nWith assistance from Carla Dunn.\nBen Okonedo contributed to this report.\n• Ada Brennick is a columnist for The Quay.\n(Reporting by Carla Dunn; Editing by Ben Okonedo)",
			[]string{"body: " + first, "body: " + second, "boilerplate: With assistance from Carla Dunn.", "boilerplate: Ben Okonedo contributed to this report.", "boilerplate: • Ada Brennick is a columnist for The Quay.",
				"boilerplate: (Reporting by Carla Dunn; Editing by Ben Okonedo)"}},
		{"the same words in the story", "a sign-off stands at the end", "", "The experts who contributed to this report, released on Monday, had warned of it.\n" + first + "\n" + second + "\n" + first + " More.",
			[]string{"body: The experts who contributed to this report, released on Monday, had warned of it.", "body: " + first, "body: " + second, "body: " + first + " More."}},
		{"a byline far down", "names after \"By\" are a byline near the top only", "", first + "\n" + second + "\n" + first + " a.\n" + first + " b.\n" + first + " c.\n" + first + " d.\nBy Monday Night Nobody Knew\n" + second + " e.",
			[]string{"body: " + first, "body: " + second, "body: " + first + " a.", "body: " + first + " b.", "body: " + first + " c.", "body: " + first + " d.", "subhead: By Monday Night Nobody Knew", "body: " + second + " e."}},
		{"bylines of other makes", "", "", "BYLINE: Ada Brennick.\nBy Ada Brennick and Ben Okonedo, Meridian News\n" + first,
			[]string{"byline: BYLINE: Ada Brennick.", "byline: By Ada Brennick and Ben Okonedo, Meridian News", "body: " + first}},
		{"a sentence with By", "a small word that joins no names ends a byline", "", "By Sunday the garrison had left\n" + first, []string{"headline: By Sunday the garrison had left", "body: " + first}},
		{"repeated paragraph", "counts once; short ones may well be said twice", "", first + "\nHe waited.\n" + first + "\nHe waited.\n" + second,
			[]string{"body: " + first, "body: He waited.", "+body: " + first, "body: He waited.", "body: " + second}},
		{"hard-wrapped", "lines that a wrap explains are one paragraph; heading and byline are not drawn in", "",
			"GARRISON RISES\nBy Ada Brennick\n\nThe garrison of Port Valen laid down its arms on Sunday, a day\nafter it had closed the harbour, the council said. Two ships lay\nwaiting at the quay.\n\nNobody could tell where they were bound, and nobody at the gates\nwould say who had sent for them.\n",
			[]string{"headline: GARRISON RISES", "byline: By Ada Brennick",
				"body: The garrison of Port Valen laid down its arms on Sunday, a day\nafter it had closed the harbour, the council said. Two ships lay\nwaiting at the quay.",
				"body: Nobody could tell where they were bound, and nobody at the gates\nwould say who had sent for them."}},
		{"short paragraphs", "lines that end their sentences are not wrapped, however alike they are long", "",
			"The garrison of Port Valen laid down its arms on Sunday.\nThe council had fled on Saturday in one of two ships.\nNobody on the quay could tell where they were bound.\nNobody at the gates would say who had sent for them.\n",
			[]string{"body: The garrison of Port Valen laid down its arms on Sunday.", "body: The council had fled on Saturday in one of two ships.", "body: Nobody on the quay could tell where they were bound.",
				"body: Nobody at the gates would say who had sent for them."}},
		{"carriage returns", "before a line feed they are space, alone they end lines", "", "Garrison Rises\r\n" + first + "\r\n", []string{"headline: Garrison Rises", "body: " + first}},
		{"carriage returns alone", "", "", "Garrison Rises\r" + first + "\r", []string{"headline: Garrison Rises", "body: " + first}},
		{"no-break spaces", "are spaces", "", "By\u00a0Ada\u00a0Brennick\n" + first, []string{"byline: By\u00a0Ada\u00a0Brennick", "body: " + first}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, zoned(c.title, c.text)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.why, diff)
			}
		})
	}
}

// TestRegionsAppend checks that the contents of dst are left as they were.
func TestRegionsAppend(t *testing.T) {
	one := &corpus.Document{Text: "Garrison Rises\n" + first + "\nGarrison Rises\n"}
	both := corpus.Regions(corpus.Regions(nil, one), one)
	if diff := cmp.Diff(both[:len(both)/2], both[len(both)/2:]); diff != "" {
		t.Errorf("the same text appended (-first +second):\n%s", diff)
	}
}
