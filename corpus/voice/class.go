package voice

var sourceClassNames = [...]string{"unknown", "official", "military", "expert", "citizen", "media", "anonymous", "organisation", "person"}

// String returns the class's name in every output.
func (c Class) String() string { return sourceClassNames[c] }

// Classes and Stances are the numbers of source classes and of stances.
const (
	Classes = len(sourceClassNames)
	Stances = len(stanceNames)
)
