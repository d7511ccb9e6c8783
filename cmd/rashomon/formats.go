package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// formats are what each verb can write; the first is the default.
var formats = map[string][]string{
	"report":    {"table", "markdown", "csv", "json", "html"},
	"sources":   {"table", "markdown", "csv", "json", "html"},
	"diff":      {"table", "json"},
	"agree":     {"table", "csv", "json"},
	"kwic":      {"table", "csv", "jsonl"},
	"annotate":  {"jsonl"},
	"sample":    {"table", "csv"},
	"calibrate": {"table", "json"},
}

// endings are the file extensions that differ from the format's name.
var endings = map[string]string{"table": "txt", "markdown": "md"}

// formatNamed is the format of a verb that --format names, else the one that the output file's
// extension implies, else the verb's first.
func formatNamed(verb, name, file string) (string, error) {
	can := formats[verb]
	asked := cmp.Or(name, strings.TrimPrefix(filepath.Ext(file), "."), can[0])
	var ends []string
	for _, format := range can {
		end := cmp.Or(endings[format], format)
		if asked == format || asked == end || format == "html" && asked == "htm" {
			return format, nil
		}
		ends = append(ends, "."+end)
	}
	if name != "" {
		return "", notOneOf("format", name, can)
	}
	return "", fmt.Errorf("-o %s: %s writes no %s: use %s, or say --format", file, verb, filepath.Ext(file), oneOf(ends))
}

// chosen checks the value of a flag that takes one of a few words.
func chosen(flag, value string, of []string) error {
	if slices.Contains(of, value) {
		return nil
	}
	return notOneOf(flag, value, of)
}

func notOneOf(flag, value string, of []string) error {
	return fmt.Errorf("--%s %q: choose %s", flag, value, oneOf(of))
}

// oneOf lists words as in "table, csv or json".
func oneOf(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
