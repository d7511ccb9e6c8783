package exchange

import "slices"

// walk calls visit for every place of the tree, also those without items, each before the
// places inside it; places are in the order in which they first occur in the lexicon.
func (t *tree) walk(visit func(path []string, items []item)) {
	t.level(nil, t.nodes, visit)
}

func (t *tree) level(at []string, nodes []node, visit func([]string, []item)) {
	var steps []string
	inside := map[string][]node{}
	for _, n := range nodes {
		step := n.path[len(at)]
		if inside[step] == nil {
			steps = append(steps, step)
		}
		inside[step] = append(inside[step], n)
	}
	for _, step := range steps {
		path := append(slices.Clone(at), step)
		var items []item
		var deeper []node
		for _, n := range inside[step] {
			if len(n.path) == len(path) {
				items = append(items, n.items...)
			} else {
				deeper = append(deeper, n)
			}
		}
		visit(path, items)
		t.level(path, deeper, visit)
	}
}
