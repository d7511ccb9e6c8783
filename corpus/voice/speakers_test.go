package voice

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/sample"
)

// speakers returns the speakers of a text's attributions in order.
func speakers(into *Reading) []string {
	var got []string
	for _, a := range into.Attributions {
		name := "?"
		if a.Speaker >= 0 {
			name = into.Speakers[a.Speaker].Name
		}
		got = append(got, name)
	}
	return got
}

func TestSpeakers(t *testing.T) {
	tests := []struct {
		why, src string
		want     []string
	}{
		{"surname after the full name", "Mayor Dana Vell said the port was shut. Later Vell said the port was open.", []string{"Dana Vell", "Dana Vell"}},
		{"family name first", "Foreign Minister Lo Zhantao said the port was shut. Lo said the port was open.", []string{"Lo Zhantao", "Lo Zhantao"}},
		{"the full name only comes later", "Vell said the port was shut. Then Mayor Dana Vell said the port was open.", []string{"Dana Vell", "Dana Vell"}},
		{"two of one family, told apart by their titles", "Dana Vell spoke to Robert Vell. Ms. Vell said the port was shut. Mr. Vell said the port was open.", []string{"Dana Vell", "Robert Vell"}},
		{"initials are part of a name", "John B. Oram said the port was shut. Mr. Oram said the port was open.", []string{"John B. Oram", "John B. Oram"}},
		{"a spelling variant of the given name", "Andrei Oram said the port was shut. Andrey Oram said the port was open.", []string{"Andrei Oram", "Andrei Oram"}},
		{"he is who spoke last", "Robert Oram said the port was shut. “It is late,” he said.", []string{"Robert Oram", "Robert Oram"}},
		{"she is not Robert", "Dana Vell said the port was shut. Robert Oram said the port was open. “It is late,” she said.", []string{"Dana Vell", "Robert Oram", "Dana Vell"}},
		{"he is whom the sentence before is about", "Robert Oram walked to the port on Monday. “It is late,” he said.", []string{"Robert Oram"}},
		{"a short form of an organisation", "The Osk harbour ministry said the port was shut. The ministry said the port was open.", []string{"Osk harbour ministry", "Osk harbour ministry"}},
		{"one ministry under two names", "The Russian foreign ministry said the port was shut. Moscow's foreign ministry said the port was open.", []string{"Russian foreign ministry", "Russian foreign ministry"}},
		{"two ministries", "The Russian foreign ministry said the port was shut. The Chinese foreign ministry said the port was open.", []string{"Russian foreign ministry", "Chinese foreign ministry"}},
		{"a ministry and what it is for", "The Oskian Ministry of Harbour Affairs said the port was shut.", []string{"Oskian Ministry of Harbour Affairs"}},
		{"an office by its title", "President Robert Oram left. “It is late,” the president said.", []string{"Robert Oram"}},
		{"a body and what it is on", "The Council on Harbour Works said the port was shut. The Centre for Quiet Seas said the port was open.", []string{"Council on Harbour Works", "Centre for Quiet Seas"}},
		{"a day is no part of a body's name", "The Council on Monday said the port was shut.", []string{"Council"}},
		{"a university called after a man", "Robert Oram said the port was shut. Oram University said the port was open.", []string{"Robert Oram", "Oram University"}},
		{"a given name makes no man of a university", "Howard University said the port was shut.", []string{"Howard University"}},
		{"a family name that may be a body's word", "Meredith White said the port was shut. “It is late,” she said.", []string{"Meredith White", "Meredith White"}},
		{"a time is no part of a name", "The harbour ministry Thursday said the port was shut. A poll released last week said nobody slept.", []string{"harbour ministry", "poll"}},
		{"unless the name has it", "Osk Today said the port was shut. Super Tuesday showed that nobody slept.", []string{"Osk Today", "Super Tuesday"}},
		{"what was given is called without the giving", "Documents given by the harbour ministry show that ships left.", []string{"Documents"}},
		{"an apposition names the head", "The ministry's spokesman, Robert Oram, said the port was shut.", []string{"Robert Oram"}},
		{"a document speaks for its owner", "The harbour ministry said the port was shut. “It is late,” the statement read.", []string{"harbour ministry", "harbour ministry"}},
		{"a version of somebody's letter", "A version of Mayor Oram's letter said no ship would leave.", []string{"Oram"}},
		{"a title with of before a name", "Secretary of the Harbour Vell's letter said no ship would leave.", []string{"Secretary of the Harbour Vell"}},
		{"numbers are sources of their own", "Just 8 percent said no ship would leave. Some 30 percent said it would.", []string{"8 percent", "Some 30 percent"}},
		{"himself", "Dana Vell said no ship would leave. Vell himself said it was late.", []string{"Dana Vell", "Dana Vell"}},
		{"both of two", "Dana Vell and Arno Oram both said no ship would leave.", []string{"Dana Vell and Arno Oram"}},
		{"for the first time", "The council for the first time said no ship would leave.", []string{"council"}},
		{"a person is anybody", "Mr. Dana Vell said no ship would leave. A person familiar with the case said it would. The person said it was late.", []string{"Dana Vell", "person", "person"}},
		{"she, a man having spoken since", "Ms. Ida Tell said no ship would leave. Mr. Vell said one would. The storm came. Rain fell. Ships left. Night fell. The port is shut, she said.", []string{"Ida Tell", "Vell", "Ida Tell"}},
		{"a document names its owner", "A statement released by the harbour ministry said no ship would leave.", []string{"harbour ministry"}},
		{"it is the last body that spoke", "The harbour ministry said the port was shut. “It is late,” it said.", []string{"harbour ministry", "harbour ministry"}},
		{"it is a thing that spoke, but not long ago", "The harbour ministry said the port was shut. Ships waited. Crews slept. Gulls came. “It is late,” it said.", []string{"harbour ministry", "?"}},
		{"it is what the sentence before is about", "The harbour ministry said the port was shut. The council met at noon. “It is late,” it said.", []string{"harbour ministry", "council"}},
		{"what is read is a document, wherever it was named", "Robert Oram said the port was shut. A postcard of the port came on Monday, and a baker has pinned it up. “It is late,” it reads.", []string{"Robert Oram", "postcard"}},
		{"a communiqué stands for itself", "Robert Oram said the port was shut. “It is late,” the joint communiqué said.", []string{"Robert Oram", "joint communiqué"}},
		{"an unnamed source that is taken up", "A bank official said the port was shut. “It is late,” the official said.", []string{"bank official", "bank official"}},
		{"one official is none of several", "Bank officials said the port was shut. “It is late,” the official said.", []string{"Bank officials", "official"}},
		{"he is whom the sentence before begins with, and nothing else tells that it is a person", "Dana Vell said the port was shut. Ferryman Wolmar Oram was sorry. “It is late,” he said.", []string{"Dana Vell", "Wolmar Oram"}},
		{"a name behind an article may be anything's", "Dana Vell said the port was shut. The Wolmar Oram was late. “It is late,” she said.", []string{"Dana Vell", "Dana Vell"}},
		{"the actor is whom the sentence before is about", "Robert Oram said the port was shut. President Karl Vell telephoned the port. “It is late,” the Oskian leader said.", []string{"Robert Oram", "Karl Vell"}},
		{"he is nobody who spoke long ago", "Robert Oram said the port was shut. " + strings.Repeat("Ships left. Ships came. ", 9) + "“It is late,” he said.", []string{"Robert Oram", "?"}},
		{"he is not who was just called she", "Karrin Vell said the port was shut. If she is right, ships wait. “It is late,” he said.", []string{"Karrin Vell", "?"}},
		{"who adds has just spoken", "It was late, Mayor Dana Vell said in Osk, adding that the port was shut.", []string{"Dana Vell", "Dana Vell"}},
		{"nobody tells before who is told", "A sailor died in the port, its mayor, Dana Vell, told the Lantern.", []string{"Dana Vell"}},
		{"a dateline is no source", "OSK, Oskia, May 9 (Gull Wire) - Mayor Dana Vell left the port and promised a new one.", []string{"Dana Vell"}},
		{"nobody to point at: unknown is an answer", "“It is late,” he said.", []string{"?"}},
		{"a family name of two words", "Marlene Le Vell said the port was shut. Le Vell said the port was open.", []string{"Marlene Le Vell", "Marlene Le Vell"}},
		{"the son of one with his name", "Arno B. Oram Jr., a baker, said the port was shut. Mr. Oram said the port was open.", []string{"Arno B. Oram Jr.", "Arno B. Oram Jr."}},
		{"a president is not the son whose name is given", "Arno Oram Jr. said the port was shut. President Oram said the port was open.", []string{"Arno Oram Jr.", "Oram"}},
		{"a title makes a name of one word a person's", "President Vell said the port was shut. Vell said the port was open. “It is late,” the president said.", []string{"Vell", "Vell", "Vell"}},
		{"an office that no list knows", "Velland Harbour Marshal Robert Oram said the port was shut. Oram said the port was open.", []string{"Robert Oram", "Robert Oram"}},
		{"a sentence begins with a family name that ends like a verb", "Jon Orning said the port was shut. Orning, a baker, said the port was open.", []string{"Jon Orning", "Jon Orning"}},
		{"what a name of one word has", "Dana Vell said the port was shut. It was Vell's claim that the port was open.", []string{"Dana Vell", "Dana Vell"}},
		{"a name whose last syllable is small", "Secretary Ban Vell-yong sailed to Osk. “It is late,” Ban said.", []string{"Ban Vell-yong"}},
		{"a border of two countries is nobody", "At the China-Oskia border Wolmar Oram waited. China said the port was shut.", []string{"China"}},
		{"a spokesman for somebody is somebody else", "Mayor Dana Vell left. A spokesman for Mayor Dana Vell said the port was shut.", []string{"spokesman for Mayor Dana Vell"}},
		{"a head of a group and a name", "The head of the dockers' group Arno Oram said the port was shut.", []string{"Arno Oram"}},
		{"he is nobody whom a sentence praises", "Robert Oram said the port was shut. He praised Mayor Karl Vell. “It is late,” he said.", []string{"Robert Oram", "Robert Oram", "Robert Oram"}},
		{"nor whom a sentence about him names", "Robert Oram said the port was shut. He was angry at Mayor Vell and saw Arno Tell leave. “It is late,” he said.", []string{"Robert Oram", "Robert Oram", "Robert Oram"}},
		{"who was asked is not whom he was asked about", "Asked whether Arno Vell, the ferryman, had left, Robert Oram frowned. “It is late,” he said.", []string{"Robert Oram"}},
		{"his is whose wish it is", "Dana Vell said the port was shut. More troubling was Robert Oram's refusal to explain his support for a new port.", []string{"Dana Vell", "Robert Oram"}},
		{"he is whose term the sentence begins with", "Robert Oram said the port was shut. Harry Vell said it was open. Robert Oram's term ends in May. “It is late,” he said.", []string{"Robert Oram", "Harry Vell", "Robert Oram"}},
		{"he is the topic", "Harry Vell said the port was shut. As for Robert Oram, the night was long. “It is late,” he said.", []string{"Harry Vell", "Robert Oram"}},
		{"it is what has just spoken", "The pier may be new. The harbour ministry said the port was shut, and it hopes that no ship will leave.", []string{"harbour ministry", "harbour ministry"}},
		{"an apposition with a clause of its own", "Dana Vell, a baker who denied that the port was shut, left.", []string{"Dana Vell"}},
		{"a party and a name", "A Democrat, Rep. Dana Vell, said the port was shut.", []string{"Dana Vell"}},
		{"a justice is a person", "Justice Anthony M. Oram left. Justice Oram said the port was shut.", []string{"Anthony M. Oram"}},
		{"the former vice president is not the president", "Richard Vell said the port was shut. President Karl Oram left. Vell said it was late. The former vice president said the port was open.", []string{"Richard Vell", "Richard Vell", "Richard Vell"}},
		{"the vice president is not the president", "President Karl Oram left. The vice president said the port was shut.", []string{"vice president"}},
		{"the ministry is not its spokesman", "Harbour ministry spokesman Karl Oram left. The ministry said the port was shut.", []string{"ministry"}},
		{"the senator from somewhere", "Bernard Vell blasted the port. The Vermont senator said it was shut.", []string{"Bernard Vell", "Bernard Vell"}},
		{"a candidate may be a governor", "Republican presidential candidate Bernard Vell left. “It is late,” the Texas governor said.", []string{"Bernard Vell"}},
		{"but not one with another office", "Mayor Bernard Vell sailed away. The Vermont senator said the port was shut.", []string{"Vermont senator"}},
		{"hyphens make one word of an age", "Robert Oram left the port. The 57-year-old scientist said it was shut.", []string{"Robert Oram"}},
		{"more than a number", "More than nine of 10 bakers said the port was shut.", []string{"More than nine of 10 bakers"}},
		{"a dispute issues no letter", "The harbour ministry said the port was shut. The dispute also highlights the risk that ships wait. The letter says it is late.", []string{"harbour ministry", "dispute", "letter"}},
		{"a statement is by whoever spoke last", "The harbour ministry said the port was shut. Dana Vell said it was late. “It is cold,” the statement continued.", []string{"harbour ministry", "Dana Vell", "Dana Vell"}},
		{"who obtains documents is not their author", "Documents obtained by the Osk Herald say the port was shut.", []string{"Documents"}},
		{"a newspaper by the last word of its name", "The Osk Times said the port was shut. The Times said it was late.", []string{"Osk Times", "Osk Times"}},
		{"a free quotation goes on with the speaker", "“It is late,” Dana Vell said. “It is cold.”", []string{"Dana Vell"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			if got := speakers(read(t, lead+tt.src+"\n")); !slices.Equal(got, tt.want) {
				t.Errorf("%s\ngot  %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

// TestSpeakersOfTheExample compares the speakers of the example's quotations with its annotation.
// The speaker of a person's quotation must be right or unknown, and must be known except for a
// letter read out, whose sentences do not show the speaker.
func TestSpeakersOfTheExample(t *testing.T) {
	quotes, err := sample.Quotations()
	if err != nil {
		t.Fatal(err)
	}
	readings := map[string]*Reading{}
	persons, unknown := 0, 0
	for _, q := range quotes {
		if q.Source != "person" {
			continue
		}
		into := readings[q.File]
		if into == nil {
			src, err := fs.ReadFile(sample.FS(), q.File)
			if err != nil {
				t.Fatal(err)
			}
			into = read(t, string(src))
			readings[q.File] = into
		}
		persons++
		i := slices.IndexFunc(into.Quotations, func(x Quotation) bool { return int(x.Start) <= q.Start && q.End <= int(x.End) })
		switch {
		case i < 0:
			t.Errorf("%s:%d: %q is no quotation", q.File, q.Start, q.Text)
		case into.Quotations[i].Speaker < 0:
			unknown++
		default:
			if got := into.Speakers[into.Quotations[i].Speaker].Name; got != q.Speaker {
				t.Errorf("%s:%d: %q is given to %s, not %s", q.File, q.Start, q.Text, got, q.Speaker)
			}
		}
	}
	if persons < 60 || unknown > 2 {
		t.Errorf("%d quotations of persons, of which %d are nobody's", persons, unknown)
	}
}

func TestSpeakerDetails(t *testing.T) {
	tests := []struct {
		why, src string
		want     Speaker
	}{
		{"a title is stripped and kept", "Garrison boss Robert Oram said the port was shut.", Speaker{Name: "Robert Oram", Title: "Garrison boss", Class: Person}},
		{"the head of a group is no group", "Salvage group head Robert Oram said the port was shut.", Speaker{Name: "Robert Oram", Title: "Salvage group head", Class: Person}},
		{"a hyphen in a title", "Gull-like group boss Robert Oram said the port was shut.", Speaker{Name: "Robert Oram", Title: "group boss", Class: Person}},
		{"a leader of what opposes", "Opposition leader Dana Vell said the port was shut.", Speaker{Name: "Dana Vell", Title: "Opposition leader", Class: Person}},
		{"a chief of a party", "Harbour party chief Arno Oram said the port was shut.", Speaker{Name: "Arno Oram", Title: "Harbour party chief", Class: Official}},
		{"an office makes an official", "Prime Minister Dana Vell said the port was shut.", Speaker{Name: "Dana Vell", Title: "Prime Minister", Class: Official}},
		{"a rank", "General Robert Oram said the port was shut.", Speaker{Name: "Robert Oram", Title: "General", Class: Military}},
		{"an apposition tells the class", "Dana Vell, a professor of tides, said the port was shut.", Speaker{Name: "Dana Vell", Class: Expert}},
		{"unnamed and plural", "Officials said the port was shut.", Speaker{Name: "Officials", Class: Anonymous}},
		{"unnamed and qualified", "Several people close to the talks said the port was shut.", Speaker{Name: "Several people", Class: Anonymous}},
		{"unnamed experts stay unnamed", "Analysts said the port was shut.", Speaker{Name: "Analysts", Class: Anonymous}},
		{"an agency", "Reuters said the port was shut.", Speaker{Name: "Reuters", Class: Media}},
		{"a metonym keeps its surface and points at its actor", "Beijing said the port was shut.", Speaker{Name: "Beijing", Class: Official, Actor: "china"}},
		{"a body", "The harbour union said the port was shut.", Speaker{Name: "harbour union", Class: Organisation}},
		{"the voice of a body that has a name", "A spokesman for the harbour ministry said the port was shut.", Speaker{Name: "spokesman for the harbour ministry", Class: Official}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			into := read(t, lead+tt.src+"\n")
			if len(into.Speakers) != 1 {
				t.Fatalf("%d speakers, want 1: %+v", len(into.Speakers), into.Speakers)
			}
			got := into.Speakers[0]
			if got.Name != tt.want.Name || got.Title != tt.want.Title || got.Class != tt.want.Class || got.Actor != tt.want.Actor {
				t.Errorf("%s\ngot  %q %q %v %q\nwant %q %q %v %q", tt.src, got.Name, got.Title, got.Class, got.Actor,
					tt.want.Name, tt.want.Title, tt.want.Class, tt.want.Actor)
			}
		})
	}
}

// TestSpeakerOfAHeadline: names are found in the body only, but those in a headline are the same.
func TestSpeakerOfAHeadline(t *testing.T) {
	into := read(t, "Vell: We Will Open the Port\n\nMayor Dana Vell of Osk met bakers on Monday and went home without a vote of any kind.\n")
	if len(into.Speakers) != 1 || into.Speakers[0].Name != "Dana Vell" || into.Speakers[0].Title != "Mayor" {
		t.Errorf("speakers %+v, want Mayor Dana Vell", into.Speakers)
	}
}

func TestUserAlias(t *testing.T) {
	r := NewReader(Options{Aliases: []corpus.Alias{{Name: "Robert Oram", Spellings: []string{"the Harbour King"}}}})
	var into Reading
	r.Read(&corpus.Document{ID: "alias", Text: lead + "Robert Oram left. “It is late,” the Harbour King said.\n"}, &into)
	if got := speakers(&into); !slices.Equal(got, []string{"Robert Oram"}) {
		t.Errorf("speakers %q, want Robert Oram", got)
	}
}

func TestVia(t *testing.T) {
	for _, tt := range []struct{ why, src, speaker, via string }{
		{"told a news house", "Dana Vell told Reuters that the port was open.", "Dana Vell", "Reuters"},
		{"cited as saying", "The port is open, Reuters cited Dana Vell as saying.", "Dana Vell", "Reuters"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			into := read(t, lead+tt.src+"\n")
			a := into.Attributions[0]
			if a.Speaker < 0 || a.Via < 0 || into.Speakers[a.Speaker].Name != tt.speaker || into.Speakers[a.Via].Name != tt.via {
				t.Errorf("speaker %d via %d of %+v, want %s via %s", a.Speaker, a.Via, into.Speakers, tt.speaker, tt.via)
			}
		})
	}
}

func TestTranscript(t *testing.T) {
	into := read(t, lead+"VELL: We will open the port.\nORAM: When will that be, if I may ask?\nVELL: On Friday at noon.\n")
	if got, want := speakers(into), []string{"VELL", "ORAM", "VELL"}; !slices.Equal(got, want) {
		t.Errorf("speakers %q, want %q", got, want)
	}
	for i, tok := range into.Tokens {
		if tok.Of(into.Document.Text) == "Friday" && into.Voices[i] != Quote {
			t.Errorf("a transcript's words have voice %v, want quote", into.Voices[i])
		}
	}
	if into := read(t, lead+"Note: the port is shut, and the road to it is closed too.\n"); len(into.Attributions) != 0 {
		t.Errorf("one labelled line made a transcript: %s", lines(into))
	}
}

func TestHeadlines(t *testing.T) {
	body := "\n\nThe council of Osk met on Monday and went home without a vote of any kind.\n"
	for _, tt := range []struct{ why, src, want string }{
		{"source first", "Minister: We Will Open the Port", ": | Minister | We Will Open the Port"},
		{"source last", "‘We Will Open the Port’: Minister", ": | Minister | ‘We Will Open the Port’"},
		{"a topic is no source", "Osk: The Port Will Open", ""},
	} {
		t.Run(tt.why, func(t *testing.T) {
			into := read(t, tt.src+body)
			if into.Regions[0].Zone != corpus.Headline {
				t.Fatalf("first line has zone %v", into.Regions[0].Zone)
			}
			if got := lines(into); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for i, v := range into.Voices {
				if into.Zones[i] == corpus.Headline && (v == Cue || v == Indirect) {
					t.Errorf("token %d of the headline has voice %v", i, v)
				}
			}
		})
	}
}
