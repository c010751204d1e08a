import Testing

@testable import TestSuites

@Suite("A phrase")
struct PhraseTests {
    @Test(
        "is found as whole words, in capitals or not, over blanks and line ends",
        arguments: [
            ("connection refused", "the CONNECTION\n  refused!", true),
            ("connection refused", "connection refusedly", false),
            ("connection refused", "reconnection refused", false), ("timeout of #", "Timeout of 2.5s", true),
            ("timeout of #", "timeout of five", false), ("got … want", "got 3 apples, want 4", true),
            ("got … want", "got 3\nfor 4\nwant 4", false), ("got … want", "got 3, wanted 4", false),
            ("^assert", "\n  assert x", true), ("^assert", "we assert x", false), ("^assert", "→ assert x", true),
            ("error: 401", "returned error: 401", true), ("error: 401", "error: 4013", false),
            ("couldn't connect", "Couldn't connect", true), ("doesn’t", "it doesn’t", true), ("a", "", false),
            ("stoi", "stoi", true), ("expect(received)", "expect(received).toBe", true),
        ])
    func match(phrase: String, text: String, isThere: Bool) {
        let rule = DiagnosisRule(
            name: "a", category: .data, confidence: 1, cause: "", suggestion: "", phrases: [phrase])
        #expect((RuleBook([rule]).match(in: Array(text.utf8), isException: false) != nil) == isThere)
    }

    @Test("of the rules begins with a word, by which it is found")
    func first() {
        for phrase in RuleBook.usual.rules.flatMap(\.phrases) {
            #expect(!Phrase(phrase).firstWord.isEmpty, "\(phrase)")
        }
    }
}
