package voice

import (
	"fmt"
	"strings"
	"testing"
)

// lines returns the attributions of a reading as "verb | source | content … content".
func lines(into *Reading) string {
	src := into.Document.Text
	var b strings.Builder
	for _, a := range into.Attributions {
		source := "-"
		if !a.Source.Empty() {
			source = a.Source.Of(src)
		}
		var content []string
		for _, c := range a.Content {
			content = append(content, c.Of(src))
		}
		fmt.Fprintf(&b, "%s | %s | %s\n", a.Verb, source, strings.Join(content, " … "))
	}
	return strings.TrimSpace(b.String())
}

func TestAttributions(t *testing.T) {
	tests := []struct{ why, src, want string }{
		{"who spoke is not the subject of a clause before", `Just before the ferry left, the mayor rose in the hall and claimed that the port was shut.`, `claim | the mayor | that the port was shut`},
		{"a town and its country are one place", `Dana Vell, a baker from Pell, Oskia, who rose late, left. “It is late,” said Dana Vell, a baker from Pell, Oskia, who said the port was shut.`, "say | Dana Vell, a baker from Pell | “It is late,”\nsay | a baker from Pell, Oskia, who | the port was shut"},
		{"a month has no apposition", `But last August, Maj. Gen. Vell, the commander of the port, claimed that it was shut.`, `claim | Maj. Gen. Vell, the commander of the port | that it was shut`},
		{"a question inside a quotation ends it", `“They come and ask, ‘Why is the port shut?’” Vell said.`, `say | Vell | “They come and ask, ‘Why is the port shut?’”`},
		{"the name of a programme is not said", `“It is late in the day,” Vell said on Pell's “Meet the Bakers.” “It is cold.”`, `say | Vell | “It is late in the day,” … “It is cold.”`},
		{"nor does what is said begin with it", `Vell said on “Meet the Bakers” that the port would open.`, `say | Vell | that the port would open`},
		{"a name ends before it", `Later on Pell's “Meet the Bakers,” Mayor Vell said the port would open.`, `say | Mayor Vell | the port would open`},
		// before the content
		{"that", `Vell said that the port would open.`, `say | Vell | that the port would open`},
		{"a relative clause is no report", `Vell ordered the breakup of the brigade whose mutiny shut the port.`, ``},
		{"time confirms nothing", `No deaths had been confirmed by nightfall, and no ship had been ordered by Monday.`, ``},
		{"a noun at the end is no verb", `It has ended, roughly at the customs post.`, ``},
		{"who is told stands behind", `The port was shut, its mayor, Dana Vell, told the Lantern.`, `tell | its mayor, Dana Vell | The port was shut`},
		{"a dateline is not said", `OSK, Oskia, May 9 (Gull Wire) - The port is shut, the mayor said.`, `say | the mayor | The port is shut`},
		{"capitals without a dash are no dateline", `NATO ships left the port, the mayor said - and came back.`, `say | the mayor | NATO ships left the port`},
		{"without that", `Vell said the port would open.`, `say | Vell | the port would open`},
		{"a time between", `Vell said on Monday that the port would open.`, `say | Vell | that the port would open`},
		{"an adverbial between commas", `Vell said, after the vote, that the port would open.`, `say | Vell | that the port would open`},
		{"a hearer", `Vell told the dockers that the port would open.`, `tell | Vell | that the port would open`},
		{"a hearer and a pronoun", `Vell told reporters she would open the port.`, `tell | Vell | she would open the port`},
		{"a quotation after a comma", `Vell said, “We will open the port.”`, `say | Vell | “We will open the port.”`},
		{"a quotation after a colon", `Vell said: “We will open the port.”`, `say | Vell | “We will open the port.”`},
		{"the verb stands in the quotation", `Vell said the council “will never give way again” to fear.`, `say | Vell | the council “will never give way again” to fear`},
		{"a contraction", `She’s predicting that the port will open.`, `predict | She’s | that the port will open`},
		{"a name that ends like an adverb", `“The port will open,” said Connelly.`, `say | Connelly | “The port will open,”`},
		{"a block without marks after a colon", "Vell wrote:\nThe port will open at noon, and nobody will close it again.\nThe dockers went home.", `write | Vell | The port will open at noon, and nobody will close it again.`},
		{"over a relative clause", `Friends who visit Pell say the port will open.`, `say | Friends who visit Pell | the port will open`},
		{"an apposition", `Dana Vell, the mayor of Osk, said the port would open.`, `say | Dana Vell, the mayor of Osk | the port would open`},
		{"a relative clause", `Dana Vell, who has led Osk for years, said the port would open.`, `say | Dana Vell, who has led Osk for years | the port would open`},
		{"a restrictive relative clause ends at the main verb", `Dockers who said the port would open were right.`, `say | Dockers who | the port would open`},
		{"auxiliaries", `Vell has repeatedly said that the port would open.`, `say | Vell | that the port would open`},
		{"aspect", `Vell continued to argue that the port would open.`, `argue | Vell | that the port would open`},

		{"a source is not the verb of its clause", `The vote has angered many dockers who feel it was late.`, `feel | many dockers who | it was late`},
		{"nor after a modal", `The vote would embolden dockers who say the port is shut.`, `say | dockers who | the port is shut`},
		{"nor what is said of a thing", `It is clear that the dockers say the port is shut.`, `say | the dockers | the port is shut`},
		{"who stands for people and not for the thing before them", `The mayor sent a letter to dockers who say the port is shut.`, `say | dockers who | the port is shut`},
		{"but for who leads a body", `The head of the council, who said the port was shut, left.`, `say | The head of the council, who | the port was shut`},
		{"the last of two noun phrases side by side", `It came on the day the council said the port was shut.`, `say | the council | the port was shut`},
		{"an initial is no article", `Dana A. Vell said the port was shut.`, `say | Dana A. Vell | the port was shut`},
		{"an apposition without a comma", `Vell the docker said the port was shut.`, `say | Vell the docker | the port was shut`},
		{"a time is no source", `A poll this month said the port was shut.`, `say | A poll this month | the port was shut`},
		{"in a document between commas", `Vell, in a statement released on Monday, said the port was shut.`, `say | Vell, in a statement released on Monday | the port was shut`},
		{"a clause between commas is none's", `Vell, as the council met on Monday, said the port was shut.`, `say | Vell, as the council met on Monday | the port was shut`},
		{"a noun before its verb is no cue", `Harbour advocates said the port was shut.`, `say | Harbour advocates | the port was shut`},
		{"nor before a participle", `Six northern states led by Osk said the port was shut.`, `say | Six northern states led by Osk | the port was shut`},
		{"a name agrees with its verb", `Osk claims unnamed ships shut the port.`, `claim | Osk | unnamed ships shut the port`},
		{"a verb agrees with the head and not with what is nearest", `The letter from the dockers says the port is shut.`, `say | The letter from the dockers | the port is shut`},
		{"likewise a plural", `Critics of the plan say the port is shut.`, `say | Critics of the plan | the port is shut`},
		{"whatever is between them and their friend", `Sources close to Vell say the port is shut.`, `say | Sources close to Vell | the port is shut`},
		{"a word between commas", `Vell, though, said the port was shut.`, `say | Vell, though | the port was shut`},
		{"whoever a passive names goes on speaking", `The plan was attacked by dockers, who said the port was shut.`, "attack | dockers | The plan\nsay | dockers | the port was shut"},
		{"and without a comma", `The plan was attacked by dockers who say the port is shut.`, "attack | dockers | The plan\nsay | dockers | the port is shut"},

		{"six states are no verb", `In six states, including Osk, the port was shut.`, ``},
		{"a time behind the verb", `Vell said last month that the port was shut.`, `say | Vell | that the port was shut`},
		{"a time and a comma, and no that", `Vell said in May, the port was shut.`, `say | Vell | the port was shut`},
		{"an adverbial between commas, and no that", `Vell said, in light of the storm, the port was shut.`, `say | Vell | the port was shut`},
		{"a verb that no list knows", `Harbour guards say gulls eye them constantly from the masts.`, `say | Harbour guards | gulls eye them constantly from the masts`},
		{"an aside within the clause", `Harbour police said the dockers, while drunk, broke a door.`, `say | Harbour police | the dockers, while drunk, broke a door`},
		{"a restrictive clause with a verb of its own", `Groups that support the strike said they would remain.`, "support | Groups that | the strike\nsay | Groups | they would remain"},
		{"Mrs. May is no verb", `Mrs. May said the port was shut.`, `say | Mrs. May | the port was shut`},
		{"Will is a name before another", `Will Oram said the port was shut.`, `say | Will Oram | the port was shut`},
		{"whom", `It held dockers, whom the mayor said were late.`, `say | the mayor | were late`},
		{"as somebody told, in the middle", `The port was shut, but as Vell told our paper, nobody slept.`, `tell | Vell | nobody slept`},

		// after and around
		{"a dependent clause and its main clause", `If the storm comes, the port will be shut, Vell said.`, `say | Vell | If the storm comes, the port will be shut`},
		{"a verb that no list knows, at the end", `The ships lie about ten miles north of Osk, the council said.`, `say | the council | The ships lie about ten miles north of Osk`},
		{"a verb behind a relative clause", `That story, which failed to please, vanished with the storm, Vell said.`, `say | Vell | That story, which failed to please, vanished with the storm`},
		{"no participle speaks", `Ships left in May, reflecting the orders added for the port, Vell said.`, `say | Vell | Ships left in May, reflecting the orders added for the port`},
		{"what is said follows its verb", `In one stark turn, the council said Dana Vell, who ran the port, offered more guards.`, `say | the council | Dana Vell, who ran the port, offered more guards`},
		{"inverted, with a place behind it", `The port is shut, said a spokesman for the council in Osk.`, `say | a spokesman for the council in Osk | The port is shut`},
		{"inverted, by Will", `It is late, said Will Oram, the head of the council.`, `say | Will Oram, the head of the council | It is late`},
		{"not inverted, behind an aside", `The council, while mending the port, said the ships that waited were safe.`, `say | The council, while mending the port | the ships that waited were safe`},
		{"a day is no source", `On Monday, Dana Vell, the mayor, said the port was shut.`, `say | Dana Vell, the mayor | the port was shut`},
		{"a day behind who", `Vell, who on Monday announced a strike, left.`, `announce | Vell, who | a strike`},
		{"a day behind the source", `The council on Monday said the port was shut.`, `say | The council | the port was shut`},
		{"what a paper spells out is part of it", `A truce, as spelled out in the pact, the judge said, holds.`, `say | the judge | A truce, as spelled out in the pact … holds`},
		{"an adjective like a verb", `The vote shut more state ports on the coast.`, ``},
		{"a dependent clause without a comma", `If nobody agrees the strike will go on until May, the mayor said.`, `say | the mayor | If nobody agrees the strike will go on until May`},
		{"two names are plural", `The port was shut in May, Mr. Vell and Mr. Oram say.`, `say | Mr. Vell and Mr. Oram | The port was shut in May`},
		{"people close to him are plural", `The strike has cheered him, people close to him say.`, `say | people close to him | The strike has cheered him`},
		{"an object is not inverted", `The vote, after the council met, suggests ill will, two dockers said.`, `say | two dockers | The vote, after the council met, suggests ill will`},
		{"what goes on is no speech", `However, the repairs will continue in the port, the mayor said.`, `say | the mayor | However, the repairs will continue in the port`},
		{"about a number", `The council says about 60 ships have left.`, `say | The council | about 60 ships have left`},
		{"a hearer and a verb that no list knows", `Dockers told me gulls often eye the masts.`, `tell | Dockers | gulls often eye the masts`},
		{"inverted, at the end", `Courts “won’t stand” for putting dockers in jail, says Professor Vell.`, `say | Professor Vell | Courts “won’t stand” for putting dockers in jail`},
		{"an apposition with a participle", `“It is late,” Vell, the first docker elected to the council, said.`, `say | Vell, the first docker elected to the council | “It is late,”`},
		{"what is added is no source", `Vell, who met the dockers, added his voice to the strike.`, ``},
		{"a row of adjectives in what is said", `Backers say the new, stern rules have cost the port.`, `say | Backers | the new, stern rules have cost the port`},
		{"a list in what is said", `Vell said guards, dockers and bakers were late.`, `say | Vell | guards, dockers and bakers were late`},
		{"in apposition to a name, with a report of its own", `Vell, head of Osk Watch, a body that opposes the ferry, said the port was shut.`,
			`oppose | a body that | the ferry
say | Vell, head of Osk Watch, a body that opposes the ferry | the port was shut`},
		{"in apposition to an age", `Dana Vell, 52, a baker who backs the ferry, said the port was shut.`,
			`back | a baker who | the ferry
say | Dana Vell, 52, a baker who backs the ferry | the port was shut`},
		{"in apposition between dashes", `Dana Vell -- a baker who backs the ferry -- said the port was shut.`,
			`back | a baker who | the ferry
say | Dana Vell -- a baker who backs the ferry | the port was shut`},
		{"the outlet's word between dashes", `Vell said -- and nobody denied -- that the port was shut.`, `say | Vell | that the port was shut`},
		{"told about", `Vell told the council about the flood.`, `tell | Vell | the flood`},
		{"warned against", `Vell has warned the council against a deal.`, `warn | Vell | a deal`},
		{"warned of what who did against whom", `Vell warned a strike by the dockers against Oram would fail.`, `warn | Vell | a strike by the dockers against Oram would fail`},
		{"between commas, behind and", `And, Vell says, no one misses the ferry.`, `say | Vell | no one misses the ferry`},
		{"between commas, inverted", `Among the pupils, Vell says, are sons of dockers.`, `say | Vell | Among the pupils … are sons of dockers`},
		{"in apposition that a quotation ends", `Vell, author of “The Flood,” said the port was shut.`, `say | Vell, author of “The Flood,” | the port was shut`},
		{"a participle that a quotation ends", `The council, citing “the storm,” said it had no data.`, `cite | The council | “the storm,”
say | The council | it had no data`},
		{"between commas, behind a pronoun alone", `It, Vell said, was lost.`, `say | Vell | It … was lost`},
		{"of what stands before which", `The port, which dockers say will shut, is new.`, `say | dockers | will shut`},
		{"who on a day", `Vell, who Monday had not decided, said the port was shut.`, `say | Vell, who Monday had not decided | the port was shut`},
		{"a participle before a participle's verb", `Vell, asked whether a docker's word should matter, said it depends.`, `ask | Vell | whether a docker's word should matter
say | Vell | it depends`},
		{"a participle that says", `Vell, saying the port is shut, said he believes Oram.`, `say | Vell | the port is shut
say | Vell | he believes Oram`},
		{"a participle before the verb", `Seven dockers polled said Vell deserved it.`, `say | Seven dockers polled | Vell deserved it`},
		{"in that case", `Vell said in that case he would shut the port.`, `say | Vell | he would shut the port`},
		{"a noun before who", `Vell, a free trade advocate who left, said the port was shut.`, `say | Vell, a free trade advocate who left | the port was shut`},
		{"a noun that a participle governs", `The council left, raising doubts Oram had heard.`, ``},
		{"a noun that a gerund governs", `Vell began deleting tweets Oram had read.`, ``},
		{"polling shows", `New polling shows that dockers are late.`, `show | New polling | that dockers are late`},
		{"a participle behind an adverb", `Oram had an almost guaranteed win.`, ``},
		{"a noun that ends like an adverb", `The port is shut, the family said.`, `say | the family | The port is shut`},
		{"the organisation that is spelled like a pronoun", `The port is shut, the WHO said.`, `say | the WHO | The port is shut`},
		{"a name that is spelled like a verb", `“The port is shut,” Rose said.`, `say | Rose | “The port is shut,”`},
		{"a participle before its cue", `Several dockers advocating for Oram said nobody came.`, `say | Several dockers advocating for Oram | nobody came`},
		{"a participle with a preposition before its cue", `Dockers briefed on the case simply said nobody came.`, `say | Dockers briefed on the case | nobody came`},
		{"who knew somebody", `Bakers who knew Vell said he would come.`, `say | Bakers who knew Vell | he would come`},
		{"involved before the verb", `One docker involved said the row had ended.`, `say | One docker involved | the row had ended`},
		{"told to", `Vell told the dockers to go home.`, `tell | Vell | to go home`},
		{"who with a verb drawn together", `Vell, who’s seeking a post, said the port was shut.`, `seek | Vell, who’s | a post
say | Vell, who’s | the port was shut`},
		{"an opening participle ends before the main clause", `Noting that she had slept in Osk, Vell argued that the port should shut.`, `note | Vell | that she had slept in Osk
argue | Vell | that the port should shut`},
		{"and behind a condition of its own", `Saying that if it rains, the port will shut, Vell left.`, `say | Vell | that if it rains, the port will shut`},
		{"asked if", `When asked if he believed the mayor could go, Vell replied: “No.”`, `believe | he | the mayor could go
reply | Vell | “No.”`},
		{"warned not to", `The council warned him not to shut the port.`, `warn | The council | not to shut the port`},
		{"that as a subject", `That, he argued, would be the end.`, `argue | he | That … would be the end`},
		{"at least so many", `The ministry said at least 23 dockers were hurt.`, `say | The ministry | at least 23 dockers were hurt`},
		{"a day and a name", `Vell said on Saturday Osk's mayor Oram has to go.`, `say | Vell | Osk's mayor Oram has to go`},
		{"a participle joined by and", `Vell sent a note calling it “a flood” and said nobody had slept.`, `call | Vell | it “a flood”
say | Vell | nobody had slept`},
		{"asked, and what was said", `Vell, asked how he slept, said, “Well.”`, `ask | Vell | how he slept
say | Vell | “Well.”`},
		{"as somebody put it", `The port, as one docker put it, is shut.`, `put it | one docker | The port … is shut`},
		{"as somebody puts it, at the start", `As Vell recently put it, the port is shut.`, `put it | Vell | the port is shut`},
		{"put it elsewhere", `As they put it on the table, Vell left.`, ``},
		{"in somebody's words", `In Vell's own words, the port is shut.`, `in the words of | Vell's | the port is shut`},
		{"in her words, and a quotation", `It was, in her words, “a flood” of ships.`, `in the words of | her | “a flood”`},
		{"in his words, and none", `He said in his own words that the port was shut.`, `say | He | that the port was shut`},
		{"quoted as saying, behind", `“The port is shut,” Vell was quoted as saying.`, `say | Vell | “The port is shut,”`},
		{"heard telling, behind", `“The port is shut,” Vell can be heard telling the council.`, `tell | Vell | “The port is shut,”`},
		{"made it clear", `Vell made it clear that the port was shut.`, `clear | Vell | that the port was shut`},
		{"made clear", `Vell has made clear that the port was shut.`, `clear | Vell | that the port was shut`},
		{"made sure is no speech", `Vell made sure that the port was shut.`, ``},
		{"a claim by somebody", `They met after claims by Vell that the port was shut.`, `claim | Vell | that the port was shut`},
		{"a report by somebody finds", `A report by the council found that the port was shut.`, `find | A report by the council | that the port was shut`},
		{"a quotation joined by and", `“It is late,” Vell said, and “the port is shut.”`, `say | Vell | “It is late,” … “the port is shut.”`},
		{"a colon and no cue", `Dana Vell was blunt: “The port is shut.”`, `| Dana Vell | “The port is shut.”`},
		{"a colon behind the second of two", `Mr. Oram hedged, but Mr. Vell was blunt: “The port is shut.”`, `| Mr. Vell | “The port is shut.”`},
		{"a colon behind a thing", `The rule was blunt: “No ships.”`, ``},
		{"however between commas", `Dockers said, however, they had mended the port.`, `say | Dockers | they had mended the port`},
		{"a long aside in what is said", `Vell said the plan, which the mayor called a “ruin,” was late.`, `say | Vell | the plan, which the mayor called a “ruin,” was late`},
		{"a week before the verb", `Mayor Vell this week said the port was shut.`, `say | Mayor Vell | the port was shut`},
		{"between commas, behind a participle", `Starting in May, Vell said, the port will shut.`, `say | Vell | Starting in May … the port will shut`},
		{"a dependent clause alone is the outlet's", `As the storm came, Vell said the port was shut.`, `say | Vell | the port was shut`},
		{"between commas, behind a time", `In April, Vell said, the port will shut.`, `say | Vell | In April … the port will shut`},
		{"between commas, behind a clause", `If the storm comes, Vell said, he will shut the port.`, `say | Vell | If the storm comes … he will shut the port`},
		{"between commas, behind adverbs", `More recently, Vell said, the port was shut.`, `say | Vell | More recently … the port was shut`},
		{"between commas, behind a document", `In a letter, Vell said, the port will shut.`, `say | Vell | the port will shut`},
		{"between commas, behind a pronoun", `Almost all of them, Vell said, went home.`, `say | Vell | Almost all of them … went home`},
		{"behind a clause with an apposition", `Dana Vell, the mayor, shunned the port, Oram said.`, `say | Oram | Dana Vell, the mayor, shunned the port`},
		{"a participle is no verb", `Dana Vell, shunned by the port, left the council.`, ``},
		{"inverted, behind a quotation and more", `“They are no clerks” but experts, says Dana Vell, a baker.`, `say | Dana Vell, a baker | “They are no clerks” but experts`},
		{"after", `The port will open, Vell said.`, `say | Vell | The port will open`},
		{"after, with a document", `The port will open, the council said in a statement.`, `say | the council | The port will open`},
		{"after, the tail is the outlet's", `The port will open, Vell said a day after the storm ended.`, `say | Vell | The port will open`},
		{"inverted", `“The port will open,” said Dana Vell, the mayor of Osk.`, `say | Dana Vell, the mayor of Osk | “The port will open,”`},
		{"in the middle", `“The port will open,” Vell said, “and it will stay open.”`, `say | Vell | “The port will open,” … “and it will stay open.”`},
		{"between subject and verb", `The port, Vell said, is open again.`, `say | Vell | The port … is open again`},
		{"a question with a name after it", `“Why now?” Vell asked. “Why here?”`, `ask | Vell | “Why now?” … “Why here?”`},
		{"what stands around takes what stands inside", `Vell warned that the port would shut, according to two dockers.`, `according to | two dockers | Vell warned that the port would shut`},
		{"own words before the quotation", `Then she stood up, and with that, “we will open the port,” Vell said.`, `say | Vell | “we will open the port,”`},

		// prepositions
		{"according to, first", `According to the council, the port will open.`, `according to | the council | the port will open`},
		{"according to, last", `The port will open, according to the council.`, `according to | the council | The port will open`},
		{"according to, in the middle", `The port, according to the council, will open.`, `according to | the council | The port … will open`},
		{"as per and for", `As per the Herald, for Vell, the strike is over.`, `according to | Vell | the strike is over`},
		{"in the words of", `The port is, in the words of the mayor, a ruin.`, `according to | the mayor | The port is … a ruin`},
		{"as somebody noted", `As the Herald noted, the port was shut for a year.`, `note | the Herald | the port was shut for a year`},

		// labels, charges, objects
		{"described as", `Vell described the strike, the third of its kind, as “a disgrace”.`, `describe | Vell | the strike, the third of its kind, as “a disgrace”`},
		{"called", `Vell called the strike a disgrace.`, `call | Vell | the strike a disgrace`},
		{"accused of, and the outlet's words after the fragment", `Vell accused Oram of “theatre” in a drama that kept the town awake.`, `accuse | Vell | Oram of “theatre”`},
		{"a parenthesis between dashes is the outlet's", `Vell accused Oram of leaving the port -- which has been shut for years -- to “the rats” of Osk.`,
			`accuse | Vell | Oram of leaving the port … to “the rats” of Osk`},
		{"an object", `Vell criticized the new rules.`, `criticize | Vell | the new rules`},
		{"a list as object", `Vell criticized the rules, the fees and the fines.`, `criticize | Vell | the rules, the fees and the fines`},
		{"a particle", `Vell called for a new vote.`, `call | Vell | a new vote`},
		{"an infinitive", `Vell vowed to open the port.`, `vow | Vell | to open the port`},

		// participles, shared subjects, nouns
		{"a participle", `Vell left the hall, saying that the port would open.`, `say | Vell | that the port would open`},
		{"a participle after a document", `The council posted a statement saying that the port would open.`, `say | The council | that the port would open`},
		{"an adverb before, a comma after", `But, Vell said, the port is shut.`, `say | Vell | the port is shut`},
		{"a quotation inside the apposition", `Vell, who calls Oram a “rat,” said the port would open.`, "call | Vell, who | Oram a “rat,”\nsay | Vell, who calls Oram a “rat,” | the port would open"},
		{"a participle in the subject", `Dockers waiting for the tide say the port will open.`, `say | Dockers waiting for the tide | the port will open`},
		{"a shared subject", `Vell called the strike a disgrace and vowed to end it.`, "call | Vell | the strike a disgrace\nvow | Vell | to end it"},
		{"a noun with an owner", `Vell's claim that the port is open drew laughter.`, `claim | Vell's | that the port is open`},
		{"a pronoun as owner", `The mayor left. His criticism of the fees drew laughter.`, `criticism | His | the fees`},
		{"a light verb and a noun", `Vell voiced confidence that the port would open.`, `voice | Vell | that the port would open`},
		{"an adjective", `Vell is confident that the port will open.`, `confident | Vell | that the port will open`},
		{"a passive with its agent", `The new fees were criticized by dockers.`, `criticize | dockers | The new fees`},

		// nesting
		{"cited as saying", `The port will open, the Herald cited Vell as saying.`, `say | Vell | The port will open`},
		{"a finding of its own inside speech stays inside", `Vell said that Oram believes the port is lost.`, `say | Vell | that Oram believes the port is lost`},

		// where speech ends
		{"a new subject with its own verb", `Vell said the port would open, but Oram said it was lost.`, "say | Vell | the port would open\nsay | Oram | it was lost"},
		{"while and a new subject", `Vell said the port would open, while the dockers went home.`, `say | Vell | the port would open`},
		{"a dependent cue ends at its comma", `As Vell says the port is open, the dockers stayed away.`, `say | Vell | the port is open`},

		// what is not an attribution
		{"no comment", `The council made no comment on the strike.`, ``},
		{"negated", `Vell did not say where she was.`, ``},
		{"a noun of saying", `The state report on the charge was long.`, ``},
		{"a name that looks like a verb", `The United States and Osk are far apart.`, ``},
		{"a relative clause after a plural noun", `The states that border Osk are dry.`, ``},
		{"brokered by officials: no source", `The deal was brokered by Dana Vell and port officials.`, ``},
		{"a published article says nothing yet", `The Herald published an article on Monday.`, ``},
		{"like is seldom the verb", `Towns like Osk and Pell are quiet.`, ``},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			if got := lines(read(t, lead+tt.src+"\n")); got != tt.want {
				t.Errorf("%s\ngot\n%s\nwant\n%s", tt.src, got, tt.want)
			}
		})
	}
}
