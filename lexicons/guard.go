package lexicons

// A Guard is a condition on the surroundings of a match that blocks it. A
// guard is a rule about English news prose, never a list of names.
type Guard string

// The guards.
const (
	// ProperName blocks the capitalised name of another event: in running text
	// the match is capitalised, stands in a run of capitalised words (the Saltmarsh
	// Rebellion, the Rising of the Reeds), and at least half of the run's other
	// words stand nowhere else in the article, or a year up to 1950 stands within
	// eight tokens. A title-case line proves nothing and blocks nothing.
	ProperName Guard = "proper-name"
	// PastYear blocks a match with a year up to 1950 within eight tokens of the
	// same sentence: the 1832 rising.
	PastYear Guard = "past-year"
	// Place blocks a name that stands for a building or a town: at the Kremlin, in
	// Beijing, a Kremlin photograph.
	Place Guard = "place"
	// Verb blocks a noun's match that is used as a verb: forces him to, will
	// rebel.
	Verb Guard = "verb"
	// Context blocks a word that names many things in an article that is about
	// nothing of the kind: the article, its headline included, holds no term of the
	// category's context list, no hit of the category that counts and has neither
	// this guard nor Near, and no match under Context of another option.
	Context Guard = "context"
	// Near is for the vaguest words (incident, situation): a hit of the category
	// that counts and is not under Near must stand somewhere in the article, and
	// such hits and terms of the context list once in eight sentences at least.
	Near Guard = "near"
	// Contrary blocks a match in whose sentence, or the one before, a term of the category's contrary
	// list says that something else is meant: a revolt of Republicans.
	Contrary Guard = "contrary"
	// Actor blocks a match that is nobody's: no capitalised word stands among the
	// two words right before it (Ruritanian border authorities), none follows "of"
	// (the authorities of Ruritania). A title-case line proves nothing and blocks nothing.
	Actor Guard = "actor"
	// Title blocks a word for a leader that introduces nobody: no name follows it,
	// directly or behind a comma (their leader, Colonel Ruric), it is nobody's, see
	// Actor. A title-case line proves nothing.
	Title Guard = "title"
	// Agentless blocks a passive that says who did it: by stands within six words
	// behind it in the sentence.
	Agentless Guard = "agentless"
	// Attributes blocks a verb of saying that introduces no source here, or may
	// not, and the noun that is spelled like it (his support).
	Attributes Guard = "attributes"
	// Legal blocks nothing: it flags a match that names an offence, by the word
	// behind it: mutiny charges, the treason law.
	Legal Guard = "legal"
)

var guards = []Guard{ProperName, PastYear, Place, Verb, Context, Near, Contrary, Actor, Title, Agentless, Attributes, Legal}

// String is the reason's name in every output: "", "except" or the guard's.
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
