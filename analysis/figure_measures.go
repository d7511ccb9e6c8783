package analysis

import "slices"

// MeasureNames lists the measures of a section's figures that are numbers, as Figures
// names them; nil for a section without any. Further statistics, which a report has
// only on request, are not among them.
func MeasureNames(section string) []string { return slices.Clone(figureMeasures[section]) }

var (
	placeMeasures     = placeNames[:]
	testMeasures      = []string{"p", "q"}
	stabilityMeasures = []string{"one_article", "one_passage"}

	figureMeasures = map[string][]string{
		SectionCorpus: slices.Concat([]string{"articles", "words"}, placeMeasures,
			[]string{"quoted_share", "duplicate_words", "skipped", "count", "tier", "p_min", "tests", "detectable_ratio"}),
		SectionNaming: slices.Concat([]string{"wording", "quoted"}, placeMeasures, []string{"articles", "of_articles", "wording_words"},
			testMeasures, stabilityMeasures,
			[]string{"first_in_articles", "headline_articles", "share_of_wording", "article_share", "article_share_lo", "article_share_hi", "modifier_wording", "modifier_quoted"}),
		SectionCues: slices.Concat([]string{"wording", "quoted"}, placeMeasures, []string{"wording_words", "quoted_words", "articles", "of_articles"},
			testMeasures, stabilityMeasures,
			[]string{"wording_per_1000", "quoted_per_1000", "log_ratio", "log_ratio_lo", "log_ratio_hi",
				"log_ratio_within", "log_ratio_within_lo", "log_ratio_within_hi"}),
		SectionDistinctive: {"words", "reference_words", "count", "reference_count", "articles", "of_articles",
			"per_1000", "log_odds", "z", "log_ratio", "log_ratio_lo", "log_ratio_hi", "one_article"},
		SectionSources: {"attributions", "quotations", "fragments", "quoted_words", "indirect_words",
			"neutral", "positive", "negative", "doubt", "factive", "share_of_words", "speakers", "effective_speakers", "count"},
		SectionQuotations: {"total", "common", "words", "shared_words", "quoted", "plain"},
		SectionShared:     {"passages", "republished", "words", "shared_words", "texts", "shared_wording", "shared_quoted", "own_words", "own_share"},
		SectionCoverage:   {"articles", "mentions", "count"},
		SectionSimilarity: {"uses", "halves", "distance"},
	}

	// derivedMeasures have no data where the counts have none, and are not 0 there.
	derivedMeasures = []string{
		"quoted_share", "p_min", "detectable_ratio", "p", "q", "share_of_wording", "article_share", "article_share_lo", "article_share_hi",
		"wording_per_1000", "quoted_per_1000", "log_ratio", "log_ratio_lo", "log_ratio_hi",
		"log_ratio_within", "log_ratio_within_lo", "log_ratio_within_hi", "per_1000", "log_odds", "z",
		"share_of_words", "effective_speakers", "own_share", "halves", "distance", "one_article", "one_passage", "tier", "tests",
	}
)

// sectionsWithMeasures are the sections that conditions can ask about.
func sectionsWithMeasures() []string {
	return slices.DeleteFunc(Sections(), func(s string) bool { return figureMeasures[s] == nil })
}
