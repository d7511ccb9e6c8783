package lexicons

// hasTwin reports whether the capitalised spelling of a folded word is commonly another
// word: a month, a country or people, a surname, an abbreviation. A term that is just
// that lower-case word does not match it, see the package comment. The list is our own,
// from what news prose confuses.
func hasTwin(folded string) bool {
	switch folded {
	case "march", "may", "august", "us", "it", "who", "aids", // months and abbreviations
		"polish", "turkey", "china", "japan", "chad", "nice", "reading", "bath", "cork", "mobile", "jersey", "lent", // places and peoples
		"will", "bill", "mark", "frank", "grant", "pat", "rob", "sue", "drew", "dick", "jack", "rose", "grace", "hope", "joy", // given names
		"faith", "dawn", "art", "gene", "chuck", "guy", "penny", "ray", "trump", "pence", "bush", "brown", "black", "white", "green", // surnames
		"gray", "grey", "rice", "cook", "baker", "young", "long", "short", "strong", "stone", "wood", "woods", "banks", "hill",
		"price", "swift", "blunt", "gore", "ball", "major", "straw", "hunt", "sharp", "savage", "wells", "moody", "cotton",
		"crow", "fisher", "ford", "fox", "gates", "hale", "holder", "marsh", "miller", "page", "peters", "potter", "rush", "singer",
		"waters", "weaver", "wise", "wolf", "sterling", "curry", "best", "burns", "carver", "chase", "hardy":
		return true
	}
	return false
}
