package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"sync"
	"sync/atomic"
)

const (
	lanes     = 8       // relabellings evaluated in parallel
	maxGroups = 1 << 13 // so that group·lanes+lane fits in 16 bits
	slots     = 1 << 16 // the number of sums that 16 bits can address
	goldenGap = 0x9e3779b97f4a7c15
)

// permuter holds the articles of one comparison, in block order, and evaluates
// relabellings of them.
type permuter struct {
	place    []int32   // article of the table → position here, -1 if left out
	exposure []float64 // words of each article
	block    []int32   // block of each article
	labels   []int32   // observed group of each article
	blocks   [][]int   // number of articles by block and group
	bounds   []int     // block b has articles [bounds[b], bounds[b+1])
	words    []float64 // words of each block
	blocked  bool
	groups   int
	each     bool // every group is also compared with the others
}

// row is a term prepared for relabelling: the sum of value over the articles of a group,
// minus mean times the group's words, is that group's residual.
type row struct {
	at        []int32
	value     []float64
	mean      float64
	threshold float64 // relabelled statistics at or above it are hits
	report    float64 // the statistic as Permuted shows it
	each      []one   // by group, with permuter.each
}

// one is the comparison of a group with the others, as row is of all of them.
type one struct{ threshold, report float64 }

// newPermuter collects the articles of the given outlets that have exposure. When
// blocked, an event covered by two of them is a block and all else another.
func newPermuter(a Articles, outlets []int, blocked bool) *permuter {
	p := &permuter{place: make([]int32, a.Len()), blocked: blocked, groups: len(outlets)}
	group := make([]int32, a.Outlets)
	for i := range group {
		group[i] = -1
	}
	for g, o := range outlets {
		group[o] = int32(g)
	}
	var used []int
	teller := make(map[int32]int32) // event → its outlet, -2 for several; looked up only
	for i, o := range a.Outlet {
		p.place[i] = -1
		if group[o] < 0 || a.Exposure[i] == 0 {
			continue
		}
		used = append(used, i)
		if e := a.event(i); e >= 0 {
			if first, told := teller[e]; told && first != o {
				teller[e] = -2
			} else if !told {
				teller[e] = o
			}
		}
	}
	blockKey := func(i int) int32 {
		if e := a.event(i); blocked && e >= 0 && teller[e] == -2 {
			return e
		}
		return math.MaxInt32 // the block of everything else comes last
	}
	sort.SliceStable(used, func(i, j int) bool { return blockKey(used[i]) < blockKey(used[j]) })
	for at, i := range used {
		if at == 0 || blockKey(i) != blockKey(used[at-1]) {
			p.blocks = append(p.blocks, make([]int, len(outlets)))
			p.bounds = append(p.bounds, at)
			p.words = append(p.words, 0)
		}
		b := len(p.blocks) - 1
		g := group[a.Outlet[i]]
		p.place[i] = int32(at)
		p.exposure = append(p.exposure, float64(a.Exposure[i]))
		p.block = append(p.block, int32(b))
		p.labels = append(p.labels, g)
		p.blocks[b][g]++
		p.words[b] += float64(a.Exposure[i])
	}
	p.bounds = append(p.bounds, len(used))
	return p
}

// rows prepares every term. With a single block the residual needs only counts and one
// mean; with several each article has its own residual k - n·K_b/N_b, which is not zero
// for articles without a hit.
func (p *permuter) rows(t Terms) ([]row, error) {
	out := make([]row, t.Len())
	perBlock := make([]float64, len(p.blocks))
	dense := make([]float64, len(p.exposure))
	for i := range out {
		articles, counts := t.Row(i)
		r := &out[i]
		total := 0.0
		for j, article := range articles {
			if int(article) >= len(p.place) {
				return nil, fmt.Errorf("term %d: article %d: %w", i, article, ErrShape)
			}
			at := p.place[article]
			if at < 0 {
				continue
			}
			r.at = append(r.at, at)
			r.value = append(r.value, float64(counts[j]))
			total += float64(counts[j])
		}
		if !p.blocked {
			r.mean = total / p.allWords()
			continue
		}
		for j, at := range r.at {
			perBlock[p.block[at]] += r.value[j]
			dense[at] = r.value[j]
		}
		r.at, r.value = r.at[:0], r.value[:0]
		for b, k := range perBlock {
			if k == 0 {
				continue
			}
			for at := p.bounds[b]; at < p.bounds[b+1]; at++ {
				r.at = append(r.at, int32(at))
				r.value = append(r.value, dense[at]-p.exposure[at]*k/p.words[b])
				dense[at] = 0
			}
			perBlock[b] = 0
		}
	}
	return out, nil
}

func (p *permuter) allWords() float64 {
	sum := 0.0
	for _, w := range p.words {
		sum += w
	}
	return sum
}

// scratch is one worker's room for lanes relabellings and the sums over them.
type scratch struct {
	labels    []int32
	remaining []int64
	offset    []uint16 // article·lanes+lane → group·lanes+lane
	words     []float64
	inWords   []float64 // words of one block by group, for the weight of a pair
	inverse   []float64 // 1/words of each group and lane
	weights   []float64 // of each group and lane, against the others; with permuter.each
	weight    [lanes]float64
	sums      *[slots]float64
	stats     [lanes]float64
	random    rand.PCG
	hits      []int64
}

func (p *permuter) newScratch(terms int) *scratch {
	n := len(p.exposure)
	b := &scratch{
		labels:    make([]int32, n),
		remaining: make([]int64, p.groups),
		offset:    make([]uint16, n*lanes),
		words:     make([]float64, p.groups*lanes),
		inWords:   make([]float64, p.groups),
		inverse:   make([]float64, p.groups*lanes),
		sums:      sumsPool.Get().(*[slots]float64),
		hits:      make([]int64, terms),
	}
	if p.each {
		b.weights = make([]float64, p.groups*lanes)
		b.hits = make([]int64, terms*(1+p.groups)) // those of the groups after those of all
	}
	for i := range b.offset {
		// A lane that is not loaded yet must add into its own sums: otherwise one whose
		// first batch is the short last one would disturb lane 0.
		b.offset[i] = uint16(i % lanes)
	}
	return b
}

// sumsPool keeps the workspaces' sums: half a megabyte each; evaluate clears the part that
// it uses.
var sumsPool = sync.Pool{New: func() any { return new([slots]float64) }}

func (b *scratch) done() { sumsPool.Put(b.sums) }

// load puts the labels in b.labels into a lane.
func (p *permuter) load(b *scratch, lane int) {
	for g := range p.groups {
		b.words[g*lanes+lane] = 0
	}
	for g := range len(b.weights) / lanes {
		b.weights[g*lanes+lane] = 0
	}
	weight := 0.0
	for k := range p.blocks {
		for g := range b.inWords {
			b.inWords[g] = 0
		}
		for at := p.bounds[k]; at < p.bounds[k+1]; at++ {
			g := b.labels[at]
			b.offset[at*lanes+lane] = uint16(int(g)*lanes + lane)
			b.inWords[g] += p.exposure[at]
		}
		for g, w := range b.inWords {
			b.words[g*lanes+lane] += w
		}
		for g := range len(b.weights) / lanes {
			w := b.inWords[g]
			b.weights[g*lanes+lane] += float64(w * (p.words[k] - w) / p.words[k])
		}
		weight += b.inWords[0] * b.inWords[1] / p.words[k]
	}
	for g := range p.groups {
		b.inverse[g*lanes+lane] = 1 / b.words[g*lanes+lane]
	}
	b.weight[lane] = weight
}

// evaluate computes the statistic of one term in every lane. For a pair it uses the sums
// of group 0 alone; u_2 = -u_1.
func (p *permuter) evaluate(b *scratch, r *row) *[lanes]float64 {
	sums := b.sums
	clear(sums[:p.groups*lanes])
	for j, at := range r.at {
		v := r.value[j]
		o := (*[lanes]uint16)(b.offset[int(at)*lanes:])
		sums[o[0]] += v
		sums[o[1]] += v
		sums[o[2]] += v
		sums[o[3]] += v
		sums[o[4]] += v
		sums[o[5]] += v
		sums[o[6]] += v
		sums[o[7]] += v
	}
	if p.groups == 2 {
		for lane := range lanes {
			// float64() keeps compilers from fusing, which would change the last bits from one
			// processor to another.
			u := sums[lane] - float64(r.mean*b.words[lane])
			if b.weight[lane] == 0 {
				b.stats[lane] = 0
				continue
			}
			b.stats[lane] = u / b.weight[lane]
		}
		return &b.stats
	}
	b.stats = [lanes]float64{}
	for g := range p.groups {
		s := (*[lanes]float64)(sums[g*lanes:])
		w := (*[lanes]float64)(b.inverse[g*lanes:])
		for lane := range lanes {
			b.stats[lane] += float64(s[lane] * s[lane] * w[lane])
		}
	}
	return &b.stats
}

// against is the rate difference between group g and the others in a lane, after
// evaluate.
func (p *permuter) against(b *scratch, r *row, g, lane int) float64 {
	at := g*lanes + lane
	if b.weights[at] == 0 {
		return 0
	}
	return (b.sums[at] - float64(r.mean*b.words[at])) / b.weights[at]
}

// constant is by how much the sum of squares over counts exceeds that over residuals.
func (p *permuter) constant(r *row) float64 { return r.mean * r.mean * p.allWords() }

// run evaluates the observed labels, then total relabellings on several workers,
// and returns the hits of each term.
func (p *permuter) run(rows []row, exact bool, total int64, opt PermuteOptions) []int64 {
	first := p.newScratch(len(rows))
	copy(first.labels, p.labels)
	for lane := range lanes {
		p.load(first, lane)
	}
	for i := range rows {
		r := &rows[i]
		observed := p.evaluate(first, r)[0]
		r.report = observed
		if p.groups > 2 {
			r.report = math.Max(0, observed-p.constant(r))
		}
		observed = math.Abs(observed)
		r.threshold = observed - tie(observed)
		if !p.each {
			continue
		}
		r.each = make([]one, p.groups)
		for g := range r.each {
			d := p.against(first, r, g, 0)
			r.each[g] = one{math.Abs(d) - tie(math.Abs(d)), d}
		}
	}
	sizes := make([]int64, len(p.blocks))
	if exact {
		for k, block := range p.blocks {
			sizes[k], _ = countArrangements([][]int{block}, math.MaxInt32)
		}
	}
	workers := min(opt.Workers, int((total+lanes-1)/lanes))
	workspaces := make([]*scratch, workers)
	var next atomic.Int64
	var wait sync.WaitGroup
	for w := range workspaces {
		workspaces[w] = p.newScratch(len(rows))
		wait.Add(1)
		go func(b *scratch) {
			defer wait.Done()
			for {
				from := next.Add(lanes) - lanes
				if from >= total {
					return
				}
				p.batch(b, rows, from, min(from+lanes, total), exact, sizes, opt.Seed)
			}
		}(workspaces[w])
	}
	wait.Wait()
	hits := make([]int64, len(first.hits))
	for _, b := range workspaces {
		for i, h := range b.hits {
			hits[i] += h
		}
		b.done()
	}
	first.done()
	return hits
}

// batch evaluates relabellings from to until, at most lanes of them.
func (p *permuter) batch(b *scratch, rows []row, from, until int64, exact bool, sizes []int64, seed uint64) {
	for index := from; index < until; index++ {
		if exact {
			arrangement(index, p.blocks, sizes, b.labels, b.remaining)
		} else {
			p.draw(b, seed, uint64(index))
		}
		p.load(b, int(index-from))
	}
	live := int(until - from)
	for i := range rows {
		r := &rows[i]
		stats := p.evaluate(b, r)
		for lane := range live {
			if math.Abs(stats[lane]) >= r.threshold {
				b.hits[i]++
			}
		}
		for g := range r.each {
			hits := &b.hits[len(rows)+i*p.groups+g]
			for lane := range live {
				if math.Abs(p.against(b, r, g, lane)) >= r.each[g].threshold {
					*hits++
				}
			}
		}
	}
}

// draw shuffles the observed labels within each block. Every draw has its own generator,
// so that it does not matter which worker makes it.
func (p *permuter) draw(b *scratch, seed, index uint64) {
	b.random.Seed(seed, (index+1)*goldenGap)
	copy(b.labels, p.labels)
	source := rand.New(&b.random)
	for k := range p.blocks {
		part := b.labels[p.bounds[k]:p.bounds[k+1]]
		source.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
	}
}
