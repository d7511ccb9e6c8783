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

// laboratory holds the articles of one comparison, in block order, and evaluates
// relabellings of them.
type laboratory struct {
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
	each      []one   // by group, with laboratory.each
}

// one is the comparison of a group with the others, as row is of all of them.
type one struct{ threshold, report float64 }

// newLaboratory collects the articles of the given outlets that have exposure. When
// blocked, an event covered by two of them is a block and all else another.
func newLaboratory(a Articles, outlets []int, blocked bool) *laboratory {
	l := &laboratory{place: make([]int32, a.Len()), blocked: blocked, groups: len(outlets)}
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
		l.place[i] = -1
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
			l.blocks = append(l.blocks, make([]int, len(outlets)))
			l.bounds = append(l.bounds, at)
			l.words = append(l.words, 0)
		}
		b := len(l.blocks) - 1
		g := group[a.Outlet[i]]
		l.place[i] = int32(at)
		l.exposure = append(l.exposure, float64(a.Exposure[i]))
		l.block = append(l.block, int32(b))
		l.labels = append(l.labels, g)
		l.blocks[b][g]++
		l.words[b] += float64(a.Exposure[i])
	}
	l.bounds = append(l.bounds, len(used))
	return l
}

// rows prepares every term. With a single block the residual needs only counts and one
// mean; with several each article has its own residual k - n·K_b/N_b, which is not zero
// for articles without a hit.
func (l *laboratory) rows(t Terms) ([]row, error) {
	out := make([]row, t.Len())
	perBlock := make([]float64, len(l.blocks))
	dense := make([]float64, len(l.exposure))
	for i := range out {
		articles, counts := t.Row(i)
		r := &out[i]
		total := 0.0
		for j, article := range articles {
			if int(article) >= len(l.place) {
				return nil, fmt.Errorf("term %d: article %d: %w", i, article, ErrShape)
			}
			at := l.place[article]
			if at < 0 {
				continue
			}
			r.at = append(r.at, at)
			r.value = append(r.value, float64(counts[j]))
			total += float64(counts[j])
		}
		if !l.blocked {
			r.mean = total / l.allWords()
			continue
		}
		for j, at := range r.at {
			perBlock[l.block[at]] += r.value[j]
			dense[at] = r.value[j]
		}
		r.at, r.value = r.at[:0], r.value[:0]
		for b, k := range perBlock {
			if k == 0 {
				continue
			}
			for at := l.bounds[b]; at < l.bounds[b+1]; at++ {
				r.at = append(r.at, int32(at))
				r.value = append(r.value, dense[at]-l.exposure[at]*k/l.words[b])
				dense[at] = 0
			}
			perBlock[b] = 0
		}
	}
	return out, nil
}

func (l *laboratory) allWords() float64 {
	sum := 0.0
	for _, w := range l.words {
		sum += w
	}
	return sum
}

// bench is one worker's scratch: lanes relabellings and the sums over them.
type bench struct {
	labels    []int32
	remaining []int64
	offset    []uint16 // article·lanes+lane → group·lanes+lane
	words     []float64
	inWords   []float64 // words of one block by group, for the weight of a pair
	inverse   []float64 // 1/words of each group and lane
	weights   []float64 // of each group and lane, against the others; with laboratory.each
	weight    [lanes]float64
	sums      *[slots]float64
	stats     [lanes]float64
	random    rand.PCG
	hits      []int64
}

func (l *laboratory) newBench(terms int) *bench {
	n := len(l.exposure)
	b := &bench{
		labels:    make([]int32, n),
		remaining: make([]int64, l.groups),
		offset:    make([]uint16, n*lanes),
		words:     make([]float64, l.groups*lanes),
		inWords:   make([]float64, l.groups),
		inverse:   make([]float64, l.groups*lanes),
		sums:      sumsPool.Get().(*[slots]float64),
		hits:      make([]int64, terms),
	}
	if l.each {
		b.weights = make([]float64, l.groups*lanes)
		b.hits = make([]int64, terms*(1+l.groups)) // those of the groups after those of all
	}
	for i := range b.offset {
		// A lane that is not loaded yet must add into its own sums: otherwise a bench whose
		// first batch is the short last one would disturb lane 0.
		b.offset[i] = uint16(i % lanes)
	}
	return b
}

// sumsPool keeps the benches' sums: half a megabyte each; evaluate clears the part that
// it uses.
var sumsPool = sync.Pool{New: func() any { return new([slots]float64) }}

func (b *bench) done() { sumsPool.Put(b.sums) }

// load puts the labels in b.labels into a lane.
func (l *laboratory) load(b *bench, lane int) {
	for g := range l.groups {
		b.words[g*lanes+lane] = 0
	}
	for g := range len(b.weights) / lanes {
		b.weights[g*lanes+lane] = 0
	}
	weight := 0.0
	for k := range l.blocks {
		for g := range b.inWords {
			b.inWords[g] = 0
		}
		for at := l.bounds[k]; at < l.bounds[k+1]; at++ {
			g := b.labels[at]
			b.offset[at*lanes+lane] = uint16(int(g)*lanes + lane)
			b.inWords[g] += l.exposure[at]
		}
		for g, w := range b.inWords {
			b.words[g*lanes+lane] += w
		}
		for g := range len(b.weights) / lanes {
			w := b.inWords[g]
			b.weights[g*lanes+lane] += float64(w * (l.words[k] - w) / l.words[k])
		}
		weight += b.inWords[0] * b.inWords[1] / l.words[k]
	}
	for g := range l.groups {
		b.inverse[g*lanes+lane] = 1 / b.words[g*lanes+lane]
	}
	b.weight[lane] = weight
}

// evaluate computes the statistic of one term in every lane. For a pair it uses the sums
// of group 0 alone; u_2 = -u_1.
func (l *laboratory) evaluate(b *bench, r *row) *[lanes]float64 {
	sums := b.sums
	clear(sums[:l.groups*lanes])
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
	if l.groups == 2 {
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
	for g := range l.groups {
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
func (l *laboratory) against(b *bench, r *row, g, lane int) float64 {
	at := g*lanes + lane
	if b.weights[at] == 0 {
		return 0
	}
	return (b.sums[at] - float64(r.mean*b.words[at])) / b.weights[at]
}

// constant is by how much the sum of squares over counts exceeds that over residuals.
func (l *laboratory) constant(r *row) float64 { return r.mean * r.mean * l.allWords() }

// run evaluates the observed labels, then total relabellings on several workers,
// and returns the hits of each term.
func (l *laboratory) run(rows []row, exact bool, total int64, opt PermuteOptions) []int64 {
	first := l.newBench(len(rows))
	copy(first.labels, l.labels)
	for lane := range lanes {
		l.load(first, lane)
	}
	for i := range rows {
		r := &rows[i]
		observed := l.evaluate(first, r)[0]
		r.report = observed
		if l.groups > 2 {
			r.report = math.Max(0, observed-l.constant(r))
		}
		observed = math.Abs(observed)
		r.threshold = observed - tie(observed)
		if !l.each {
			continue
		}
		r.each = make([]one, l.groups)
		for g := range r.each {
			d := l.against(first, r, g, 0)
			r.each[g] = one{math.Abs(d) - tie(math.Abs(d)), d}
		}
	}
	sizes := make([]int64, len(l.blocks))
	if exact {
		for k, block := range l.blocks {
			sizes[k], _ = countArrangements([][]int{block}, math.MaxInt32)
		}
	}
	workers := min(opt.Workers, int((total+lanes-1)/lanes))
	benches := make([]*bench, workers)
	var next atomic.Int64
	var wait sync.WaitGroup
	for w := range benches {
		benches[w] = l.newBench(len(rows))
		wait.Add(1)
		go func(b *bench) {
			defer wait.Done()
			for {
				from := next.Add(lanes) - lanes
				if from >= total {
					return
				}
				l.batch(b, rows, from, min(from+lanes, total), exact, sizes, opt.Seed)
			}
		}(benches[w])
	}
	wait.Wait()
	hits := make([]int64, len(first.hits))
	for _, b := range benches {
		for i, h := range b.hits {
			hits[i] += h
		}
		b.done()
	}
	first.done()
	return hits
}

// batch evaluates relabellings from to until, at most lanes of them.
func (l *laboratory) batch(b *bench, rows []row, from, until int64, exact bool, sizes []int64, seed uint64) {
	for index := from; index < until; index++ {
		if exact {
			arrangement(index, l.blocks, sizes, b.labels, b.remaining)
		} else {
			l.draw(b, seed, uint64(index))
		}
		l.load(b, int(index-from))
	}
	live := int(until - from)
	for i := range rows {
		r := &rows[i]
		stats := l.evaluate(b, r)
		for lane := range live {
			if math.Abs(stats[lane]) >= r.threshold {
				b.hits[i]++
			}
		}
		for g := range r.each {
			hits := &b.hits[len(rows)+i*l.groups+g]
			for lane := range live {
				if math.Abs(l.against(b, r, g, lane)) >= r.each[g].threshold {
					*hits++
				}
			}
		}
	}
}

// draw shuffles the observed labels within each block. Every draw has its own generator,
// so that it does not matter which worker makes it.
func (l *laboratory) draw(b *bench, seed, index uint64) {
	b.random.Seed(seed, (index+1)*goldenGap)
	copy(b.labels, l.labels)
	source := rand.New(&b.random)
	for k := range l.blocks {
		part := b.labels[l.bounds[k]:l.bounds[k+1]]
		source.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
	}
}
