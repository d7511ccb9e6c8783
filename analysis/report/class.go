package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"rashomon/analysis"
	"rashomon/analysis/class"
	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// ClassSchema names the form of the file that says what a class pack contains.
const ClassSchema = "rashomon.class/1"

// ClassFile is the name of that file in a class pack.
const ClassFile = "class.json"

// A ClassList says what a class pack contains.
type ClassList struct {
	Schema   string                `json:"schema"`
	Pack     string                `json:"pack"`
	Seed     uint64                `json:"seed"`
	Program  string                `json:"program"`
	Version  string                `json:"version"`
	Lexicons []analysis.LexiconRef `json:"lexicons"`
	Files    []ClassEntry          `json:"files"`
}

// A ClassEntry is one file of a class pack.
type ClassEntry struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// The pages of a class pack. Those under students name no outlet and no author.
var classPages = []struct {
	name, template string
	form           bool
}{
	{"index.html", "index.tmpl", false},
	{"students/sheets.html", "sheets.tmpl", false},
	{"students/form.html", "form.tmpl", true},
	{"students/glossary.html", "glossary.tmpl", false},
	{"teacher/lesson.html", "lesson.tmpl", false},
	{"teacher/key.html", "key.tmpl", false},
}

// Class writes a class pack, file by file, by calling write with a slash-separated
// name and the file's content: pages that need no network, the form and the key as
// CSV, and last the list of these files. It stops at write's first error.
func Class(p *class.Pack, write func(name string, data []byte) error) error {
	list := ClassList{Schema: ClassSchema, Pack: p.ID, Seed: p.Seed, Program: p.Program, Version: p.Version, Lexicons: p.Lexicons}
	put := func(name string, data []byte) error {
		sum := sha256.Sum256(data)
		list.Files = append(list.Files, ClassEntry{name, hex.EncodeToString(sum[:])})
		if err := write(name, data); err != nil {
			return fmt.Errorf("writing the class pack: %w", err)
		}
		return nil
	}
	for _, page := range classPages {
		assets, err := classAssets[page.form]()
		if err != nil {
			return err
		}
		v := classView{Pack: p, Policy: assets.policy, Style: assets.style, Script: assets.script}
		var b bytes.Buffer
		if err := assets.templates.ExecuteTemplate(&b, page.template, v); err != nil {
			return fmt.Errorf("writing the class pack: %w", err)
		}
		if err := put(page.name, b.Bytes()); err != nil {
			return err
		}
	}
	for _, sheet := range []struct {
		name string
		key  bool
	}{{"students/form.csv", false}, {"teacher/key.csv", true}} {
		data, err := classCSV(p, sheet.key)
		if err != nil {
			return err
		}
		if err := put(sheet.name, data); err != nil {
			return err
		}
	}
	data, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the class pack: %w", err)
	}
	return write(ClassFile, append(data, '\n'))
}

var classStyles = []string{"base.css", "tables.css", "class/class.css", "print.css", "class/print.css"}

// classAssets are the templates and style of the pages; the form has its script too.
var classAssets = map[bool]func() (*assets, error){
	false: sync.OnceValues(func() (*assets, error) { return readAssets("page/class/*.tmpl", classStyles, nil) }),
	true: sync.OnceValues(func() (*assets, error) {
		return readAssets("page/class/*.tmpl", classStyles, []string{"class/form.js", "class/load.js", "class/start.js"})
	}),
}

// A classView is what the templates print.
type classView struct {
	*class.Pack
	Policy string
	Style  template.CSS
	Script template.JS
}

// Made says what made the pack.
func (v classView) Made() string {
	return clean(strings.TrimSpace(v.Program + " " + v.Version))
}

// Glossary is the list of terms explained.
func (v classView) Glossary() []class.Term { return class.Glossary() }

// Count is the number of articles.
func (v classView) Count() int {
	n := 0
	for _, e := range v.Events {
		n += len(e.Articles)
	}
	return n
}

// Letter is the letter of an outlet.
func (v classView) Letter(outlet int) string { return v.Outlets[outlet].Letter }

// OutletName is the name of an outlet, for the teacher's pages only.
func (v classView) OutletName(outlet int) string { return clean(v.Outlets[outlet].Name) }

// Heading titles an event.
func (v classView) Heading(i int, e class.Event) string {
	switch {
	case e.Title != "":
		return clean(text.Capital(e.Title))
	case len(v.Events) == 1:
		return "The articles"
	}
	return "Articles without an event"
}

// A formGroup is the items under one heading in the form.
type formGroup struct {
	Title string
	Hint  string
	Items []class.Item
}

// Groups puts an article's items into groups.
func (v classView) Groups(a *class.Article) []formGroup {
	var list []formGroup
	frames := ""
	for _, it := range a.Items {
		title, hint := "", ""
		switch it.Group {
		case class.NamesGroup:
			title, hint = "Which name?", "The names are underlined and numbered in the text."
		case class.VoiceGroup:
			title, hint = "Whose voice?", "Own: the outlet says it. Quoted: inside quotation marks. Reported: a source’s claim without quotation marks."
		default:
			title, hint = "Which frame? "+text.Capital(it.Group), ""
			if frames == "" {
				hint = "Answer for the whole article."
			}
			frames = it.Group
		}
		if n := len(list); n == 0 || list[n-1].Title != title {
			list = append(list, formGroup{Title: title, Hint: hint})
		}
		list[len(list)-1].Items = append(list[len(list)-1].Items, it)
	}
	return list
}

// Options are the answers an item takes, as one cell of a CSV.
func (v classView) Options(it class.Item) string { return strings.Join(it.Options, optionBar) }

// Chosen reports whether an item is answered by one of a few radio buttons.
func (v classView) Chosen(it class.Item) bool { return len(it.Options) <= 4 }

// Asked is the list of the sheet's questions by frame.
func (v classView) Asked() []askedFrame {
	var list []askedFrame
	if v.Sheet == nil {
		return nil
	}
	for _, q := range v.Sheet.Questions {
		if n := len(list); n == 0 || list[n-1].Frame != q.Frame {
			list = append(list, askedFrame{Frame: q.Frame})
		}
		list[len(list)-1].Questions = append(list[len(list)-1].Questions, q)
	}
	return list
}

type askedFrame struct {
	Frame     string
	Questions []lexicons.Question
}
