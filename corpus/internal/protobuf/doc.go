// Package protobuf replaces google.golang.org/protobuf, which the Parquet library imports for one
// purpose: to write columns from protocol buffer messages. Rashomon reads Parquet, and makes no
// messages. The real module registers its types at every start, and is 2 MB of the program.
//
// go.mod replaces the real module with this one. It has the names that the library compiles
// against; no value of its types is ever made. The Beam program (cmd/rashomon-beam) is a separate
// module and has the real one.
package protobuf
