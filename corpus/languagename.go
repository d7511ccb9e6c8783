package corpus

import (
	"strconv"
	"strings"
	"sync"

	"github.com/abadojack/whatlanggo"
)

// Undetermined is the code of ISO 639-2 for a language that could not be told.
const Undetermined = "und"

// otherCodes are those of languages for which whatlanggo has no code of two letters, or one that
// ISO 639-1 gives to others: bh was that of all Bihari languages. Where ISO 639-1 has no code, it
// is that of ISO 639-3, as in RFC 5646, 2.2.1.
var otherCodes = map[whatlanggo.Lang]string{
	whatlanggo.Bho: "bho",
	whatlanggo.Ceb: "ceb",
	whatlanggo.Ilo: "ilo",
	whatlanggo.Mai: "mai",
	whatlanggo.Pes: "fa", // with Dari
	whatlanggo.Skr: "skr",
	whatlanggo.Ydd: "yi", // with Western Yiddish
}

// languageCode is the shortest code of a language.
func languageCode(lang whatlanggo.Lang) string {
	if code := otherCodes[lang]; code != "" {
		return code
	}
	if code := lang.Iso6391(); code != "" {
		return code
	}
	return lang.Iso6393()
}

// LanguageName is a language by its name in English, where Language may tell it; of
// other codes the code in quotation marks.
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
		names[languageCode(lang)] = name
	}
	names["zh"], names["no"], names["ca"] = "Chinese", "Norwegian", "Catalan"
	names["hy"], names["lo"], names["bo"], names["dv"] = "Armenian", "Lao", "Tibetan", "Dhivehi"
	names[Undetermined] = "a language that could not be told"
	return names
})

// languageTags are the codes by other tags for the same languages: three letters of ISO 639-2 or
// 639-3, and names.
var languageTags = sync.OnceValue(func() map[string]string {
	tags := map[string]string{
		// Those for books and those for groups of languages, of ISO 639-2.
		"ara": "ar", "aze": "az", "bur": "my", "chi": "zh", "zho": "zh", "cze": "cs", "dut": "nl", "fas": "fa", "per": "fa",
		"fre": "fr", "geo": "ka", "ger": "de", "gre": "el", "mac": "mk", "nor": "no", "rum": "ro", "yid": "yi",
		"arm": "hy", "hye": "hy", "lao": "lo", "bod": "bo", "tib": "bo", "div": "dv", "cat": "ca",
		"español": "es", "deutsch": "de", "français": "fr", "farsi": "fa", "chinese": "zh", "norwegian": "no",
	}
	for lang, name := range whatlanggo.Langs {
		code := languageCode(lang)
		tags[lang.Iso6393()], tags[code], tags[strings.ToLower(name)] = code, code, code
	}
	return tags
})
