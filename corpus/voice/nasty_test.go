package voice

import (
	"strings"
	"testing"
	"time"

	"rashomon/corpus"
)

// nasty returns texts that no newsroom writes, each of about size bytes: one paragraph, mostly
// one sentence, of something from which a rule looks around.
func nasty(size int) map[string]string {
	fill := func(piece string) string { return strings.Repeat(piece, size/len(piece)) }
	return map[string]string{
		"quotation marks":     fill(`" `),
		"marks, both kinds":   fill(`“ ‘ `),
		"opening marks":       fill(`“a `),
		"closing marks":       fill(`a” `),
		"apostrophes":         fill(`dogs' `),
		"capitalised words":   fill("Vell Oram "),
		"initials":            fill("J. Vell "),
		"titles":              fill("President "),
		"cue verbs":           fill("said "),
		"capital cue verbs":   fill("Said "),
		"cues and commas":     fill("said, "),
		"many attributions":   fill("Vell said that he left and "),
		"closing cues":        fill("“We left,” Vell said, "),
		"according to":        fill("according to "),
		"as saying":           fill("cited Vell as saying "),
		"nouns of claims":     fill("claim that "),
		"participles":         fill("saying that, "),
		"relative clauses":    fill("who said, which "),
		"commas":              fill("a, "),
		"dashes":              fill("a — "),
		"brackets":            fill("(a "),
		"hyphens":             fill("a-"),
		"colons":              fill("Vell: "),
		"labelled paragraphs": fill("VELL: We stay.\n\n"),
		"short quotations":    fill("“no” "),
		"quoted paragraphs":   fill("“We stay here.\n\n"),
		"pronouns":            fill("he said he said "),
		"different names":     distinct(size),
		"one long sentence":   fill("the council of the harbour repairs a bridge near the old mill and "),
	}
}

// distinct returns sentences whose names are all different.
func distinct(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteByte(byte('A' + i%26))
		for k := i/26 + 1; k > 0; k /= 20 {
			b.WriteByte("bcdfghklmnprstvwxzae"[k%20])
		}
		b.WriteString(" Vell said. ")
	}
	return b.String()
}

// BenchmarkNasty reports the time per byte in texts of 200 kB and of 2 MB: about the same, if
// reading time is proportional to the length of the text.
func BenchmarkNasty(b *testing.B) {
	const small, large = 200_000, 2_000_000
	smalls := nasty(small)
	for kind, long := range nasty(large) {
		b.Run(strings.ReplaceAll(kind, " ", "_"), func(b *testing.B) {
			r := NewReader(DefaultOptions())
			var into Reading
			var took [2]time.Duration
			for b.Loop() {
				for i, s := range []string{smalls[kind], long} {
					began := time.Now()
					r.Read(&corpus.Document{ID: "nasty", Text: s}, &into)
					took[i] += time.Since(began)
				}
			}
			b.ReportMetric(float64(took[0].Nanoseconds())/float64(b.N)/float64(len(smalls[kind])), "ns/byte@200kB")
			b.ReportMetric(float64(took[1].Nanoseconds())/float64(b.N)/float64(len(long)), "ns/byte@2MB")
		})
	}
}

// TestNastyTexts reads the same texts at a size that exceeds the bounds of every rule, and checks
// what must be true of every reading.
func TestNastyTexts(t *testing.T) {
	r := NewReader(DefaultOptions())
	var into Reading
	for kind, s := range nasty(20_000) {
		t.Run(kind, func(t *testing.T) {
			r.Read(&corpus.Document{ID: kind, Text: s}, &into)
			check(t, &into)
		})
	}
}
