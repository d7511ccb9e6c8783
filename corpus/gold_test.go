package corpus_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rashomon/corpus"
)

// The tokens of the comparison: letters and digits, joined by apostrophe or hyphen.
var goldWord = regexp.MustCompile(`[\pL\pN]+(?:['’\-][\pL\pN]+)*`)

// TestZonesAgainstGold compares the zone of every token of five annotated
// articles with the annotation. It needs the files that RASHOMON_SHARED names.
func TestZonesAgainstGold(t *testing.T) {
	shared := os.Getenv("RASHOMON_SHARED")
	if shared == "" {
		t.Skip("RASHOMON_SHARED does not name the folder with the annotated articles")
	}
	raw, err := os.ReadFile(filepath.Join(shared, "gold", "voice_segments.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	texts, regions := map[string]string{}, map[string][]corpus.Region{}
	right, all := 0, 0
	for i, row := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		if i == 0 {
			continue
		}
		f := strings.Split(row, "\t")
		file, want := f[0], f[4]
		start, err1 := strconv.Atoi(f[2])
		end, err2 := strconv.Atoi(f[3])
		if err1 != nil || err2 != nil {
			t.Fatalf("row %d: offsets %q %q", i+1, f[2], f[3])
		}
		if _, ok := texts[file]; !ok {
			b, err := os.ReadFile(filepath.Join(shared, "seeds", file))
			if err != nil {
				t.Fatal(err)
			}
			texts[file] = string(b)
			// Without a title only the shape of the text can tell.
			regions[file] = corpus.Regions(nil, &corpus.Document{Text: texts[file]})
		}
		for _, m := range goldWord.FindAllStringIndex(texts[file][start:end], -1) {
			all++
			got := zoneAt(regions[file], start+m[0])
			if got == want {
				right++
				continue
			}
			t.Logf("%s:%s %q: zone %s, annotated %s", file, f[1], texts[file][start+m[0]:start+m[1]], got, want)
		}
	}
	if all == 0 {
		t.Fatal("the annotation holds no token")
	}
	if share := float64(right) / float64(all); share < 0.97 {
		t.Errorf("%d of %d tokens in the annotated zone, %.4f; want at least .97", right, all, share)
	} else {
		t.Logf("%d of %d tokens in the annotated zone, %.4f", right, all, share)
	}
}

// zoneAt is the name of the zone at an offset, "" outside all regions.
func zoneAt(regions []corpus.Region, at int) string {
	for _, r := range regions {
		if int(r.Start) <= at && at < int(r.End) {
			return r.Zone.String()
		}
	}
	return ""
}
