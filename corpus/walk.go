package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"
)

// ManifestName is the file that describes the articles of its folder.
const ManifestName = "corpus.csv"

// paths reads paths in their order.
func (r *reader) paths(paths []string) {
	if len(paths) == 0 {
		paths = r.tree.all()
	}
	r.opts.Progress.expect(r.tree, paths)
	for _, p := range paths {
		switch p {
		case "": // an unset variable, not the current folder
			r.fault(&Fault{Kind: Missing, File: `""`, Reason: "an empty path names nothing", Advice: "name a file or folder, or . for this folder"})
		case "-":
			r.path(p)
		default:
			r.path(r.tree.tidy(p))
		}
	}
	r.settle(0)
}

// path reads one path as the user gave it, tidied.
func (r *reader) path(name string) {
	if r.ended() {
		return
	}
	if name == "-" {
		r.stdin()
		return
	}
	info, err := r.tree.stat(name)
	if err == nil {
		r.named(name, info)
		return
	}
	if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?[") {
		r.pattern(name)
		return
	}
	r.fault(statFault(name, err))
}

// statFault is the fault of a name that cannot be looked up.
func statFault(name string, err error) *Fault {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return &Fault{Kind: Missing, File: name, Reason: "no such file or folder", Advice: "check the spelling", Err: err}
	}
	return &Fault{Kind: Unreadable, File: name, Reason: "cannot be opened: " + cause(err), Advice: "check that you may read it", Err: err}
}

// cause is what went wrong, without the path, which every fault names itself.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return err.Error()
}

// pattern reads what a glob matches.
func (r *reader) pattern(glob string) {
	names, err := r.tree.glob(glob)
	if err != nil {
		r.fault(&Fault{Kind: Missing, File: glob, Reason: "the pattern cannot be read", Advice: "close its bracket, or quote it", Err: err})
		return
	}
	if len(names) == 0 {
		r.fault(&Fault{Kind: Missing, File: glob, Reason: "no file matches the pattern", Advice: "check the spelling"})
	}
	for _, name := range names {
		if r.ended() {
			return
		}
		info, err := r.tree.stat(name)
		if err != nil {
			r.fault(statFault(name, err))
			continue
		}
		r.named(name, info)
	}
}

// named reads a file or folder that the user named.
func (r *reader) named(name string, info fs.FileInfo) {
	switch {
	case info.IsDir():
		r.folder(name, name, nil)
	case path.Base(name) == ManifestName:
		r.manifest(path.Dir(name), path.Dir(name), false)
	default:
		in := &input{file: name, id: path.Base(stemOf(name)), pipe: info.Mode()&fs.ModeNamedPipe != 0}
		if r.first(name) {
			in.row = r.described(name)
			r.file(in)
		}
	}
}

// first reports whether the file has not been read yet, under any name, and records that it now is.
func (r *reader) first(name string) bool {
	if real, err := r.tree.real(name); err == nil {
		name = real
	}
	if r.output != "" && name == r.output {
		r.settle(0)
		r.stop(fmt.Errorf("%s is one of the articles and the output too: write to a file outside of what is read", r.opts.Output))
		return false
	}
	h := xxhash.Sum64String(name)
	if _, ok := r.read[h]; ok {
		return false
	}
	r.read[h] = struct{}{}
	return true
}

// folder walks a folder below root, in the order of names. above are the real names of the folders
// that contain it.
func (r *reader) folder(name, root string, above []string) {
	entries, above, ok := r.enter(name, above)
	if !ok {
		return
	}
	for _, e := range entries {
		if e.Name() == ManifestName && !e.IsDir() && !r.bare {
			r.manifest(name, root, true)
			return
		}
	}
	for _, e := range entries {
		if r.ended() {
			return
		}
		if hidden(e.Name()) || r.bare && e.Name() == ManifestName {
			continue
		}
		child := path.Join(name, e.Name())
		info, err := r.info(child, e)
		switch {
		case err != nil:
			r.fault(statFault(child, err))
		case info.IsDir() && pageOf(e.Name(), entries) != "":
			r.fault(&Fault{Kind: PassedOver, File: child, Reason: "holds what a browser saved beside " + pageOf(e.Name(), entries), Advice: "it was passed over; name it as a path of its own to read it"})
		case info.IsDir():
			r.folder(child, root, above)
		case !info.Mode().IsRegular():
			r.fault(&Fault{Kind: Unreadable, File: child, Reason: "not a regular file", Advice: "name it as a path of its own to read it all the same"})
		case r.first(child):
			r.file(&input{file: child, id: stemOf(below(child, root)), folder: folderOf(below(child, root))})
		}
	}
}

// pageOf is the saved page whose pictures and scripts a folder holds, judging by the name that
// browsers give it; "" for other folders.
func pageOf(folder string, beside []fs.DirEntry) string {
	for _, ending := range [...]string{"_files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_file"} {
		stem, found := strings.CutSuffix(folder, ending)
		if !found {
			continue
		}
		for _, e := range beside {
			if name := e.Name(); strings.TrimSuffix(name, path.Ext(name)) == stem && (strings.HasPrefix(strings.ToLower(path.Ext(name)), ".htm") || path.Ext(name) == ".xhtml") {
				return name
			}
		}
	}
	return ""
}

// enter opens a folder for walking, once, and finds loops.
func (r *reader) enter(name string, above []string) ([]fs.DirEntry, []string, bool) {
	real, err := r.tree.real(name)
	if err != nil {
		r.fault(statFault(name, err))
		return nil, nil, false
	}
	if slices.Contains(above, real) {
		r.fault(&Fault{Kind: Loop, File: name, Reason: "the folder leads back to one it lies in", Advice: "remove the link; nothing is read twice"})
		return nil, nil, false
	}
	if _, walked := r.folders[real]; walked {
		return nil, nil, false
	}
	r.folders[real] = struct{}{}
	entries, err := r.tree.readDir(name)
	if err != nil {
		r.fault(statFault(name, err))
		return nil, nil, false
	}
	return entries, append(slices.Clip(above), real), true
}

// info is about an entry or, for a link, what it leads to.
func (r *reader) info(name string, e fs.DirEntry) (fs.FileInfo, error) {
	if e.Type()&fs.ModeSymlink != 0 {
		return r.tree.stat(name)
	}
	return e.Info()
}

// below is name relative to root.
func below(name, root string) string {
	if root == "." {
		return name
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, root), "/")
}

// folderOf is the name of the folder that a file is in, "" at the top.
func folderOf(rel string) string {
	if dir := path.Dir(rel); dir != "." {
		return path.Base(dir)
	}
	return ""
}
