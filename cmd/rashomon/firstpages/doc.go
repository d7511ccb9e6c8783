// Package firstpages asks the system, as the program starts, to back the heap's first
// megabytes with huge pages. The packages that the program is linked with fill two of
// them before main, and each small page that is touched first is paid for, on a virtual
// machine dearly: of the 36 ms that rashomon version took on one, nine.
//
// It is imported for what it does when it is initialised. The runtime initialises, of the
// packages whose imports are ready, the first by path: this one has to import next to
// nothing, or its turn comes when the others have had theirs. It changes no result, and
// the program runs the same without it. What is filled later, the program asks for
// itself, when it knows how much that will be.
package firstpages
