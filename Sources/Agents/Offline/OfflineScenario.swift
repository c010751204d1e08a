internal import Configuration

/// The acceptance scenario that a success criterion already contains.
///
/// What the criterion has in back-ticks after `$ ` is a command; other back-ticked texts are expected in the output
/// where a word such as "prints" stands before them.
struct OfflineScenario {
    /// A few words from the criterion.
    let name: String
    let commands: [String]
    let expectation: ExitExpectation
    let expectedTexts: [String]

    /// Takes a criterion apart.
    init(criterion: String) {
        let bytes = Array(criterion.utf8)
        var commands: [String] = []
        var texts: [String] = []
        var isOutput = false
        var end = 0
        for span in CodeSpan.all(in: criterion) {
            let between = Self.words(of: bytes[end..<span.range.lowerBound])
            end = span.range.upperBound
            if span.text.hasPrefix("$ ") {
                commands.append(WhiteSpace.trimmed(span.text.dropFirst(2)))
                isOutput = false
                continue
            }
            isOutput = Self.announcesOutput(between, isAfterOutput: isOutput)
            if isOutput, !ExitExpectation.isPhrase(span.text) { texts.append(span.text) }
        }
        self.commands = commands.filter { !$0.isEmpty }
        expectedTexts = texts
        expectation = ExitExpectation.read(criterion) ?? .exitStatus(0)
        name = Self.name(of: criterion)
    }

    private static let announcing: Set<String> = [
        "print", "prints", "printed", "output", "outputs", "show", "shows", "shown", "display", "displays", "write",
        "writes", "say", "says", "report", "reports", "contain", "contains",
    ]
    private static let joining: Set<String> = ["and", "then", "or", "also"]
    private static let negating: Set<String> = ["no", "not", "never", "without", "nothing"]

    /// Whether the words before a span say that it appears in the output.
    private static func announcesOutput(_ words: [String], isAfterOutput: Bool) -> Bool {
        if words.contains(where: negating.contains) { return false }
        if words.contains(where: announcing.contains) { return true }
        return isAfterOutput && words.allSatisfy(joining.contains)
    }

    private static func words(of bytes: ArraySlice<UInt8>) -> [String] {
        bytes.split { !((65...90).contains($0) || (97...122).contains($0) || $0 >= 128) }
            .map { String(decoding: $0, as: UTF8.self).lowercased() }
    }

    /// What stands before the first command, else the whole text without back-ticks; at most 80 characters.
    private static func name(of criterion: String) -> String {
        let parts = shown(criterion)
        var text = WhiteSpace.trimmed(parts.beforeCommand)
        while let last = text.last, " :;,-–—(".contains(last) { text.removeLast() }
        if text.count < 4 { text = WhiteSpace.collapsed(parts.all) }
        if text.count <= 80 { return text }
        let cut = text.prefix(80)
        return String(cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + " …"
    }

    /// The text without the marks of its spans and commands, and the part of it before the first command.
    private static func shown(_ criterion: String) -> (all: String, beforeCommand: String) {
        let bytes = Array(criterion.utf8)
        var all = ""
        var beforeCommand: String?
        var end = 0
        for span in CodeSpan.all(in: criterion) {
            all += String(decoding: bytes[end..<span.range.lowerBound], as: UTF8.self)
            let isCommand = span.text.hasPrefix("$ ")
            if isCommand && beforeCommand == nil { beforeCommand = all }
            all += isCommand ? String(span.text.dropFirst(2)) : span.text
            end = span.range.upperBound
        }
        all += String(decoding: bytes[end...], as: UTF8.self)
        return (all, beforeCommand ?? all)
    }
}
