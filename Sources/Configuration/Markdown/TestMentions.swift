/// The tests that a verification names, and what is left of it without them.
///
/// A line `test tests/test_loans.py::test_borrow` names one; with back-ticks it may name several: `` test `a`, `b` ``.
/// The word stands outside the back-ticks: within them it would be the shell's own command.
struct TestMentions: Equatable {
    /// The names, each once, in order.
    private(set) var tests: [String] = []
    /// The Markdown without the lines that name tests.
    private(set) var rest: String

    /// Reads the Markdown of a verification.
    init(_ markdown: String) {
        rest = ""
        var kept: [String] = []
        for line in MarkdownOutline(markdown).lines {
            guard line.kind == .prose, let names = Self.names(line.text) else {
                kept.append(line.text)
                continue
            }
            for name in names where !tests.contains(name) { tests.append(name) }
        }
        rest = kept.joined(separator: "\n")
    }

    /// The tests that a line names; nil for any other line, such as a sentence that begins with the same word.
    private static func names(_ line: String) -> [String]? {
        let text = ListItem(line)?.text ?? WhiteSpace.trimmed(line)
        let words = ["tests", "test"]
        guard let word = words.first(where: { text.hasPrefix($0 + " ") || text.hasPrefix($0 + ":") }) else {
            return nil
        }
        let after = text.dropFirst(word.count)
        let named = WhiteSpace.trimmed(String(after.first == ":" ? after.dropFirst() : after))
        let spans = CodeSpan.all(in: named)
        if spans.isEmpty { return isName(named) ? [plain(named)] : nil }
        return isBetween(named, spans) ? spans.map { WhiteSpace.trimmed($0.text) }.filter { !$0.isEmpty } : nil
    }

    /// Whether nothing but commas and `and` stands around code.
    private static func isBetween(_ text: String, _ spans: [CodeSpan]) -> Bool {
        let bytes = Array(text.utf8)
        var (prose, end): ([UInt8], Int) = ([], 0)
        for span in spans {
            prose += bytes[end..<span.range.lowerBound] + [32]
            end = span.range.upperBound
        }
        prose += bytes[end...]
        let words = String(decoding: prose, as: UTF8.self).split { $0.isWhitespace || ",;.".contains($0) }
        return words.allSatisfy { $0 == "and" }
    }

    /// Whether a text is the name of one test: a word, what has `::` in it, or a class and a name.
    private static func isName(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let first = words.first else { return false }
        if text.contains("::") && !first.hasSuffix(":") { return first.contains("::") || first.contains("/") }
        if words.count == 1 { return true }
        return words.count == 2 && (first.contains(".") && !first.hasSuffix(".") || first.contains("/"))
    }

    /// A name without the full stop of its sentence.
    private static func plain(_ name: String) -> String { name.hasSuffix(".") ? String(name.dropLast()) : name }
}
