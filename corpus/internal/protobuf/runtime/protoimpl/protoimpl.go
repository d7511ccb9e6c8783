// Package protoimpl is here for "go mod tidy", which looks for what the tests of the Parquet
// library import.
package protoimpl
