package voice

var sourceClassNames = [...]string{"unknown", "official", "military", "expert", "citizen", "media", "anonymous", "organisation", "person"}

// String is the class's name in every output.
func (c Class) String() string { return sourceClassNames[c] }
