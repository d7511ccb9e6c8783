package class

// A Term is a technical word, explained for students.
type Term struct{ Name, Text string }

// Glossary explains the words that the sheets, the form and the lesson use.
func Glossary() []Term {
	return []Term{
		{"Voice", "Who speaks a word of the article: the outlet in its own name, or a source. The same word means something else in another mouth."},
		{"Own voice", "The outlet says it itself, with nobody else to answer for the word: “The mutiny ended on Monday.” Words that introduce a source count here too, since the outlet chose them."},
		{"Quotation", "Words inside quotation marks that a source is said to have used: “This is a mutiny,” the mayor said."},
		{"Reported speech", "What a source claims, in the outlet’s words and without quotation marks: The mayor said that the mutiny had ended. Whether the mayor used the word, the reader cannot know."},
		{"Source", "The person or body whose words an article carries. An unnamed source is one that the article describes and does not name: “a palace clerk”."},
		{"Cue", "The words that introduce a source: said, claimed, admitted, according to. Their verb is the cue verb."},
		{"Stance of a verb", "What a cue verb says of the words it introduces. “Said” leaves it open, “claimed” doubts, “admitted” takes them as true, “warned” and “boasted” judge the speaker."},
		{"Scare quotes", "Quotation marks around one word or a few that show distance rather than a speaker: a “reform”. With a speaker beside them they may simply quote."},
		{"Choice set", "Rival names for the same thing, of which a writer has to choose one: mutiny, revolt, uprising, incident. What an outlet chose shows only beside what it might have chosen."},
		{"Framing", "To choose some sides of a matter and make them stand out, so that a certain view of what it is, who caused it, who is to be judged and what is to be done comes first to mind (Entman 1993)."},
		{"Frame", "A pattern that framing follows, such as conflict, human interest, economic consequences, morality or responsibility (Semetko and Valkenburg 2000). An article can have several or none."},
		{"Dateline, byline, credit", "Where and when a report was filed; who wrote it; whose picture it is. On the blind sheets they are covered where they name somebody."},
		{"Not found", "An absence in these articles. It does not say that the outlet never wrote of it, nor why it did not here."},
		{"Blind", "Read without knowing who published it, so that what is on the page is judged and not the name above it."},
		{"Coding", "To answer the same questions about every text by the same rules, alone, so that the answers can be compared."},
		{"Cannot tell", "A proper answer. A text can leave open whose word a word is; to say so is more exact than to guess."},
		{"Agreement", "How often coders who worked alone gave the same answers, beyond what guessing would give. 1 is all, 0 is as by chance."},
	}
}
