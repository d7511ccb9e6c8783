package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rashomon/lexicons"
)

// This file says what is wrong with a command line, and what would be right.

// flagMistake is what the user reads about a flag that cannot be accepted.
func flagMistake(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var lacking *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &lacking):
		return fmt.Errorf("--%s needs a value behind it: %s --help says which", lacking.GetFlag().Name, cmd.CommandPath())
	case errors.As(err, &wrong):
		f := wrong.GetFlag()
		if want := wantedBy[f.Value.Type()]; want != "" {
			return fmt.Errorf("--%s %s: give %s", f.Name, quoteWord(wrong.GetValue()), want)
		}
		return fmt.Errorf("--%s: %w", f.Name, wrong.Unwrap())
	}
	return fmt.Errorf("%w: %s --help lists the flags", err, cmd.CommandPath())
}

// wantedBy is what a flag takes, by pflag's name for its type.
var wantedBy = map[string]string{
	"bool":         "true or false, or nothing for true",
	"int":          "a whole number",
	"uint64":       "a whole number from 0 up",
	"float64":      "a number, such as 0.05",
	"intSlice":     "whole numbers with commas between, such as 4,10",
	"float64Slice": "numbers with commas between, such as 1.5,2",
}

func unknownFlag(cmd *cobra.Command, e *pflag.NotExistError) error {
	verb := cmd.CommandPath()
	if group := e.GetSpecifiedShortnames(); group != "" {
		if flag := lexicons.Nearest(group, flagsOf(cmd)); flag != "" {
			return fmt.Errorf("%s has no flag -%s: did you mean --%s?", verb, group, flag)
		}
		return fmt.Errorf("%s has no flag -%s: %s --help lists those it has", verb, e.GetSpecifiedName(), verb)
	}
	name := e.GetSpecifiedName()
	if flag := lexicons.Nearest(name, flagsOf(cmd)); flag != "" {
		return fmt.Errorf("%s has no flag --%s: did you mean --%s?", verb, name, flag)
	}
	return fmt.Errorf("%s has no flag --%s: %s --help lists those it has", verb, name, verb)
}

func flagsOf(cmd *cobra.Command) []string {
	names := []string{"help"}
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// onlyVerbs is the check of a command that has verbs and takes no arguments itself.
func onlyVerbs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var verbs []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			verbs = append(verbs, c.Name())
		}
	}
	path := cmd.CommandPath()
	if verb := lexicons.Nearest(strings.ToLower(args[0]), verbs); verb != "" {
		return fmt.Errorf("%s has no verb %q: did you mean %s?", path, args[0], verb)
	}
	if len(verbs) <= 8 {
		return fmt.Errorf("%s has no verb %q: choose %s", path, args[0], oneOf(slices.Sorted(slices.Values(verbs))))
	}
	return fmt.Errorf("%s has no verb %q: %s --help lists those it has", path, args[0], path)
}

// strictNames makes help and completion, which cobra provides, refuse unknown names. It must come
// after root.SetOut: completion writes to root's output at that time.
func strictNames(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Args = func(cmd *cobra.Command, args []string) error {
				found, rest, err := root.Find(args)
				if err != nil || !found.HasSubCommands() {
					return err
				}
				return onlyVerbs(found, rest)
			}
		case "completion":
			c.Args = onlyVerbs
			c.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
			for _, shell := range c.Commands() {
				shell.Args = wants(0, 0)
			}
		}
	}
}

// checkLevel checks --alpha.
func checkLevel(alpha float64) error {
	if !(alpha > 0 && alpha < 1) { // written so that NaN fails too
		return fmt.Errorf("--alpha %g: give a level between 0 and 1", alpha)
	}
	return nil
}

// atLeast checks a number given by a flag.
func atLeast(flag string, number, least int) error {
	if number < least {
		return fmt.Errorf("--%s %d: give %d or more", flag, number, least)
	}
	return nil
}

// checkTerm checks what was given as a term.
func checkTerm(term string) error {
	if strings.TrimSpace(term) == "" {
		return errors.New("the term is empty: give a word or a phrase")
	}
	if _, err := lexicons.ParseTerm(term); err != nil {
		return fmt.Errorf("term %q: %w", term, err)
	}
	return nil
}
