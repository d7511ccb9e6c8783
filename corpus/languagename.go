package corpus

import (
	"strconv"
	"sync"

	"github.com/abadojack/whatlanggo"
)

// LanguageName is a language by its name in English, where Language may tell it; of
// other codes of ISO 639-1 the code in quotation marks.
func LanguageName(code string) string {
	if name := languageNames()[code]; name != "" {
		return name
	}
	return strconv.Quote(code)
}

// languageNames are those of the languages that texts are told by, and of those whose
// codes stand for several of them.
var languageNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for lang, name := range whatlanggo.Langs {
		if code := lang.Iso6391(); code != "" {
			names[code] = name
		}
	}
	names["zh"], names["no"], names["fa"], names["ca"] = "Chinese", "Norwegian", "Persian", "Catalan"
	return names
})
