package analysis

import (
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// AnnotationSchema names the JSON form of an Annotation.
const AnnotationSchema = "rashomon.annotation/1"

// An Annotation is an annotated article as `annotate` writes it: one JSON object per
// article, every offset in bytes into the article's text as UTF-8.
type Annotation struct {
	ID           string                 `json:"id"`
	File         string                 `json:"file"`
	Outlet       string                 `json:"outlet"`
	Decoded      string                 `json:"decoded_from,omitempty"` // the encoding the text was in, and how that is known; "" for UTF-8
	Text         string                 `json:"text,omitempty"`         // what the offsets refer to, if asked for
	Zones        []AnnotatedZone        `json:"zones"`
	Sentences    [][2]int32             `json:"sentences"`
	Voices       []AnnotatedVoice       `json:"voices"`
	Quotations   []AnnotatedQuotation   `json:"quotations"`
	Attributions []AnnotatedAttribution `json:"attributions"`
	Hits         []AnnotatedHit         `json:"hits"`
	Cautions     []AnnotatedCaution     `json:"cautions,omitempty"`
}

// An AnnotatedZone is a line or paragraph and its zone.
type AnnotatedZone struct {
	text.Span
	Zone      string `json:"zone"`
	Duplicate bool   `json:"duplicate"`
}

// An AnnotatedVoice is a run of body tokens in one voice. Runs of the outlet's own voice
// are left out.
type AnnotatedVoice struct {
	text.Span
	Voice   string `json:"voice"`
	Speaker string `json:"speaker"`
}

// An AnnotatedQuotation is a quotation, its marks included.
type AnnotatedQuotation struct {
	text.Span
	Kind    string `json:"kind"`
	Speaker string `json:"speaker"`
}

// An AnnotatedAttribution ties content to a source. Source and Cue are null when the text
// has none.
type AnnotatedAttribution struct {
	Content    [][2]int32 `json:"content"`
	Source     *[2]int32  `json:"source"`
	Cue        *[2]int32  `json:"cue"`
	Speaker    string     `json:"speaker"`
	Via        string     `json:"via,omitempty"`
	Class      string     `json:"class"`
	Verb       string     `json:"verb"`
	Stance     string     `json:"stance"`
	Confidence float32    `json:"confidence"`
}

// An AnnotatedHit is a lexicon entry found at a place. Blocked hits were masked
// by an except phrase or a guard and are counted nowhere.
type AnnotatedHit struct {
	text.Span
	Lexicon  string `json:"lexicon"`
	Category string `json:"category"`
	Entry    string `json:"entry"`
	Surface  string `json:"surface"`
	Zone     string `json:"zone"`
	Voice    string `json:"voice"`
	Speaker  string `json:"speaker"`
	Negated  bool   `json:"negated"`
	Legal    bool   `json:"legal"` // the name of an offence
	Blocked  bool   `json:"blocked"`
	Reason   string `json:"reason,omitempty"` // why it is blocked
}

// An AnnotatedCaution is a doubt about one place.
type AnnotatedCaution struct {
	text.Span
	Message string `json:"message"`
}

// Annotation returns a in its written form, as an independent copy.
func (a *Article) Annotation(m *lexicons.Matcher) *Annotation {
	d := a.Document
	out := &Annotation{
		ID: d.ID, File: d.File, Outlet: d.Outlet, Decoded: d.Decoded,
		Zones:        make([]AnnotatedZone, 0, len(a.Regions)),
		Sentences:    make([][2]int32, 0, len(a.Sentences)),
		Voices:       a.voiceRuns(),
		Quotations:   make([]AnnotatedQuotation, 0, len(a.Quotations)),
		Attributions: make([]AnnotatedAttribution, 0, len(a.Attributions)),
		Hits:         make([]AnnotatedHit, 0, len(a.Hits)),
	}
	for _, r := range a.Regions {
		out.Zones = append(out.Zones, AnnotatedZone{r.Span, r.Zone.String(), r.Duplicate})
	}
	for _, s := range a.Sentences {
		out.Sentences = append(out.Sentences, pair(s.Span))
	}
	for _, q := range a.Quotations {
		out.Quotations = append(out.Quotations, AnnotatedQuotation{q.Span, q.Kind.String(), a.speakerName(q.Speaker)})
	}
	for _, at := range a.Attributions {
		w := AnnotatedAttribution{
			Content: make([][2]int32, 0, len(at.Content)),
			Source:  pairOrNil(at.Source), Cue: pairOrNil(at.Cue),
			Speaker: a.speakerName(at.Speaker), Via: a.speakerName(at.Via),
			Verb: at.Verb, Stance: at.Stance.String(), Confidence: at.Confidence,
		}
		if at.Speaker >= 0 {
			w.Class = a.Speakers[at.Speaker].Class.String()
		} else {
			w.Class = voice.Unknown.String()
		}
		for _, c := range at.Content {
			w.Content = append(w.Content, pair(c.Span))
		}
		out.Attributions = append(out.Attributions, w)
	}
	entries := m.Entries()
	for _, h := range a.Hits {
		e := entries[h.Entry]
		hit := AnnotatedHit{
			Span: h.Span, Lexicon: e.Lexicon, Category: e.Category, Entry: e.Option,
			Surface: h.Of(d.Text), Zone: a.Zones[h.First].String(), Voice: a.Voices[h.First].String(),
			Speaker: a.speakerName(a.Speaking[h.First]), Negated: h.Negated, Legal: h.Legal, Blocked: h.Blocked,
		}
		if h.Blocked {
			hit.Reason = h.Reason.String()
		}
		out.Hits = append(out.Hits, hit)
	}
	for _, c := range a.Cautions {
		out.Cautions = append(out.Cautions, AnnotatedCaution{c.Span, c.Message})
	}
	return out
}

// voiceRuns joins adjacent body tokens of one voice and speaker.
func (a *Article) voiceRuns() []AnnotatedVoice {
	runs := []AnnotatedVoice{}
	last, lastRegion := voice.Own, -1
	var lastSpeaker int32
	region := 0
	for i, t := range a.Tokens {
		for region < len(a.Regions) && a.Regions[region].End <= t.Start {
			region++
		}
		v := a.Voices[i]
		if v == voice.Own {
			last = v
			continue
		}
		speaker := int32(-1)
		if v != voice.Cue {
			speaker = a.Speaking[i]
		}
		if v == last && region == lastRegion && speaker == lastSpeaker {
			runs[len(runs)-1].End = t.End
			continue
		}
		runs = append(runs, AnnotatedVoice{t.Span, v.String(), a.speakerName(speaker)})
		last, lastRegion, lastSpeaker = v, region, speaker
	}
	return runs
}

func pair(s text.Span) [2]int32 { return [2]int32{s.Start, s.End} }

func pairOrNil(s text.Span) *[2]int32 {
	if s.Empty() {
		return nil
	}
	p := pair(s)
	return &p
}
