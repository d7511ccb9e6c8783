package corpus

import (
	"testing"

	"github.com/abadojack/whatlanggo"
)

// TestEveryLanguageHasACode: no language that texts are told by has no code, or that of another.
// Codes are those of the registry of RFC 5646 (IANA language subtags), whose entries for three
// letters are ISO 639-3's where ISO 639-1 has none.
func TestEveryLanguageHasACode(t *testing.T) {
	want := map[string]string{
		"afr": "af", "aka": "ak", "amh": "am", "arb": "ar", "azj": "az", "bel": "be", "ben": "bn", "bho": "bho", "bul": "bg", "ceb": "ceb", "ces": "cs",
		"cmn": "zh", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "epo": "eo", "est": "et", "fin": "fi", "fra": "fr", "guj": "gu", "hat": "ht",
		"hau": "ha", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "ibo": "ig", "ilo": "ilo", "ind": "id", "ita": "it", "jav": "jv", "jpn": "ja",
		"kan": "kn", "kat": "ka", "khm": "km", "kin": "rw", "kor": "ko", "kur": "ku", "lav": "lv", "lit": "lt", "mai": "mai", "mal": "ml", "mar": "mr",
		"mkd": "mk", "mlg": "mg", "mya": "my", "nep": "ne", "nld": "nl", "nno": "nn", "nob": "nb", "nya": "ny", "ori": "or", "orm": "om", "pan": "pa",
		"pes": "fa", "pol": "pl", "por": "pt", "ron": "ro", "run": "rn", "rus": "ru", "sin": "si", "skr": "skr", "slv": "sl", "sna": "sn", "som": "so",
		"spa": "es", "srp": "sr", "swe": "sv", "tam": "ta", "tel": "te", "tgl": "tl", "tha": "th", "tir": "ti", "tuk": "tk", "tur": "tr", "uig": "ug",
		"ukr": "uk", "urd": "ur", "uzb": "uz", "vie": "vi", "ydd": "yi", "yor": "yo", "zul": "zu",
	}
	if len(want) != len(whatlanggo.Langs) {
		t.Errorf("there are %d languages, the table has %d", len(whatlanggo.Langs), len(want))
	}
	seen := map[string]bool{}
	for lang, name := range whatlanggo.Langs {
		code := languageCode(lang)
		if code != want[lang.Iso6393()] || seen[code] {
			t.Errorf("%s has the code %q, want %q, once", name, code, want[lang.Iso6393()])
		}
		seen[code] = true
		for _, tag := range []string{lang.Iso6393(), code, name, code + "-XX"} {
			if got := baseLanguage(tag); got != code {
				t.Errorf("the tag %s stands for %q, want %q", tag, got, code)
			}
		}
		if LanguageName(code) == `"`+code+`"` {
			t.Errorf("%s has no name", code)
		}
	}
}
