/// A place in a source file, as tools write it.
struct SourcePlace: Equatable {
    /// The file; nil where nothing is told.
    var file: String?
    /// The line in it.
    var line: Int?

    /// Reads `file`, `filepath`, `line` and `lineno`; a file can have line and column after it, as `a.ts:3:1`.
    init(_ attributes: [String: String]) {
        let stated = (attributes["file"] ?? attributes["filepath"]).flatMap { $0.isBlank ? nil : $0 }
        line = (attributes["line"] ?? attributes["lineno"]).flatMap(Self.number)
        file = stated
        guard let stated else { return }
        let (path, numbers) = Self.split(stated)
        guard let first = numbers.first else { return }
        file = path
        line = line ?? first
    }

    /// The path before at most two numbers that follow it.
    private static func split(_ text: String) -> (path: String, numbers: [Int]) {
        var path = text[...]
        var numbers: [Int] = []
        while numbers.count < 2, let colon = path.lastIndex(of: ":"), colon > path.startIndex,
            let number = number(String(path[path.index(after: colon)...]))
        {
            numbers.insert(number, at: 0)
            path = path[..<colon]
        }
        return (String(path), numbers)
    }

    private static func number(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}

extension StringProtocol {
    /// Whether there is nothing to be read in it.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// Without blanks and line ends around it.
    var trimmed: SubSequence {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return self[startIndex..<startIndex] }
        return self[...last].drop(while: \.isWhitespace)
    }
}
