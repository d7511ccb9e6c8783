package analysis

// A Tally counts one term in one outlet. All fields are sums over articles, so that
// tallies merge by adding; Squares and Products carry what the document-clustered
// variance needs (see package stats).
type Tally struct {
	Places   Places // occurrences by place
	Negated  int64  // occurrences within four words after a negator
	Legal    int64  // occurrences as the name of an offence: "mutiny charges"
	Articles int64  // articles with a counted occurrence of the term
	First    int64  // articles in which it is the first name of its choice set, in the outlet's wording
	Headline int64  // articles whose headline has it
	Wording  Moments
	Quoted   Moments
	InSet    int64 // for a choice set's name: sum over articles of its uses times those of the set, in the outlet's wording
}

// Moments are the second moments of one term's occurrences over the articles of one
// outlet, in the outlet's wording or in quotations. k is an article's occurrences and n
// its counted words.
type Moments struct {
	Articles int64 // articles with k > 0
	Squares  int64 // sum of k²
	Products int64 // sum of k·n
}

func (m *Moments) observe(k, n int64) {
	if k > 0 {
		m.Articles++
		m.Squares += k * k
		m.Products += k * n
	}
}

func (m *Moments) add(o *Moments) {
	m.Articles += o.Articles
	m.Squares += o.Squares
	m.Products += o.Products
}

func (t *Tally) add(o *Tally) {
	t.Places.add(&o.Places)
	t.Negated += o.Negated
	t.Legal += o.Legal
	t.Articles += o.Articles
	t.First += o.First
	t.Headline += o.Headline
	t.Wording.add(&o.Wording)
	t.Quoted.add(&o.Quoted)
	t.InSet += o.InSet
}

// Exposure is what an outlet's tallies are relative to: an article without a hit counts
// here all the same.
type Exposure struct {
	Articles       int64
	Words          Places
	WordingSquares int64 // sum over articles of squared words in the outlet's wording
	QuotedSquares  int64 // the same of quoted words
	Duplicate      int64 // words in lines that occurred earlier in their article, counted nowhere else
	Outside        int64 // words in bylines, credits, metadata and boilerplate, counted nowhere else
	Quotations     int64
	Unclosed       int64 // quotations whose closing mark is missing
}

func (e *Exposure) add(o *Exposure) {
	e.Articles += o.Articles
	e.Words.add(&o.Words)
	e.WordingSquares += o.WordingSquares
	e.QuotedSquares += o.QuotedSquares
	e.Duplicate += o.Duplicate
	e.Outside += o.Outside
	e.Quotations += o.Quotations
	e.Unclosed += o.Unclosed
}
