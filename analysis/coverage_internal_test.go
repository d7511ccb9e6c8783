package analysis

import (
	"slices"
	"testing"
)

// TestWhoIsNamedInOneOutlet: people and organisations are listed separately, and no
// outlet is said to name itself.
func TestWhoIsNamedInOneOutlet(t *testing.T) {
	row := func(kind EntityKind, name string, outlets ...string) CoverageRow {
		r := CoverageRow{Kind: kind, Name: name}
		for _, o := range outlets {
			r.Outlets = append(r.Outlets, CoverageCell{Outlet: o})
		}
		return r
	}
	const a, b = "Tessel Wire", "The Talmere Lantern"
	for _, c := range []struct {
		why  string
		rows []CoverageRow
		want []string
	}{
		{"an organisation is no person", []CoverageRow{row(PersonKind, "Edda Marl", a), row(OrganisationKind, "Lamprey House", a)},
			[]string{"People named in Tessel Wire and not found in the supplied articles of the others: Edda Marl. Organisations: Lamprey House."}},
		{"organisations alone", []CoverageRow{row(OrganisationKind, "Lamprey House", b), row(PlaceKind, "Ashkeld", b)},
			[]string{"Organisations named in The Talmere Lantern and not found in the supplied articles of the others: Lamprey House."}},
		{"an outlet that names itself, in full and in short", []CoverageRow{row(OrganisationKind, "Tessel Wire", a), row(OrganisationKind, "Lantern", b), row(OrganisationKind, "Talmere Lantern", b)},
			[]string{}},
		{"another's name is one", []CoverageRow{row(OrganisationKind, "Tessel Wire", b)},
			[]string{"Organisations named in The Talmere Lantern and not found in the supplied articles of the others: Tessel Wire."}},
		{"who is named in both", []CoverageRow{row(PersonKind, "Edda Marl", a, b)}, []string{}},
	} {
		t.Run(c.why, func(t *testing.T) {
			got := (&comparison{outlets: []string{a, b}}).coverageReading(&Coverage{Rows: c.rows})
			if !slices.Equal(got, c.want) {
				t.Errorf("it reads %q, want %q", got, c.want)
			}
		})
	}
}
