package corpus

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageMeta is what a page declares about its article.
type pageMeta struct {
	title, byline, date, site, lang, url, section string
}

// metaNames are the names under which a page's head declares a field, in lower case; for each field
// the first present counts.
var metaNames = [...]struct {
	field func(*pageMeta) *string
	names []string
}{
	{func(m *pageMeta) *string { return &m.date }, []string{"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate",
		"publish-date", "publish_date", "article.published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "date", "citation_publication_date"}},
	{func(m *pageMeta) *string { return &m.site }, []string{"og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher"}},
	{func(m *pageMeta) *string { return &m.byline }, []string{"author", "byl", "article:author", "parsely-author", "sailthru.author", "dc.creator", "citation_author"}},
	{func(m *pageMeta) *string { return &m.title }, []string{"og:title", "twitter:title", "parsely-title", "dc.title", "headline", "title"}},
	{func(m *pageMeta) *string { return &m.url }, []string{"og:url", "parsely-link"}},
	{func(m *pageMeta) *string { return &m.section }, []string{"article:section", "parsely-section"}},
	{func(m *pageMeta) *string { return &m.lang }, []string{"og:locale", "content-language", "dc.language", "language"}},
}

// readMeta reads what doc declares: JSON-LD first, which gives the time of day, then the names in
// its head, then elements whose class marks a date or byline. from is the address the page was
// fetched from, "" if not known.
func readMeta(doc *html.Node, from string) pageMeta {
	named := map[string]string{}
	var ld pageMeta
	var seen sights
	walkMarkup(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Html:
			seen.lang = attr(n, "lang")
		case atom.Meta:
			for _, key := range [...]string{"property", "name", "itemprop", "http-equiv"} {
				if name := strings.ToLower(attr(n, key)); name != "" && named[name] == "" {
					named[name] = strings.Join(strings.Fields(attr(n, "content")), " ")
				}
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && seen.canonical == "" {
				seen.canonical = attr(n, "href")
			}
		case atom.Script:
			if strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
				ld.linked(n.FirstChild.Data)
			}
		default:
			seen.element(n)
		}
		return true
	})
	var m pageMeta
	for _, f := range metaNames {
		for _, name := range f.names {
			if v := named[name]; v != "" && *f.field(&m) == "" {
				*f.field(&m) = v
			}
		}
	}
	m.site = cmp.Or(named["og:site_name"], ld.site, m.site)
	m.date = cmp.Or(ld.date, m.date, seen.time, urlDate(cmp.Or(seen.canonical, m.url, from)), seen.dateText)
	m.byline = cleanByline(cmp.Or(ld.byline, notURL(m.byline), seen.byline))
	m.title = seen.headline(cmp.Or(ld.title, m.title), m.site)
	m.lang = strings.ReplaceAll(cmp.Or(seen.lang, m.lang), "_", "-")
	m.section = cmp.Or(ld.section, m.section)
	m.url = absolute(cmp.Or(seen.canonical, m.url), from)
	return m
}

func notURL(s string) string {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") {
		return ""
	}
	return s
}

// absolute is ref as a full address, relative to base; base if it is no web address.
func absolute(ref, base string) string {
	u, err := url.Parse(ref)
	if err != nil || ref == "" {
		return base
	}
	if b, err := url.Parse(base); err == nil && base != "" {
		u = b.ResolveReference(u)
	}
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return base
	}
	return u.String()
}

// hostOf is the host of an address without its "www.", "" if it has none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

var dayInURL = lazily(`/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)`)

// urlDate is the day in an address such as …/2031/05/02/…
func urlDate(address string) string {
	if m := dayInURL().FindStringSubmatch(address); m != nil {
		return isoParts(m[1], m[2], m[3])
	}
	return ""
}

// cleanByline is a byline without its "By".
func cleanByline(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if n := foldLen(s, "by "); n > 0 {
		s = s[n:]
	}
	if len(s) > longestShort || countWords(s, 25) >= 25 {
		return ""
	}
	return s
}

// sights are what a page shows its readers: headings, the byline, the date.
type sights struct {
	lang, canonical, pageTitle, h1, time, dateText, byline string
	h1s                                                    int
}

func (s *sights) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Title:
		if s.pageTitle == "" {
			s.pageTitle = lineText(n)
		}
		return
	case atom.H1:
		if t := lineText(n); t != "" {
			if s.h1s++; s.h1 == "" {
				s.h1 = t
			}
		}
		return
	case atom.Time:
		if t := cmp.Or(attr(n, "datetime"), lineText(n)); isoTime(t) != "" && s.time == "" {
			s.time = t
		}
		return
	}
	prop := strings.ToLower(attr(n, "itemprop"))
	if s.time == "" && prop == "datepublished" {
		s.time = cmp.Or(attr(n, "content"), attr(n, "datetime"), isoDate(lineText(n)))
	}
	label := " " + strings.ToLower(attr(n, "class")+" "+attr(n, "id")+" "+attr(n, "rel")+" "+prop) + " "
	if len(label) < 4 || len(label) > longestShort || n.DataAtom == atom.Body {
		return
	}
	if s.byline == "" && (strings.Contains(label, "byline") || strings.Contains(label, " author ") || strings.Contains(label, "author-name") || strings.Contains(label, "author__name")) {
		if t := lineText(n); t != "" && len(t) <= longestShort/2 {
			s.byline = t
		}
	}
	if s.dateText == "" && (strings.Contains(label, "date") || strings.Contains(label, "publish") || strings.Contains(label, "timestamp") || strings.Contains(label, "byline")) {
		if t := lineText(n); len(t) <= longestDate && isoDate(t) != "" {
			s.dateText = t
		}
	}
}

// headline is the page's headline as its readers see it: the one h1, else what the page declares,
// else its title without the site's name.
func (s *sights) headline(declared, site string) string {
	words := countWords(s.h1, longHeadline)
	if s.h1 != "" && words < longHeadline && !equalWording(s.h1, site) && (s.h1s == 1 || equalWording(s.h1, declared)) && (words > 1 || declared == "") {
		return s.h1
	}
	title := cmp.Or(declared, s.pageTitle)
	if len(title) > longestLine || countWords(title, 2*longHeadline) >= 2*longHeadline {
		return "" // not a headline, whatever it is called
	}
	for _, bar := range [...]string{" | ", " – ", " — ", " - ", " :: ", " » "} {
		i := strings.LastIndex(title, bar)
		if i > 0 && (equalWording(title[i+len(bar):], site) || declared == "" && countWords(title[i+len(bar):], 5) < 5 && countWords(title[:i], 4) >= 4) {
			return title[:i]
		}
	}
	return title
}

const longHeadline = 40 // words

const longestLinked = 1 << 20 // bytes of JSON-LD that are looked at

// linked takes over what a block of JSON-LD says of an article.
func (m *pageMeta) linked(block string) {
	var v any
	if len(block) <= longestLinked && json.Unmarshal([]byte(block), &v) == nil {
		m.linkedValue(v, 0)
	}
}

func (m *pageMeta) linkedValue(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.linkedValue(e, depth+1)
		}
	case map[string]any:
		if kind := linkedNames(v["@type"]); strings.Contains(kind, "Article") || strings.Contains(kind, "Posting") || strings.Contains(kind, "NewsStory") {
			m.title = cmp.Or(m.title, linkedNames(v["headline"]), linkedNames(v["name"]))
			m.date = cmp.Or(m.date, linkedNames(v["datePublished"]), linkedNames(v["dateCreated"]))
			m.byline = cmp.Or(m.byline, notURL(linkedNames(v["author"])))
			m.site = cmp.Or(m.site, linkedNames(v["publisher"]))
			m.section = cmp.Or(m.section, linkedNames(v["articleSection"]))
		}
		for _, inner := range [...]string{"@graph", "mainEntity", "itemListElement"} {
			m.linkedValue(v[inner], depth+1)
		}
	}
}

// linkedNames is a string, the name of an object, or those in a list, joined.
func linkedNames(v any) string {
	switch v := v.(type) {
	case string:
		return strings.Join(strings.Fields(html.UnescapeString(v)), " ")
	case map[string]any:
		name, _ := v["name"].(string)
		return strings.Join(strings.Fields(html.UnescapeString(name)), " ")
	case []any:
		var names []string
		for _, e := range v {
			if _, list := e.([]any); list {
				continue
			}
			if n := linkedNames(e); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}
