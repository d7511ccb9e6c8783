package analysis

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"rashomon/corpus/text"
)

// placePrepositions come before places; those in the second list also come before
// people and things that have an article.
var (
	placePrepositions = []string{"in", "at", "near", "toward", "towards", "outside", "into", "around", "across"}
	wayPrepositions   = []string{"from", "to"}
)

// raw appends the names in a copy, with bare surnames not yet resolved.
func (n *nameFinder) raw(dst []mention, c *Copy, each func(m *mention, r nameRun)) []mention {
	for s := range c.Sentences {
		n.words = n.opener.words(n.words[:0], c, s)
		end := int32(0)
		for _, r := range n.runs(c) {
			m, ok := n.named(c, r)
			if !ok || n.words[r.first].Start < end {
				continue // nothing, or the rest of "China's Foreign Ministry"
			}
			end = m.End
			m.word = c.Sentences[s].Word + int32(r.first)
			if each != nil {
				each(&m, r)
			}
			dst = append(dst, m)
		}
	}
	return dst
}

// learnNames notes what a copy shows about its names.
func (n *nameFinder) learnNames(buffer []mention, c *Copy) []mention {
	buffer = n.raw(buffer[:0], c, func(m *mention, r nameRun) {
		if m.key == "" || m.key[0] == '=' {
			return
		}
		k := n.known[m.key]
		if k == nil {
			k = &knownName{forms: map[string]int32{}, kind: m.kind}
			n.known[m.key] = k
		}
		k.all++
		k.forms[m.name]++
		if m.head != "" || m.mr {
			k.titled++
		} else if n.afterPreposition(r.first) {
			k.after++
		}
		if m.kind == OrganisationKind {
			k.kind = OrganisationKind
		}
	})
	for key, ends := range n.fullNames(buffer) {
		n.known[key].multiple = true
		for _, w := range ends {
			if n.owners[w] == nil {
				n.owners[w] = &owner{counts: map[string]int32{}}
			}
			n.owners[w].counts[key]++
		}
	}
	for _, name := range c.Speakers {
		if k := n.known[n.keyOf(name)]; k != nil {
			k.speaks = true
		}
	}
	return buffer
}

// afterPreposition reports whether a name is in a position where places occur.
func (n *nameFinder) afterPreposition(first int) bool {
	i := first - 1
	article := i > 0 && n.words[i].fold == "the"
	if article {
		i--
	}
	if i < 0 {
		return false
	}
	return slices.Contains(placePrepositions, n.words[i].fold) || !article && slices.Contains(wayPrepositions, n.words[i].fold)
}

// fullNames yields the names of several words that may be a person's, with
// their first and last words.
func (n *nameFinder) fullNames(list []mention) iter.Seq2[string, [2]string] {
	return func(yield func(string, [2]string) bool) {
		for i := range list {
			m := &list[i]
			if m.kind != PersonKind && m.kind != NameKind || m.key == "" || m.key[0] == '=' {
				continue
			}
			f := strings.Fields(foldedName(m.name))
			if len(f) < 2 || len(f) > 4 || isThing(m.name) || partyMember(f[0]) || partyMember(f[len(f)-1]) {
				continue // of which a bare word says another thing: "the constitution", "a Republican"
			}
			if !yield(m.key, [2]string{f[0], base(f[len(f)-1])}) {
				return
			}
		}
	}
}

// clearly is how many times more often than any other a full name must occur for a bare
// surname to be taken as its.
const clearly = 3

// settle decides, once all copies have been seen, whose a bare surname is and what kind
// of thing each name is.
func (n *nameFinder) settle() {
	for _, o := range n.owners {
		var most, next int32
		for key, times := range o.counts {
			switch {
			case times > most:
				most, next, o.key = times, most, key
			default:
				next = max(next, times)
			}
		}
		if most < clearly*next {
			o.key = ""
		}
	}
	for key, k := range n.known {
		if o := n.owners[key]; !k.multiple && k.titled == 0 && o != nil && n.known[o.key] != nil {
			n.known[o.key].bare += k.all
		}
	}
	for key, k := range n.known {
		switch {
		case k.kind == OrganisationKind, isThing(key):
		case 4*k.titled >= k.all && k.titled > 0:
			k.kind = PersonKind
		case 2*k.after >= k.all || k.after >= 3 && 4*k.after >= k.all || placeName(key):
			k.kind = PlaceKind
		case k.titled > 0, k.multiple && (k.bare > 0 || k.speaks):
			k.kind = PersonKind
		}
	}
}

// placeWords occur in the names of places.
var placeWords = strings.Fields("street square bridge harbour harbor river valley hill hills island islands mountain mountains airport city town village province county peninsula sea ocean lake desert bay port")

// placeName reports whether a name's key has a word of places alongside another word.
func placeName(key string) bool {
	f := strings.Fields(key)
	return len(f) > 1 && slices.ContainsFunc(f, func(w string) bool { return slices.Contains(placeWords, w) })
}

// adjective reports whether a name is another name with an adjectival ending:
// "Orvenian" from Orvenia.
func (n *nameFinder) adjective(key string) bool {
	for _, end := range []string{"ns", "n", "ans", "an", "ians", "ian", "is", "i", "ese", "ish"} {
		if stem, ok := strings.CutSuffix(key, end); ok && len(stem) >= 4 && n.known[stem] != nil && n.known[stem].all > 1 && !strings.Contains(stem, " ") {
			return true
		}
	}
	return false
}

// mentions appends what a copy names, with a bare surname as the full name it belongs
// to: one in the same article, otherwise the only one in all articles.
func (n *nameFinder) mentions(dst []mention, c *Copy) []mention {
	from := len(dst)
	dst = n.raw(dst, c, nil)
	list := dst[from:]
	clear(n.full)
	for key, ends := range n.fullNames(list) {
		for _, w := range ends {
			if owner, ok := n.full[w]; ok && owner != key {
				n.full[w] = ""
			} else {
				n.full[w] = key
			}
		}
	}
	for i := range list {
		m := &list[i]
		if m.key == "" || m.key[0] == '=' || m.kind == OrganisationKind {
			continue
		}
		if !strings.Contains(m.key, " ") {
			whose, ok := n.full[m.key]
			if o := n.owners[m.key]; o != nil && (!ok || whose == "" && n.has(list, o.key)) {
				whose = o.key // of "Edda Marl" and "Marl Street", the one that is mostly meant
			}
			if whose != "" {
				m.key = whose
			}
		}
		if k := n.known[m.key]; k != nil {
			m.kind = k.kind
		}
	}
	dst = dst[:from+len(slices.DeleteFunc(list, func(m mention) bool {
		return m.kind == NameKind && m.head == "" && n.adjective(m.key) || m.kind == PlaceKind && m.key[0] != '=' && n.adjective(m.key)
	}))]
	n.alone = n.alone[:0]
	for s := range c.Sentences {
		n.words = n.opener.words(n.words[:0], c, s)
		dst = n.numbers(dst, c, c.Sentences[s].Word)
		n.alone = n.aloneTitles(n.alone, c, s)
	}
	return dst
}

// has reports whether a full name is among an article's mentions.
func (n *nameFinder) has(list []mention, key string) bool {
	return key != "" && slices.ContainsFunc(list, func(m mention) bool { return m.key == key })
}

// form returns the name as most articles write it.
func (n *nameFinder) form(key string) string {
	best, most := "", int32(0)
	for f, times := range n.known[key].forms {
		if times > most || times == most && (len(f) > len(best) || len(f) == len(best) && f < best) {
			best, most = f, times
		}
	}
	return best
}

// largeNumber is the number from which a figure counts as the same whatever is being
// counted; smaller ones are told apart by the word after them.
const largeNumber = 100

// numbers appends the figures and dates of the sentence in n.words.
func (n *nameFinder) numbers(dst []mention, c *Copy, at int32) []mention {
	for i := range n.words {
		w := &n.words[i]
		if slices.Contains(months, w.fold) && w.capital {
			if day, span, ok := n.day(c, i); ok {
				dst = append(dst, mention{Span: span, kind: DateKind, key: "#" + w.fold + day, name: c.of(w.Span) + " " + day, word: at + int32(i)})
			}
			continue
		}
		if !w.number || len(w.fold) <= 2 && n.besideMonth(i) { // the day of a date; a year is one by itself
			continue
		}
		figure := strings.ReplaceAll(w.fold, ",", "")
		value, err := strconv.ParseFloat(strings.TrimRight(figure, "abcdefghijklmnopqrstuvwxyz"), 64)
		if err != nil || strings.ContainsAny(w.fold, "/:") {
			continue
		}
		m := mention{Span: w.Span, kind: NumberKind, key: "#" + figure, name: c.of(w.Span), word: at + int32(i)}
		if value >= 1900 && value < 2100 && figure == w.fold && len(figure) == 4 {
			m.kind = DateKind
		} else if i+1 < len(n.words) && n.joined(c, i, i+1) && n.words[i+1].class != functionWord {
			next := &n.words[i+1]
			m.name += c.gap(w.End, next.Start) + c.of(next.Span)
			if value < largeNumber {
				m.key += " " + strconv.FormatUint(next.key, 36)
				m.Span = text.Span{Start: w.Start, End: next.End}
			}
		} else if value < largeNumber && figure == w.fold {
			continue // a bare small number says little
		}
		dst = append(dst, m)
	}
	return dst
}

// day returns the day next to a month.
func (n *nameFinder) day(c *Copy, i int) (string, text.Span, bool) {
	for _, k := range [2]int{i + 1, i - 1} {
		if k >= 0 && k < len(n.words) && n.words[k].number && len(n.words[k].fold) <= 2 && n.joined(c, min(i, k), max(i, k)) {
			return n.words[k].fold, text.Span{Start: n.words[min(i, k)].Start, End: n.words[max(i, k)].End}, true
		}
	}
	return "", text.Span{}, false
}

func (n *nameFinder) besideMonth(i int) bool {
	return i > 0 && slices.Contains(months, n.words[i-1].fold) || i+1 < len(n.words) && slices.Contains(months, n.words[i+1].fold) && n.words[i+1].capital
}
