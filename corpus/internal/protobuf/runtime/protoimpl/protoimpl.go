// Package protoimpl is here for "go mod tidy", which looks for what the tests of
// the library for Parquet import.
package protoimpl
