package analysis

// omitted narrows a part of the longest version that a carrier has not to what its whole
// article has not: an article may quote one sentence here and the next one further down, or
// report in its own words what it does not quote. It returns no words if all sentences of
// the part, or what is left of them in it, stand somewhere in the article.
func (s *side) omitted(part []spokenWord, copy int32) []spokenWord {
	var article []spokenWord
	for k := range s.copies[copy].Sentences {
		article = s.finder.opener.words(article, &s.copies[copy], k)
	}
	first, last := -1, 0
	for from := 0; from < len(part); {
		to := from + 1
		for to < len(part) && part[to].sentence == part[from].sentence {
			to++
		}
		if !hasRun(article, part[from:to]) {
			if first < 0 {
				first = from
			}
			last = to
		}
		from = to
	}
	if first < 0 {
		return nil
	}
	return part[first:last]
}

// hasRun reports whether words has the run in it, word by word, in one sentence.
func hasRun(words, run []spokenWord) bool {
	for i := 0; i+len(run) <= len(words); i++ {
		if words[i].sentence != words[i+len(run)-1].sentence {
			continue
		}
		k := 0
		for k < len(run) && words[i+k].key == run[k].key {
			k++
		}
		if k == len(run) {
			return true
		}
	}
	return false
}
