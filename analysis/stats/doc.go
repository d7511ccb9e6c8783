// Package stats computes the numbers of a framing report: intervals, effect sizes,
// article-level tests, corrections for many tests, shrinkage, dispersion and agreement.
// It knows counts, exposures and group numbers; it knows no text and no outlet names, and
// prints nothing. Package analysis calls it and turns the results into rows; package
// analysis/report lays those out.
//
// # The unit is the article
//
// Words inside one article are not independent draws (Kilgarriff 2005; Lijffijt et al.
// 2016): a word used once is likelier to be used again. Every test that treats words as
// the sample (G2, chi-square, Fisher, two Poisson rates, Katz and Woolf intervals)
// therefore rejects too often, and more text does not cure it. Those measures are here
// for readers who know them, and belong under the label "if words were independent
// draws". Decisions may rest only on the relabelling of whole articles (PermutePair,
// PermuteSet), the bootstrap over articles (Resamples), the log ratio within events with
// its variance over articles (LogRatioWithin) and, where single articles are no longer
// kept, the document-clustered log ratio (ClusterLogRatio, ClusterSet).
//
// # The design decides what may be claimed
//
// A Design is derived from the articles per outlet and the events they cover. Its Scope
// gives a Tier, the smallest p that any data could reach, and, by Allows, what may be
// printed. A caller asks Allows first; the tests themselves compute whatever they are
// given, since 1 against 4 articles has a p (0.2, always) that is useful to explain and
// useless to print.
//
// # What it refuses
//
// It has no bias score, no ordering of outlets and no test below the design that
// supports it. NaN never leaves the package: a scalar that has no value for its
// input returns ok = false, a procedure returns an error that wraps one of
// ErrTooFew, ErrNoCounts, ErrShape and ErrLevel. Infinity leaves it in exactly
// three places, each an honest "no upper end": FisherExact and CompareRates when
// a cell is empty, and Interval ends belonging to them (Interval writes such an
// end to JSON as null).
//
// # Offered to programs
//
// What no report prints stands here for programs that ask for it, and is held to
// reference values like the rest: of rates Garwood, RuleOfThree and CompareRates; of
// two counts PercentDifference; of many outlets CompareOutlets and Residuals; of
// articles' rates KruskalWallis, Friedman and CliffsDelta; Bootstrap, of any statistic,
// where a report has Resamples; of mixes CosineDistance and BrayCurtis; of coders
// FleissKappa.
//
// # Conventions
//
// Rates are per 1,000 words where the name says PerThousand and per word
// elsewhere. Log ratios are to base 2: +1 means twice. Target and reference are
// named by position, and every difference is target minus reference. Levels are
// confidence levels such as 0.95. Upper tails are computed as tails, never as
// 1 minus a distribution function. Whatever is random takes a seed and gives the
// same result on any number of workers.
package stats
