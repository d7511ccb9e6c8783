// Package class makes coursework of a set of articles: blind copies in which
// nothing says who published them, questions to code and questions to discuss,
// the key to both, and the agreement of those who coded.
//
//	Make     a Report and its articles become a Pack: blind articles, items to code, questions, key
//	Codings  what students saved is read back in, as CSV
//	Agree    how far the coders agree, question by question, and separately with the tool
//
// Package report writes a Pack as files and an Agreement as tables. The tool is
// no better coder than a careful person: its answers are a key to discuss, and
// agreement with it is never mixed with agreement among people.
package class
