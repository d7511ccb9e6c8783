package voice

// keyword is a word that rules check for by name.
type keyword uint8

const (
	noKey keyword = iota
	// particles and prepositions first: they index a bit mask
	onKey
	forKey
	ofKey
	aboutKey
	againstKey
	withKey
	inKey
	atKey
	outKey
	backKey
	overKey
	uponKey
	intoKey
	fromKey
	toKey
	byKey
	thatKey
	asKey
	per
	according
	words // "in the words of"
	who
	which
	what
	whose
	where
	whether
	how
	singular  // he, she, someone: a singular subject
	pluralKey // they, people: a plural subject
	nonFinite // be, been, being, having
	than
	suchKey
	well
	itKey
	asked
	and
	including
	like
	particle    // de, van, al: part of a name
	definiteKey // the, this, these
	indefinite  // a, an
	spokes      // spokesman and the like: the unnamed voice of a named body
	affairs
	me         // I, we, you: the outlet or its reader
	unnamed    // source, aide: they refer to somebody who is not named
	aspectual  // continue, begin, go on: they say how another verb proceeds
	old        // "the 43-year-old"
	issued     // statement, letter: a source speaks to the public in it, and it is mostly referred to by that word alone
	generation // Jr., III: it follows a family name
	deputy     // vice, acting: with the word after it, another office
	former
)

var keywords = map[string]keyword{
	"on": onKey, "for": forKey, "of": ofKey, "about": aboutKey, "against": againstKey, "with": withKey, "in": inKey, "at": atKey,
	"out": outKey, "back": backKey, "over": overKey, "upon": uponKey, "into": intoKey, "from": fromKey, "to": toKey, "by": byKey,
	"that": thatKey, "as": asKey, "per": per, "according": according, "words": words, "who": who, "who's": who, "who've": who, "who'd": who, "who'll": who, "which": which, "what": what,
	"whose": whose, "where": where, "whether": whether, "how": how,
	"he": singular, "she": singular, "someone": singular, "somebody": singular, "everyone": singular, "everybody": singular,
	"anyone": singular, "nobody": singular, "it": itKey,
	"i": me, "we": me, "you": me, "they": pluralKey, "people": pluralKey, "men": pluralKey, "women": pluralKey,
	"police": pluralKey, "some": pluralKey, "many": pluralKey, "most": pluralKey, "few": pluralKey, "media": pluralKey, "others": pluralKey,
	"be": nonFinite, "been": nonFinite, "being": nonFinite, "having": nonFinite,
	"than": than, "such": suchKey, "well": well, "asked": asked, "and": and, "including": including,
	"de": particle, "da": particle, "del": particle, "van": particle, "von": particle, "der": particle, "den": particle, "al": particle,
	"el": particle, "bin": particle, "ibn": particle, "la": particle, "di": particle, "du": particle, "dos": particle, "ben": particle,
	"jr": generation, "sr": generation, "ii": generation, "iii": generation, "iv": generation,
	"the": definiteKey, "this": definiteKey, "these": definiteKey, "those": definiteKey, "a": indefinite, "an": indefinite,
	"spokesman": spokes, "spokeswoman": spokes, "spokesperson": spokes, "spokespeople": spokes, "spokesmen": spokes, "affairs": affairs,
	"continue": aspectual, "continues": aspectual, "continued": aspectual, "continuing": aspectual, "began": aspectual, "begun": aspectual,
	"begins": aspectual, "begin": aspectual, "went": aspectual, "goes": aspectual, "go": aspectual, "gone": aspectual, "started": aspectual,
	"source": unnamed, "person": unnamed, "persons": unnamed, "aide": unnamed, "adviser": unnamed, "advisor": unnamed, "insider": unnamed, "witness": unnamed, "observer": unnamed,
	"voter": unnamed, "resident": unnamed, "member": unnamed, "supporter": unnamed, "critic": unnamed, "expert": unnamed, "analyst": unnamed,
	"vice": deputy, "deputy": deputy, "assistant": deputy, "acting": deputy, "former": former,
	"like": like, "old": old,
	"statement": issued, "statements": issued, "release": issued, "readout": issued, "announcement": issued, "letter": issued,
	"email": issued, "e-mail": issued, "memo": issued, "message": issued, "text": issued, "tweet": issued, "tweets": issued,
	"post": issued, "posts": issued, "blog": issued, "video": issued, "recording": issued, "ad": issued, "ads": issued,
	"advertisement": issued, "resolution": issued, "remarks": issued, "comments": issued, "comment": issued, "speech": issued,
	"address": issued, "testimony": issued, "filing": issued, "complaint": issued, "lawsuit": issued, "petition": issued,
	"dispatch": issued, "bulletin": issued, "paper": issued,
}

// particleMask returns the bit of a keyword in a set of particles.
func particleMask(k keyword) uint32 {
	if k == noKey || k > thatKey {
		return 0
	}
	return 1 << k
}
