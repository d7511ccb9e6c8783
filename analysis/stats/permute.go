package stats

import (
	"fmt"
	"math"
	"runtime"
)

// PermuteOptions is how labels are exchanged. Zero fields take the default.
type PermuteOptions struct {
	Draws    int    // random relabellings when there are too many to list
	MaxExact int    // list all arrangements up to this number
	Seed     uint64 // the same seed gives the same p on any number of workers
	Workers  int    // goroutines; 0 means one per processor
	Each     bool   // PermuteSet also tests each outlet against the others
}

// DefaultPermuteOptions lists up to 20,000 arrangements, else draws 9,999.
func DefaultPermuteOptions() PermuteOptions {
	return PermuteOptions{Draws: 9999, MaxExact: 20000}
}

func (o PermuteOptions) orDefault() PermuteOptions {
	d := DefaultPermuteOptions()
	if o.Draws <= 0 {
		o.Draws = d.Draws
	}
	if o.MaxExact <= 0 {
		o.MaxExact = d.MaxExact
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	return o
}

// Permuted is the result for one term.
type Permuted struct {
	// Statistic is, for a pair, the rate difference per word (target minus
	// reference, within events where they are blocks); for a set, the
	// exposure-weighted sum of squares between outlets.
	Statistic float64
	// Hits counts relabellings whose statistic was at least as large.
	Hits int64
	// P is Hits/Relabelled if every arrangement was listed, else (1+Hits)/(1+Relabelled)
	// (Phipson and Smyth 2010). A term that no compared article uses has P = 1.
	P float64
	// Each holds, with PermuteOptions.Each and three or more outlets, the same for every
	// outlet against the others together, in their order.
	Each []Permuted
}

// Permutation is a permutation test of every term of a table at once.
type Permutation struct {
	// Scope is what the articles with exposure support; check Scope.Allows(ClaimP) before
	// showing any P.
	Scope Scope
	// Relabelled is the number of arrangements listed or drawn.
	Relabelled int64
	// Articles took part; the others had no exposure or another outlet.
	Articles int
	// Terms has one result per term, in the order of the table.
	Terms []Permuted
}

// PermutePair tests, for every term, whether the articles of two outlets could
// have swapped labels. The statistic is the absolute Mantel-Haenszel rate
// difference (Greenland and Robins 1985) over blocks b of exchangeable articles,
//
//	|Σ_b w_b (k1/n1 - k2/n2)_b| / Σ_b w_b,  w_b = n1·n2/(n1+n2)
//
// which for a single block is the difference of pooled rates and, for events covered once
// by each, a weighted sign-flip test of the differences. Blocks are the events that both
// outlets cover, and the remaining articles as one more; Scope.Blocked says whether they
// were used. Whole articles change labels and keep their length. All terms share each
// relabelling; ties count from 1e-12 below.
//
// Only the pair's own articles are relabelled. Sharing the relabellings of a test over
// all outlets would test whether all of them agree, and would let the spread of a third
// outlet affect the verdict on these two.
func PermutePair(t Terms, a Articles, target, reference int, opt PermuteOptions) (Permutation, error) {
	if target == reference {
		return Permutation{}, fmt.Errorf("permute: outlet %d against itself: %w", target, ErrShape)
	}
	return permute(t, a, []int{target, reference}, opt)
}

// PermuteSet tests, for every term, whether the articles of all given outlets could have
// exchanged labels: the omnibus test to run before any pair. With residuals u_g = Σ_b
// (k_bg - n_bg·K_b/N_b) over blocks b of outlet g and n_g its words, the statistic is
//
//	Σ_g u_g²/n_g
//
// for one block Σ_g n_g (r_g - r)², the between-outlet sum of squares of rates
// weighted by words, which is Pearson's χ² times the overall rate. That factor is
// the same for every relabelling, so this is the χ² ordering with its reference
// distribution replaced by relabelled articles, and a long outlet counts for more
// than a short one. For two outlets it is PermutePair.
//
// With PermuteOptions.Each the same relabellings test each outlet against the others
// together, with PermutePair's statistic. An outlet draws the same articles whether all
// labels are shuffled or only its own are exchanged with the others', so the p is that of
// PermutePair, drawn anew. Only blocks remain finer: an event that others cover and the
// outlet does not is not part of the exchange.
func PermuteSet(t Terms, a Articles, outlets []int, opt PermuteOptions) (Permutation, error) {
	return permute(t, a, outlets, opt)
}

func permute(t Terms, a Articles, outlets []int, opt PermuteOptions) (Permutation, error) {
	opt = opt.orDefault()
	plan, err := a.Plan(opt)
	if err != nil {
		return Permutation{}, fmt.Errorf("permute: %w", err)
	}
	design, err := NewDesign(plan)
	if err != nil {
		return Permutation{}, fmt.Errorf("permute: %w", err)
	}
	seen := make([]bool, a.Outlets)
	for _, o := range outlets { // each once, each with something to relabel
		if o < 0 || o >= a.Outlets || seen[o] {
			return Permutation{}, fmt.Errorf("permute: outlet %d: %w", o, ErrShape)
		}
		seen[o] = true
		if plan.Outlets[o].Articles == 0 {
			return Permutation{}, fmt.Errorf("permute: outlet %d has no article to relabel: %w", o, ErrTooFew)
		}
	}
	if len(outlets) < 2 {
		return Permutation{}, fmt.Errorf("permute %d outlets: %w", len(outlets), ErrTooFew)
	}
	if len(outlets) > maxGroups {
		return Permutation{}, fmt.Errorf("permute %d outlets, more than %d: %w", len(outlets), maxGroups, ErrShape)
	}
	scope := design.scope(outlets)
	lab := newLaboratory(a, outlets, scope.Blocked)
	lab.each = opt.Each && lab.groups > 2
	rows, err := lab.rows(t)
	if err != nil {
		return Permutation{}, fmt.Errorf("permute: %w", err)
	}
	out := Permutation{Scope: scope, Articles: len(lab.exposure), Relabelled: int64(opt.Draws)}
	if scope.Exact {
		out.Relabelled, _ = countArrangements(lab.blocks, int64(opt.MaxExact))
	}
	hits := lab.run(rows, scope.Exact, out.Relabelled, opt)
	out.Terms = make([]Permuted, len(rows))
	for i := range rows {
		r := &out.Terms[i]
		r.Hits = hits[i]
		r.Statistic = rows[i].report
		out.setP(r)
		if lab.each {
			r.Each = make([]Permuted, lab.groups)
			for g := range r.Each {
				r.Each[g] = Permuted{Statistic: rows[i].each[g].report, Hits: hits[len(rows)+i*lab.groups+g]}
				out.setP(&r.Each[g])
			}
		}
	}
	return out, nil
}

// setP works out P from Hits.
func (p *Permutation) setP(r *Permuted) {
	if p.Scope.Exact {
		r.P = float64(r.Hits) / float64(p.Relabelled)
	} else {
		r.P = float64(1+r.Hits) / float64(1+p.Relabelled)
	}
}

// tie is the slack, in the unit of the statistic, within which two relabellings count as
// equal although rounding separates them.
func tie(statistic float64) float64 { return 1e-12 * math.Max(1, statistic) }
