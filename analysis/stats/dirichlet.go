package stats

import (
	"fmt"
	"math"
)

// PriorKind is the source of the shape of a Dirichlet prior.
type PriorKind uint8

const (
	// UniformPrior gives every word the same α, Strength.
	UniformPrior PriorKind = iota
	// InformativePrior spreads α0 = Strength over the words as Background does.
	InformativePrior
	// PooledPrior spreads α0 = Strength as target and reference together do.
	PooledPrior
)

// Prior is a Dirichlet prior over a vocabulary.
type Prior struct {
	Kind PriorKind
	// Strength is α for each word of a UniformPrior and α0, the sum over all words, of the
	// other two. A Strength of 0 means 0.01 (uniform), or a tenth of the words counted (the
	// others).
	Strength float64
	// Background is the count of each word in an InformativePrior's reference text; a word
	// absent there counts as half an occurrence.
	Background []int64
}

// LogOdds is one word's shrunken log-odds ratio, target minus reference.
type LogOdds struct {
	Delta float64 // natural log-odds difference
	Var   float64 // approximate variance of Delta
	Z     float64 // Delta/√Var: a ranking score, not a test across articles
}

// DirichletLogOdds is the log-odds ratio with a Dirichlet prior (Monroe,
// Colaresi and Quinn 2008), one value for each word of the vocabulary:
//
//	δ = ln[(y1+α)/(n1+α0-y1-α)] - ln[(y2+α)/(n2+α0-y2-α)]
//	var ≈ 1/(y1+α) + 1/(y2+α),  z = δ/√var
//
// target and reference hold the count of each word, in the same order; n1 and n2
// are their sums. A vocabulary under two words gives ErrTooFew, two empty sides
// ErrNoCounts.
func DirichletLogOdds(target, reference []int64, prior Prior) ([]LogOdds, error) {
	if len(target) != len(reference) ||
		prior.Kind == InformativePrior && len(prior.Background) != len(target) ||
		prior.Strength < 0 || !finite(prior.Strength) || prior.Kind > PooledPrior {
		return nil, fmt.Errorf("log-odds: %w", ErrShape)
	}
	if len(target) < 2 {
		return nil, fmt.Errorf("log-odds over %d words: %w", len(target), ErrTooFew)
	}
	var n1, n2, background float64
	for i := range target {
		if target[i] < 0 || reference[i] < 0 {
			return nil, fmt.Errorf("log-odds: negative count: %w", ErrShape)
		}
		n1 += float64(target[i])
		n2 += float64(reference[i])
	}
	if n1+n2 == 0 {
		return nil, fmt.Errorf("log-odds: %w", ErrNoCounts)
	}
	if prior.Kind == InformativePrior {
		for _, b := range prior.Background {
			if b < 0 {
				return nil, fmt.Errorf("log-odds: negative count: %w", ErrShape)
			}
			background += halfForZero(b)
		}
	}
	strength := prior.Strength
	if strength == 0 {
		strength = (n1 + n2) / 10
		if prior.Kind == UniformPrior {
			strength = 0.01
		}
	}
	alpha := func(i int) float64 {
		switch prior.Kind {
		case InformativePrior:
			return strength * halfForZero(prior.Background[i]) / background
		case PooledPrior:
			return strength * float64(target[i]+reference[i]) / (n1 + n2)
		}
		return strength
	}
	sum := strength
	if prior.Kind == UniformPrior {
		sum = strength * float64(len(target))
	}
	out := make([]LogOdds, len(target))
	for i := range target {
		out[i] = oddsOf(float64(target[i]), float64(reference[i]), alpha(i), n1+sum, n2+sum)
	}
	return out, nil
}

// oddsOf is the log-odds ratio of a word with y1 and y2 occurrences and prior weight a;
// all1 and all2 are the totals, including the prior's. A pooled prior gives an unused
// word no weight, and the only word in use leaves no rest: neither has odds, and both get
// zeros.
func oddsOf(y1, y2, a, all1, all2 float64) (o LogOdds) {
	y1, y2 = y1+a, y2+a
	rest1, rest2 := all1-y1, all2-y2
	if y1 <= 0 || y2 <= 0 || rest1 <= 0 || rest2 <= 0 {
		return o
	}
	o.Delta = math.Log(y1/rest1) - math.Log(y2/rest2)
	o.Var = 1/y1 + 1/y2
	o.Z = o.Delta / math.Sqrt(o.Var)
	return o
}

// PooledOdds is DirichletLogOdds under a PooledPrior, word by word: for the few words of
// a large vocabulary that could matter.
type PooledOdds struct {
	Target, Reference int64   // all words of each side
	Strength          float64 // of the prior, over 0
}

// Word is the log-odds ratio of a word with these occurrences.
func (p PooledOdds) Word(target, reference int64) LogOdds {
	n1, n2 := float64(p.Target), float64(p.Reference)
	return oddsOf(float64(target), float64(reference), p.alpha(target, reference), n1+p.Strength, n2+p.Strength)
}

func (p PooledOdds) alpha(target, reference int64) float64 {
	return p.Strength * float64(target+reference) / (float64(p.Target) + float64(p.Reference))
}

// AtLeast returns Word, and true if its Z is at least z, which must be above 0. Most
// words are rejected without a logarithm: for q of at least 1, ln q ≤ (q-1)/√q.
func (p PooledOdds) AtLeast(target, reference int64, z float64) (LogOdds, bool) {
	a := p.alpha(target, reference)
	y1, y2 := float64(target)+a, float64(reference)+a
	rest1, rest2 := float64(p.Target)+p.Strength-y1, float64(p.Reference)+p.Strength-y2
	// With q = up/down and var = (y1+y2)/(y1·y2), compare ((q-1)/√q)² with z²·var.
	up, down := y1*rest2, y2*rest1
	const slack = 1 - 1e-9 // for rounding errors
	if up <= down || (up-down)*(up-down)*y1*y2 < slack*z*z*(y1+y2)*up*down {
		return LogOdds{}, false
	}
	o := p.Word(target, reference)
	return o, o.Z >= z
}
