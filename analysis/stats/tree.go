package stats

import (
	"fmt"
	"math"
)

// Linkage is how the distance between two clusters is defined.
type Linkage uint8

const (
	// AverageLinkage is the mean over pairs (UPGMA).
	AverageLinkage Linkage = iota
	// SingleLinkage is the nearest pair.
	SingleLinkage
	// CompleteLinkage is the farthest pair.
	CompleteLinkage
	// WardLinkage is the growth of the within-cluster sum of squares on squared distances,
	// with heights back on the scale of distances (R's ward.D2; Murtagh and Legendre 2014).
	WardLinkage
)

// Merge joins two clusters. Leaves are 0 to n-1; the m-th merge makes cluster n+m.
type Merge struct {
	Left, Right int // Left < Right
	Height      float64
	Leaves      int // leaves under the new cluster
}

// Tree is a hierarchical clustering.
type Tree struct {
	Merges []Merge
	// Cophenetic is the correlation between the given distances and the heights at which
	// pairs join: how faithful the tree is. CopheneticOK is false, and Cophenetic 0, when
	// either is constant.
	Cophenetic   float64
	CopheneticOK bool
}

// MinTreeLeaves is the number of points below which a tree is refused: five articles
// always make a tree, and nothing in it can be supported.
const MinTreeLeaves = 8

// Cluster builds a tree from a symmetric distance matrix with a zero diagonal. Among
// equal distances the lowest numbers join first. Fewer than MinTreeLeaves points give
// ErrTooFew; a matrix that is not square, symmetric, finite and non-negative ErrShape.
// Time grows with the cube of the points.
func Cluster(distance [][]float64, linkage Linkage) (Tree, error) {
	n := len(distance)
	if n < MinTreeLeaves {
		return Tree{}, fmt.Errorf("cluster %d points: %w", n, ErrTooFew)
	}
	for i, row := range distance {
		if len(row) != n || row[i] != 0 {
			return Tree{}, fmt.Errorf("cluster: row %d: %w", i, ErrShape)
		}
		for j, d := range row[:i] {
			if !finite(d) || d < 0 || d != distance[j][i] {
				return Tree{}, fmt.Errorf("cluster: row %d: %w", i, ErrShape)
			}
		}
	}
	return agglomerate(distance, linkage), nil
}

// agglomerate joins the nearest two clusters until one is left, with distances
// updated by Lance and Williams' (1967) recurrence.
func agglomerate(distance [][]float64, linkage Linkage) Tree {
	n := len(distance)
	d := make([][]float64, n)
	height := make([][]float64, n) // cophenetic distances
	members := make([][]int, n)    // nil once a cluster has been joined
	id := make([]int, n)
	for i := range d {
		d[i] = append([]float64(nil), distance[i]...)
		if linkage == WardLinkage {
			for j := range d[i] {
				d[i][j] *= d[i][j]
			}
		}
		height[i] = make([]float64, n)
		members[i] = []int{i}
		id[i] = i
	}
	var out Tree
	for m := range n - 1 {
		a, b := nearest(d, members)
		h := d[a][b]
		if linkage == WardLinkage {
			h = math.Sqrt(h)
		}
		for _, i := range members[a] {
			for _, j := range members[b] {
				height[i][j], height[j][i] = h, h
			}
		}
		na, nb := float64(len(members[a])), float64(len(members[b]))
		for k := range n {
			if members[k] == nil || k == a || k == b {
				continue
			}
			var x float64
			switch nk := float64(len(members[k])); linkage {
			case SingleLinkage:
				x = math.Min(d[a][k], d[b][k])
			case CompleteLinkage:
				x = math.Max(d[a][k], d[b][k])
			case WardLinkage:
				x = ((na+nk)*d[a][k] + (nb+nk)*d[b][k] - nk*d[a][b]) / (na + nb + nk)
			default:
				x = (na*d[a][k] + nb*d[b][k]) / (na + nb)
			}
			d[a][k], d[k][a] = x, x
		}
		members[a] = append(members[a], members[b]...)
		members[b] = nil
		out.Merges = append(out.Merges, Merge{min(id[a], id[b]), max(id[a], id[b]), h, len(members[a])})
		id[a] = n + m
	}
	var x, y []float64
	for i := range n {
		for j := range i {
			x, y = append(x, distance[i][j]), append(y, height[i][j])
		}
	}
	out.Cophenetic, out.CopheneticOK = correlation(x, y)
	return out
}

// nearest finds the closest two remaining clusters, the first of equals.
func nearest(d [][]float64, members [][]int) (a, b int) {
	best := math.Inf(1)
	for i := range d {
		if members[i] == nil {
			continue
		}
		for j := i + 1; j < len(d); j++ {
			if members[j] != nil && d[i][j] < best {
				best, a, b = d[i][j], i, j
			}
		}
	}
	return a, b
}

// correlation is Pearson's; ok is false when either side is constant.
func correlation(x, y []float64) (r float64, ok bool) {
	n := float64(len(x))
	var mx, my float64
	for i := range x {
		mx += x[i] / n
		my += y[i] / n
	}
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	if xx <= 0 || yy <= 0 {
		return 0, false
	}
	return xy / math.Sqrt(xx) / math.Sqrt(yy), true
}
