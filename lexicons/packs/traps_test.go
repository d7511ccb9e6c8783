package packs_test

import (
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// garrison makes an article be about an armed challenge, so that the vaguest names of one count in
// it: a trap must be recognized there too.
const garrison = " The mutiny of the garrison went on. Mutinous soldiers held the bridge; the army chief spoke of a putsch."

// TestTraps tests each category of the inventory on a sentence in which it must find the words that
// it is about, and on sentences in which the same words mean something else.
func TestTraps(t *testing.T) {
	type row struct {
		of    string // pack/category
		finds string // the words that count are between « and »
		traps []string
	}
	for _, c := range []row{
		{"core-en/armed-challenge", "The «mutiny» began at dawn. The army crushed the «uprising». The «crisis» at the bridge lasts. Officials call the «insurrection» an «incident».", []string{
			"Historians compare it with the An Lushan Rebellion of 755 AD." + garrison,
			"The film retells the An Lushan «Rebellion»." + garrison,
			"The «revolution» of 1927 ended a dynasty." + garrison,
			"It was the coup de grâce for the «coup» de grâce of the season." + garrison,
			"Signing the singer is a «coup» for the opera house." + garrison,
			"The Ukraine «crisis» overshadows it." + garrison,
			"The international «situation» is tense." + garrison,
			"The treaty was an «event» that ensured peace." + garrison,
			"On «March» 7 they met." + garrison,
			"The band plays a «rebel» yell." + garrison,
			"The financial «crisis» of the banks goes on." + garrison,
		}},
		{"core-en/legitimacy", "The Talmoran «regime» fell. The «government» resigned. Border «authorities» of Talmora shut the port.", []string{
			"They want «regime» change.", "The sanctions «regime» is strict.", "A new tax «regime» begins.", "Her training «regime» is hard.",
			"It grew under the «leadership» of Colonel Ruric.", "His «leadership» over the army is new.",
			"Photo: «Kremlin» Pool Photo.", "They met at the «Kremlin».", "A tour of the «White» House garden: the White House press pool waited.",
			"This is a matter for Congress and for the branch of «government» that it oversees.",
		}},
		{"core-en/rule-wording", "An «authoritarian» state and its «puppet government».", []string{"Their babies were called «illegitimate».", "They feel like «pariahs» at school."}},
		{"core-en/combatants", "A «mercenary» and two «gunmen» met «rebels», «insurgent fighters» and Talmoran «troops». The Talmoran «army» and its «security forces» withdrew.", []string{
			"Market «forces» rule.", "It «forces» him to leave.", "A task «force» was set up: task «forces» met.", "He is editor in chief, and a fire «fighter» too.",
			"He has a «mercenary» attitude.", "The Salvation «Army» fed them.", "An «army» of lawyers came.",
		}},
		{"core-en/leaders", "Rebel «leader» Ruric Tammask and Talmora's «commander» met the «army chief» and Corvenal «Company head Osmund» Fell.", []string{"The «head» Ruric shook was his own.", "To Osmund «head» Monday was a blow.", "The market «leader» in soap.", "At the «head» of the table.", "The majority «leader», Orla Fenn, spoke."}},
		{"core-en/war-naming", "The «war» in Ilvar is called a «special military operation». After the «invasion» of Ilvar by troops came «annexation». «Counterterrorism operations» in Sundrel are one, too.", []string{
			"Bags are searched under the capital's «anti-terrorism operation».",
			"A trade «war» with Sundrel.", "It became a «war» of words.", "World «War» II ended.", "In the «war» room of the campaign.", "The «operation» in the hospital went well.",
		}},
		{"core-en/relationship", "Talmora's foreign minister praised an «alliance» with “«no limits»” and an «ally». They have «close ties».", []string{
			"There are «no limits» on spending.", "A business «partnership» was dissolved.", "The authorities met: authori«ties».", "A settlement «bloc» was built.",
		}},
		{"core-en/hedges", "It «may» rain. She «appears to» agree. It is «likely». They «might» stay.", []string{
			"On «May» 7 they met.", "Theresa «May» spoke.", "The military «might» of Talmora.", "«Likely» voters were asked.", "It is more «likely» to rust than tin.",
		}},
		{"core-en/boosters", "«Clearly» it failed. They were, «of course», late. It is, «in fact», so.", []string{"In a clear sky. He spoke «clearly».", "It will almost «certainly» rain."}},
		{"core-en/distance", "The «so-called» envoy. The «alleged» spy. The ministry rejected «what it calls» lies.", []string{"They were «supposed» to leave.", "That is what he «called» for.", "One creditor described the only claim «to be» settled."}},
		{"events-en/protest-naming", "The «protest» became a «riot».", []string{"«Riot» police came.", "A campaign «rally» for the senator.", "Stocks «rally» again.", "It was a «demonstration» of skill."}},
		{"events-en/attack-naming", "The «airstrike» and the «massacre».", []string{"National «Shooting» Sports Foundation", "A «shooting» star fell."}},
		{"events-en/death-naming", "Ten were «killed», two «died».", []string{"They fear the «death» penalty.", "It «killed» the bill.", "The wind «died» down."}},
		{"events-en/disaster-naming", "The «earthquake» and the «flooding».", []string{"The White «House» fired him.", "They are «flooding» the market.", "It was no «accident»."}},
		{"events-en/event-modifiers", "A «short-lived mutiny» and a «failed coup».", []string{"A «brief» comment.", "The «armed» forces.", "He «failed» to attend."}},
		{"security-en/terror-security", "«Terrorism» is an «existential threat».", []string{"The Security Council met; the National «Security» Council too.", "Social «security» pays.", "They hope to «secure» a deal."}},
		{"core-en/war-naming", "«Military action» began.", []string{"An «operation» on her knee.", "Vietnam-era culture «war» talk."}},
		{"security-en/pair-civilian-deaths", "The airstrike caused «collateral damage» and «civilian deaths».", []string{"The dispute did «collateral» damage to the opera."}},
		{"security-en/pair-interrogation", "«Enhanced interrogation» is «torture».", []string{"A «tortured» syntax."}},
		{"security-en/pair-targeted-killing", "A «targeted killing», an «assassination».", []string{"To «neutralize» the criticism.", "A character «assassination»."}},
		{"security-en/pair-clash", "After «clashes with police» came a «massacre».", []string{"A political «skirmish»."}},
		{"security-en/pair-removal", "«Ethnic cleansing», «deportation» and a «humanitarian corridor».", nil},
		{"security-en/pair-detention", "He was «detained» or «kidnapped».", []string{"They hold Congress «hostage»."}},
		{"security-en/pair-barrier", "The «security fence» or «border wall».", []string{"A garden «wall»."}},
		{"security-en/pair-settlement", "An «Israeli settlement» or «Jewish colony».", []string{"The «settlement» of the lawsuit."}},
		{"security-en/pair-cuts", "«Welfare reform» means «budget cuts».", nil},
		{"security-en/pair-punishment", "It is «collective punishment».", []string{"Republicans keep up their «blockade» of nominees."}},
		{"places-en/place-kyiv", "From «Kyiv», once «Kiev».", []string{"We ate chicken «Kiev»."}},
		{"places-en/place-odesa", "The port of «Odesa».", []string{"He was born in «Odessa», Texas."}},
		{"places-en/place-turkey", "Talks in «Turkey», or «Türkiye».", []string{"We ate «turkey»."}},
		{"places-en/place-derry", "In Northern Ireland, «Derry» is «Londonderry».", []string{"She spoke in «Londonderry», New Hampshire."}},
		{"migration-en/migrant-naming", "«Refugees» and «illegal aliens».", []string{"Bird «migration» begins.", "An «alien» species of crab."}},
		{"migration-en/migration-movement", "A «flood of migrants» and a «refugee wave».", []string{"Radio «waves» carry it.", "The «flood» took the bridge.", "An «army» of young people."}},
		{"migration-en/migration-policy", "A «border crisis» and an «amnesty».", []string{"«Amnesty» International wrote."}},
		{"speech-en/cue-verbs", "“It is late,” Mayor Agna Pollick «claimed» on Monday.", []string{
			"The cake is «said» to be old.", "An insurance «claim» was paid.", "The «state» pays.", "He left a «note».", "The «charge» was low.", "They work at «maintaining» national stability.", "«Reports» were filed.", "Voters «want» a bridge.", "Mayor Agna Pollick «hopes» to win.", "Eight «states» had none.", "They spoke about his «support» for the bridge.", "This «adds» to the cost.",
		}},
		{"speech-en/factives", "They «know that» it «reveals how» weak they are.", []string{"Two TV «shows» that evening.", "They were «exposed» to dust."}},
		{"speech-en/assertives", "They «insist that» it is so.", []string{"These are «states» that border the sea.", "«Reports» that nobody reads."}},
		{"speech-en/implicatives", "They «managed to» leave and «failed to» return.", []string{"The talks «failed»."}},
		{"speech-en/intensifiers", "A «very costly» war.", []string{"«Heavily» armed guards.", "The «very» day."}},
		{"speech-en/loud-adjectives", "A «staggering» loss.", []string{"A «massive» star collapsed."}},
		{"speech-en/nominalisation", "The «withdrawal of» troops.", []string{"The «nation» of sailors and the «ministry» of ports."}},
		{"security-en/harm-passive", "Two «were killed». Nine «were displaced» in the raid.", []string{"A vote «is» scheduled.", "Boats «are» seen off the pier.", "Ten «were» killed by the guard."}},
		{"frames-en/moral-fairness", "A cry against «injustice» and «racism».", []string{"They call it the march for «justice».", "The Department of «Justice» appealed.", "Turn «right» there."}},
		{"frames-en/moral-authority", "They «obey» orders.", []string{"He placed an «order» for bread."}},
		{"frames-en/moral-care", "«Compassion» for the «defenseless».", nil},
		{"frames-en/moral-loyalty", "«Loyalty» and «betrayal».", nil},
		{"frames-en/moral-sanctity", "It is «sacred».", nil},
		{"frames-en/moral-liberty", "They want «freedom».", []string{"The Medal of «Freedom»."}},
		{"sides-en/us-and-them", "They hate «our country», that «puppet».", []string{"The US joined «US» and UK forces."}},
		{"sides-en/metaphor-war", "The «battle over» the budget.", []string{"Troops fought the «battle» for the pass."}},
		{"sides-en/metaphor-disease", "The town is «plagued by» debt.", []string{"The hospital treats «cancer» of the lung."}},
		{"sides-en/metaphor-water", "A «wave of» arrests.", []string{"The hurricane sent a «wave» of water."}},
		{"sides-en/metaphor-theatre", "Political «theatrics».", []string{"The actress gave a «cameo»."}},
		{"sides-en/metaphor-game", "A «zero-sum» contest.", []string{"The chess «club» met."}},
		{"sides-en/metaphor-path", "The «path forward».", nil},
		{"security-en/stability", "«Regional stability» and «mutual trust».", []string{"Her mental «instability»."}},
		{"security-en/harm-wording", "The «bloodshed» and its «victims».", []string{"A «bloodless» change.", "A «blood» test."}},
	} {
		for _, src := range append([]string{c.finds}, c.traps...) {
			text, want := marked(src)
			got := found(t, c.of, text)
			if src == c.finds {
				if missing := slices.DeleteFunc(slices.Clone(want), func(w string) bool { return slices.Contains(got, w) }); len(missing) > 0 {
					t.Errorf("%s: %q: found %q, without %q", c.of, text, got, missing)
				}
				continue
			}
			for _, w := range want {
				if slices.ContainsFunc(got, func(g string) bool { return strings.Contains(" "+g+" ", " "+w+" ") }) {
					t.Errorf("%s: the trap %q is counted in %q: %q", c.of, w, text, got)
				}
			}
		}
	}
}

// marked is a text without its marks « and », and the words between them.
func marked(src string) (text string, words []string) {
	for {
		before, rest, ok := strings.Cut(src, "«")
		text += before
		if !ok {
			return text, words
		}
		var word string
		word, src, _ = strings.Cut(rest, "»")
		text, words = text+word, append(words, word)
	}
}

var readerOf = map[string]*lexicons.Matcher{}

// found is what a category finds in an article and counts.
func found(t *testing.T, of, text string) (words []string) {
	t.Helper()
	name, category, _ := strings.Cut(of, "/")
	m := readerOf[of]
	if m == nil {
		lex, err := packs.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		lex.Categories = slices.DeleteFunc(lex.Categories, func(c lexicons.Category) bool { return c.ID != category })
		if len(lex.Categories) != 1 {
			t.Fatalf("%s: there is no such category", of)
		}
		if m, err = lexicons.Compile(lex); err != nil {
			t.Fatal(err)
		}
		readerOf[of] = m
	}
	reader, r := voice.NewReader(voice.DefaultOptions()), voice.Reading{}
	reader.Read(&corpus.Document{ID: "trap", Text: "A plain headline on the harbour and its ships\n" + text + "\n"}, &r)
	for _, h := range m.Scanner(r.Vocabulary).Scan(nil, &r) {
		if !h.Blocked {
			words = append(words, h.Of(r.Document.Text))
		}
	}
	return words
}
