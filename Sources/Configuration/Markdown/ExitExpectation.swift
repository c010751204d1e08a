/// The exit status that an expected result asks for.
package enum ExitExpectation: Sendable, Equatable {
    /// Exactly this status.
    case exitStatus(Int)
    /// Any status but 0.
    case nonZero

    /// Whether a status is as expected.
    package func isMet(by status: Int) -> Bool {
        switch self {
        case .exitStatus(let expected): status == expected
        case .nonZero: status != 0
        }
    }

    /// How a person writes it: `exit status 3` or `non-zero exit status`.
    package var phrase: String {
        switch self {
        case .exitStatus(let expected): "exit status \(expected)"
        case .nonZero: "non-zero exit status"
        }
    }

    /// The first expectation that a text states; other back-ticked texts in it do not count. Nil where it states none.
    package static func read(_ text: String) -> ExitExpectation? {
        let bytes = Array(text.utf8)
        var prose: [UInt8] = []
        var end = 0
        for span in CodeSpan.all(in: text) {
            prose += bytes[end..<span.range.lowerBound]
            if isPhrase(span.text) { prose += Array((" " + span.text + " ").utf8) }
            end = span.range.upperBound
        }
        prose += bytes[end...]
        return read(words: words(of: String(decoding: prose, as: UTF8.self)))
    }

    /// Whether a back-ticked text is nothing but an expectation, such as `exit status 3`.
    package static func isPhrase(_ text: String) -> Bool {
        let words = words(of: text)
        guard words.count == 3, WhiteSpace.collapsed(text).lowercased() == words.joined(separator: " ") else {
            return false
        }
        return read(words: words) != nil
    }

    private static func read(words: [String]) -> ExitExpectation? {
        for index in words.indices {
            if isNonZero(words, at: index) { return .nonZero }
            guard isExit(words[index]) else { continue }
            let rest = words[(index + 1)...].drop { fillers.contains($0) }
            guard let kind = rest.first, kinds.contains(kind) else { continue }
            let value = rest.dropFirst().drop { fillers.contains($0) }.first ?? ""
            if nonZeroWords.contains(value) { return .nonZero }
            if value.utf8.allSatisfy({ (48...57).contains($0) }), let status = Int(value) { return .exitStatus(status) }
        }
        return nil
    }

    /// `non-zero exit …` and `exits [with a] non-zero …`.
    private static func isNonZero(_ words: [String], at index: Int) -> Bool {
        guard nonZeroWords.contains(words[index]) else { return false }
        let next = words[(index + 1)...].first ?? ""
        if isExit(next) || kinds.contains(next) { return true }
        let before = words[..<index].suffix(3).reversed().drop { fillers.contains($0) }.first ?? ""
        return isExit(before)
    }

    private static func isExit(_ word: String) -> Bool { ["exit", "exits", "exited"].contains(word) }
    /// The last with the hyphen at which no line breaks, as word processors and models write it.
    private static let nonZeroWords: Set<String> = ["non-zero", "nonzero", "non\u{2011}zero"]
    private static let kinds: Set<String> = ["status", "code"]
    private static let fillers: Set<String> = ["a", "an", "the", "with", "of", "is", "be", "should", "must"]

    /// The words in small letters; only letters, digits and `-` are part of a word.
    private static func words(of text: String) -> [String] {
        text.lowercased().utf8.split { byte in
            !((97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte >= 128)
        }.map { String(decoding: $0, as: UTF8.self) }
    }
}
