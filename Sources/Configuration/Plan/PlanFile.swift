/// A file that a task of a plan names.
package struct PlanFile: Sendable, Hashable {
    /// What the task does to it.
    package enum Change: String, Sendable, CaseIterable {
        case create, modify, update, delete, test
    }

    /// Nil where the plan does not say.
    package var change: Change?
    /// The path as written, without `./` and numbers of lines; not yet checked.
    package var path: String

    /// Makes a file.
    package init(change: Change? = nil, path: String) {
        self.change = change
        self.path = path
    }

    /// How a sentence names it: `create a.swift`.
    var phrase: String { (change.map { $0.rawValue + " " } ?? "") + path }

    /// The files of an entry such as ``Create: `a.swift` `` or `a.swift, b.swift`; nil where it names none.
    static func all(in entry: String) -> [PlanFile]? {
        let text = WhiteSpace.collapsed(entry)
        if PlanWords.isNothing(text) { return [] }
        let (change, rest) = leadingChange(text)
        let spans = neighbours(CodeSpan.all(in: rest), in: rest)
        let written = spans.isEmpty ? barePaths(rest) : spans
        if let only = written.first, written.count == 1, PlanWords.isNothing(only), !only.isEmpty { return [] }
        let paths = written.map(clean).filter { !$0.isEmpty }
        return paths.isEmpty ? nil : paths.map { PlanFile(change: change, path: $0) }
    }

    /// Takes `Create:`, `**Modify**:` or `Update` from the beginning.
    private static func leadingChange(_ text: String) -> (Change?, String) {
        if let label = BoldLabel(text), let change = Change(rawValue: label.name.lowercased()) {
            return (change, label.rest)
        }
        let word = text.prefix { $0.isLetter }
        guard let change = Change(rawValue: word.lowercased()) else { return (nil, text) }
        let rest = text.dropFirst(word.count)
        if rest.first == ":" { return (change, WhiteSpace.trimmed(rest.dropFirst())) }
        return rest.first == " " ? (change, WhiteSpace.trimmed(rest)) : (nil, text)
    }

    /// The first spans, as long as nothing but a comma or an "and" is between them.
    private static func neighbours(_ spans: [CodeSpan], in text: String) -> [String] {
        let bytes = Array(text.utf8)
        var found: [String] = []
        var end: Int?
        for span in spans {
            if let end {
                let between = WhiteSpace.trimmed(String(decoding: bytes[end..<span.range.lowerBound], as: UTF8.self))
                guard [",", "and", ", and", "&", "+", ";"].contains(between) else { break }
            }
            found.append(span.text)
            end = span.range.upperBound
        }
        return found
    }

    /// Paths with commas between them, up to a remark.
    private static func barePaths(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let remarks = [" (", " - ", " – ", " — "].map { Array($0.utf8) }
        let end = bytes.indices.first { index in
            bytes[index] == 32 && remarks.contains { bytes[index...].starts(with: $0) }
        }
        return bytes[..<(end ?? bytes.endIndex)].split(separator: UInt8(ascii: ",")).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// A path without blanks, quotation marks, `./` and the numbers of lines behind a colon.
    private static func clean(_ path: String) -> String {
        var bytes = WhiteSpace.trimmed(Array(path.utf8)[...])
        while let first = bytes.first, first == 34 || first == 39 || first == 42 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 34 || last == 39 || last == 42 { bytes = bytes.dropLast() }
        if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex {
            let lines = bytes[colon...].dropFirst()
            let isLines = lines.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: "-") }
            if isLines { bytes = bytes[..<colon] }
        }
        while bytes.starts(with: [46, 47]) { bytes = bytes.dropFirst(2) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
