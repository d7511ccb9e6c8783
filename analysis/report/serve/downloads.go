package serve

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"rashomon/analysis"
	"rashomon/analysis/class"
	"rashomon/analysis/report"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// A downloadable is a format in which a report can be downloaded.
type downloadable struct {
	file, kind, text string
	write            func(io.Writer, *result) error
}

var downloadables = []downloadable{
	{"report.html", "text/html; charset=utf-8", "Page", func(w io.Writer, r *result) error {
		return report.HTML(w, r.report, r.texts, report.DefaultOptions())
	}},
	{"report.md", "text/markdown; charset=utf-8", "Markdown", func(w io.Writer, r *result) error {
		return report.Markdown(w, r.report, report.DefaultOptions())
	}},
	{"report.json", "application/json", "JSON", func(w io.Writer, r *result) error { return report.JSON(w, r.report) }},
	{"report-csv.zip", "application/zip", "CSV", tables},
	{classPack, "application/zip", "Class pack", coursework},
}

// classPack is the name of the file with coursework on the same articles.
const classPack = "class-pack.zip"

// downloads are the links to all formats of a set's report.
func (s *Server) downloads(x *set) []report.Link {
	var list []report.Link
	for _, d := range downloadables {
		list = append(list, report.Link{Text: d.text, Href: s.home(x) + "/" + d.file})
	}
	return list
}

// report shows the report as the page that the program writes, with a line of
// links above.
func (s *Server) report(w http.ResponseWriter, r *http.Request, x *set) {
	o := report.DefaultOptions()
	o.Links = append([]report.Link{{Text: "← The articles", Href: s.home(x)}}, s.downloads(x)...)
	for i := range o.Links[1:] {
		o.Links[i+1].Text = "Download: " + o.Links[i+1].Text
	}
	head := map[string]string{"Content-Security-Policy": reportPolicy, "Content-Type": "text/html; charset=utf-8"}
	s.hand(w, r, x, head, func(w io.Writer, res *result) error { return report.HTML(w, res.report, res.texts, o) })
}

// download hands a report out as a file.
func (s *Server) download(w http.ResponseWriter, r *http.Request, x *set) {
	for _, d := range downloadables {
		if d.file != r.PathValue("file") {
			continue
		}
		s.hand(w, r, x, map[string]string{"Content-Type": d.kind, "Content-Disposition": `attachment; filename="` + d.file + `"`}, d.write)
		return
	}
	s.problem(w, refuse(http.StatusNotFound, "There is no such file here."))
}

// hand makes the report of a set and hands it out whole, or shows what is wrong.
func (s *Server) hand(w http.ResponseWriter, r *http.Request, x *set, head map[string]string, write func(io.Writer, *result) error) {
	var b bytes.Buffer
	err := s.working(r.Context(), x, func(ctx context.Context) error {
		res, err := x.report(ctx, s.options.Version)
		if err != nil {
			return err
		}
		return write(&b, res)
	})
	if err != nil {
		s.showWith(w, r, x, err)
		return
	}
	for name, value := range head {
		w.Header().Set(name, value)
	}
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	_, _ = w.Write(b.Bytes()) // it is not a fault if the reader has gone
}

// archive writes an archive that is the same every time: fill is given a function that
// adds a file to it.
func archive(w io.Writer, fill func(add func(name string) (io.Writer, error)) error) error {
	z := zip.NewWriter(w)
	if err := fill(z.Create); err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	return nil
}

// tables writes the report's figures and the list of its articles as CSV.
func tables(w io.Writer, r *result) error {
	return archive(w, func(add func(string) (io.Writer, error)) error {
		f, err := add("figures.csv")
		if err != nil {
			return err
		}
		if err := report.CSV(f, r.report, report.DefaultOptions()); err != nil {
			return err
		}
		if f, err = add("articles.csv"); err != nil {
			return err
		}
		return articleTable(f, r.report)
	})
}

// coursework writes the class pack on the same articles.
func coursework(w io.Writer, r *result) error {
	if r.texts.LeftOut != "" {
		return refuse(http.StatusUnprocessableEntity, "A class pack carries at most %d articles and %d MB of text: take some out.", report.MaxPageArticles, report.MaxPageText>>20)
	}
	sheet, err := frameSheet()
	if err != nil {
		return err
	}
	pack, err := class.Make(r.report, r.texts.Articles, class.Options{Seed: 1, Sheet: sheet})
	if err != nil {
		return err
	}
	return archive(w, func(add func(string) (io.Writer, error)) error {
		return report.Class(pack, func(name string, data []byte) error {
			f, err := add(name)
			if err == nil {
				_, err = f.Write(data)
			}
			return err
		})
	})
}

// frameSheet is the coding sheet whose questions a class pack asks about whole
// articles, the one that the program uses by default.
func frameSheet() (*lexicons.Sheet, error) {
	l, err := packs.Load("frames-en")
	if err != nil {
		return nil, err
	}
	for i := range l.Sheets {
		if l.Sheets[i].ID == "generic-frames" {
			return class.WithoutSingles(&l.Sheets[i]), nil
		}
	}
	return nil, nil
}

func articleTable(w io.Writer, r *analysis.Report) error {
	c := csv.NewWriter(w)
	rows := [][]string{{"id", "file", "line", "outlet", "title", "date", "event", "words"}}
	for _, a := range r.Corpus.Articles {
		rows = append(rows, []string{a.ID, a.File, strconv.Itoa(a.Line), a.Outlet, a.Title, a.Date, a.Event, strconv.FormatInt(a.Words, 10)})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = report.PlainCell(row[i])
		}
	}
	return c.WriteAll(rows)
}
