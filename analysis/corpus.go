package analysis

import (
	"encoding/hex"
	"fmt"
)

// corpus is section 1, "What was read?".
func (c *comparison) corpus() Corpus {
	s := Corpus{Outlets: []OutletSummary{}, Articles: []ArticleSummary{}}
	for _, name := range c.outlets {
		o := c.Profile.outlets[name]
		e := o.Exposure
		events := int64(len(o.events))
		if o.events[""] > 0 {
			events--
		}
		s.Outlets = append(s.Outlets, OutletSummary{
			Outlet: name, Articles: e.Articles, Events: events,
			Words: e.Words.Total(), ByVoice: e.Words,
			WordingWords: e.Words.Wording(), QuotedWords: e.Words.Quoted(),
			QuotedShare: ratio(e.Words.Quoted(), e.Words.Total()),
			Quotations:  e.Quotations, Unclosed: e.Unclosed,
			Duplicate: e.Duplicate, Outside: e.Outside,
			Unheard: languageCounts(o.unheard),
		})
	}
	rows, ok := c.articles, !c.Profile.rows.over
	for _, r := range rows {
		s.Articles = append(s.Articles, ArticleSummary{
			ID: r.ID, Outlet: r.Outlet, File: r.File, Line: r.Line, Title: r.Title, Date: r.Date,
			Event: r.Event, Words: r.Words.Total(), Decoded: r.Decoded, SHA256: hex.EncodeToString(r.SHA256[:]),
		})
	}
	s.Skipped = c.Profile.Skipped()
	s.Reading = c.corpusReading(s)
	if !ok {
		s.Reading = append(s.Reading, fmt.Sprintf("There are more than %s articles: they are counted by outlet but not listed one by one.", thousands(MaxRows)))
	}
	return s
}

func (c *comparison) corpusReading(s Corpus) []string {
	var articles, words, quoted, duplicate int64
	for _, o := range s.Outlets {
		articles += o.Articles
		words += o.Words
		quoted += o.QuotedWords
		duplicate += o.Duplicate
	}
	lines := []string{fmt.Sprintf("%s from %s %s read, %s in all; %s of the words are in quotations and are counted apart from the outlets' wording.",
		count(articles, "article"), count(int64(len(s.Outlets)), "outlet"), was(articles), count(words, "word"), share(quoted, words))}
	if line := c.unheardReading(); line != "" {
		lines = append(lines, line)
	}
	if others := s.Skipped.OtherLanguages; len(others) > 0 {
		lines = append(lines, uncountedReading(others))
	}
	if duplicate > 0 {
		lines = append(lines, fmt.Sprintf("%s in lines that repeat an earlier line of the same article are left out.", capital(count(duplicate, "word"))))
	}
	if n := s.Skipped.Total; n > 0 {
		lines = append(lines, fmt.Sprintf("%s could not be read; the reasons are listed below.", capital(count(n, "input"))))
	}
	return lines
}
