package stats

// Tier is how much a design supports, 0 to 3. It is decided by the numbers of articles,
// events and months alone, never by what the data look like.
type Tier uint8

const (
	// TierDescribe: at most one article per outlet. Counts and evidence only.
	TierDescribe Tier = iota
	// TierSpread: fewer than four articles in some outlet. The spread over articles can be
	// shown; no p, since 3 against 3 cannot go below 0.10.
	TierSpread
	// TierTest: at least four articles in every outlet. Article-level p and q, and bootstrap
	// intervals from MinBootstrap articles per outlet.
	TierTest
	// TierModel: at least ten articles in every outlet, over several events and months. Also
	// BCa intervals, dispersion and overdispersed models.
	TierModel
)

// The thresholds of the tiers, in articles, events and months per outlet.
const (
	MinTestArticles  = 4
	MinModelArticles = 10
	MinModelEvents   = 2
	MinModelMonths   = 2
)

// Claim is a kind of statement that a design may or may not support.
type Claim uint8

const (
	// ClaimCounts: counts, rates, presence, the sentences themselves.
	ClaimCounts Claim = iota
	// ClaimSpread: lowest and highest rate over the articles of an outlet.
	ClaimSpread
	// ClaimP: a p or q value, a star, "differs".
	ClaimP
	// ClaimInterval: an interval for an outlet.
	ClaimInterval
	// ClaimBCa: the bias-corrected and accelerated form of such an interval.
	ClaimBCa
	// ClaimDispersion: Gries' DP and the like, over the articles of one outlet.
	ClaimDispersion
	// ClaimModel: an overdispersed regression.
	ClaimModel
)

// Allows reports whether a design of this tier supports the claim. For intervals
// Scope.Allows also requires MinBootstrap articles.
func (t Tier) Allows(c Claim) bool {
	switch c {
	case ClaimCounts:
		return true
	case ClaimSpread:
		return t >= TierSpread
	case ClaimP, ClaimInterval:
		return t >= TierTest
	case ClaimBCa, ClaimDispersion, ClaimModel:
		return t >= TierModel
	}
	return false
}
