// Package protobuf stands in for google.golang.org/protobuf, which the library for
// Parquet imports for one thing: to write columns out of messages of protocol
// buffers. Rashomon reads Parquet, and makes no message. The real module registers
// its types at every start, and is 2 MB of the program.
//
// go.mod replaces the real module by this one. It has the names that the library
// compiles against; no value of its types is ever made. What runs on Beam
// (cmd/rashomon-beam) is a module of its own and has the real one.
package protobuf
