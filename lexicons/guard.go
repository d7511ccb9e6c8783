package lexicons

// A Guard is a condition on the surroundings of a match that blocks it. A
// guard is a rule about English news prose, never a list of names.
type Guard string

// The guards.
const (
	// ProperName blocks the capitalised name of another event: in running text the match is
	// capitalised, is in a run of capitalised words (the Saltmarsh Rebellion, the Rising of
	// the Reeds), and at least half of the run's other words occur nowhere else in the
	// article, or a year up to 1950 is within eight words and none of them occurs three times
	// elsewhere. A title-case line proves nothing and blocks nothing.
	ProperName Guard = "proper-name"
	// PastYear blocks a match with a year up to 1950 within eight words in the same sentence:
	// the 1832 rising.
	PastYear Guard = "past-year"
	// Place blocks a name that stands for a building or a town: at the Kremlin, in
	// Beijing, a Kremlin photograph.
	Place Guard = "place"
	// Verb blocks a noun's match that is used as a verb: forces him to, will
	// rebel.
	Verb Guard = "verb"
	// Context blocks a word that names many things if the article is about nothing of the
	// kind: the article, including its headline, has no term of the category's context list,
	// no counting hit of the category with neither this guard nor Near, and no match of
	// another option under Context.
	Context Guard = "context"
	// Near is for the vaguest words (incident, situation): the article must have a counting
	// hit of the category that is not under Near, and one such hit or term of the context
	// list per eight sentences at least.
	Near Guard = "near"
	// Contrary blocks a match if its sentence or the one before contains a term of the
	// category's contrary list, which marks it as about something else: a revolt of
	// Republicans.
	Contrary Guard = "contrary"
	// Actor blocks a match that is nobody's: neither of the two words right before it is
	// capitalised (Ruritanian border authorities), and no capitalised word follows "of" (the
	// authorities of Ruritania). A title-case line proves nothing and blocks nothing.
	Actor Guard = "actor"
	// Title blocks a word for a leader that introduces nobody: no name follows it, directly
	// or after a comma (their leader, Colonel Ruric), and it is nobody's, see Actor. A
	// title-case line proves nothing.
	Title Guard = "title"
	// Agentless blocks a passive that says who did it: "by" is within the six words after it
	// in the sentence.
	Agentless Guard = "agentless"
	// Attributes blocks a verb of saying that does not certainly introduce a source here, and
	// the noun with the same spelling (his support).
	Attributes Guard = "attributes"
	// Legal blocks nothing: it flags a match that the next word makes the name of an offence:
	// mutiny charges, the treason law.
	Legal Guard = "legal"
)

var guards = []Guard{ProperName, PastYear, Place, Verb, Context, Near, Contrary, Actor, Title, Agentless, Attributes, Legal}

// String is the reason's name in every output: "", "except", "anaphor" or the guard's.
func (b Block) String() string {
	switch {
	case b == Free:
		return ""
	case b == Excepted:
		return "except"
	case b == Anaphor:
		return "anaphor"
	case int(b-blockedByGuard) < len(guards):
		return string(guards[b-blockedByGuard])
	}
	return "unknown"
}
