import Configuration

/// The files that the text of a task names: those of its `**Files:**` list, else the paths between back-ticks.
///
/// A word that only looks like a path does no harm: two tasks that both name it are done one after the other.
enum TaskFiles {
    /// All of them, each once, without `./` and the numbers of lines.
    static func all(in text: String) -> [String] {
        let listed = listed(in: text)
        var found: [String] = []
        for word in listed.isEmpty ? CodeSpan.all(in: text).map(\.text) : listed {
            if let path = path(word), !found.contains(path) { found.append(path) }
        }
        return found
    }

    /// The words of the list after `**Files:**`, up to the next label.
    private static func listed(in text: String) -> [String] {
        var words: [String] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = WhiteSpace.trimmed(line)
            let lowered = bare.lowercased()
            if let label = labels.first(where: lowered.hasPrefix) {
                isInside = true
                words += split(bare.dropFirst(label.count))
            } else if isInside, bare.isEmpty || bare.hasPrefix("- ") || bare.hasPrefix("* ") {
                words += split(bare.dropFirst(2))
            } else {
                isInside = false
            }
        }
        return words
    }

    private static let labels = ["**files:**", "**files**:", "- **files:**", "- **files**:", "files:", "- files:"]

    private static func split(_ text: Substring) -> [String] {
        text.split { $0 == "," || $0 == " " || $0 == "`" }.map(String.init)
    }

    /// The path that a word is; nil for other words.
    private static func path(_ word: String) -> String? {
        var bytes = Array(word.utf8)[...]
        if let colon = bytes.lastIndex(of: 58), bytes[colon...].dropFirst().allSatisfy({ isDigit($0) || $0 == 45 }) {
            bytes = bytes[..<colon]
        }
        while bytes.starts(with: [46, 47]) { bytes = bytes.dropFirst(2) }
        while bytes.last == 47 { bytes = bytes.dropLast() }
        guard let first = bytes.first, first != 45, first != 47, !bytes.contains(where: isForeign) else { return nil }
        let name = bytes.lastIndex(of: 47).map { bytes[$0...].dropFirst() } ?? bytes
        let hasExtension =
            name.lastIndex(of: 46).map { dot in
                let ending = name[dot...].dropFirst()
                return (1...10).contains(ending.count) && !ending.allSatisfy(isDigit)
            } ?? false
        guard hasExtension || name.count < bytes.count else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// Whether a byte stands in code and commands rather than in paths.
    private static func isForeign(_ byte: UInt8) -> Bool { byte <= 32 || foreign.contains(byte) }

    private static let foreign = Set("()[]{}<>*?|;=:\"'$&!~\\".utf8)
}
