/// A back-ticked span inside a line or paragraph.
package struct CodeSpan: Sendable, Equatable {
    /// What is between the back-ticks, as Markdown shows it.
    package let text: String
    /// Where the span lies with its back-ticks, in UTF-8 bytes of the text that was searched.
    package let range: Range<Int>

    /// All spans of a text, in order; a run of back-ticks is closed by the next run of the same length.
    package static func all(in text: String) -> [CodeSpan] {
        all(in: Array(text.utf8)[...])
    }

    /// All spans of some bytes, in order.
    static func all(in bytes: ArraySlice<UInt8>) -> [CodeSpan] {
        let runs = runs(of: bytes)
        var nextOfSameLength = [Int?](repeating: nil, count: runs.count)
        var latest: [Int: Int] = [:]
        for index in runs.indices.reversed() {
            nextOfSameLength[index] = latest[runs[index].count]
            latest[runs[index].count] = index
        }
        var spans: [CodeSpan] = []
        var index = 0
        while index < runs.count {
            guard let closing = nextOfSameLength[index] else {
                index += 1
                continue
            }
            let inner = bytes[runs[index].upperBound..<runs[closing].lowerBound]
            spans.append(CodeSpan(text: shown(inner), range: runs[index].lowerBound..<runs[closing].upperBound))
            index = closing + 1
        }
        return spans
    }

    /// The Markdown that shows a text as a span, whatever back-ticks are in it.
    package static func markup(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let longest = runs(of: bytes[...]).map(\.count).max() ?? 0
        let ticks = String(repeating: "`", count: longest + 1)
        let hasTickAtEnd = bytes.first == 96 || bytes.last == 96
        let hasBlanksAtBothEnds = bytes.first == 32 && bytes.last == 32 && bytes.contains { $0 != 32 }
        let padding = hasTickAtEnd || hasBlanksAtBothEnds ? " " : ""
        return ticks + padding + text + padding + ticks
    }

    /// The runs of back-ticks.
    private static func runs(of bytes: ArraySlice<UInt8>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for index in bytes.indices {
            if bytes[index] == 96 {
                start = start ?? index
            } else if let begun = start {
                runs.append(begun..<index)
                start = nil
            }
        }
        if let begun = start { runs.append(begun..<bytes.endIndex) }
        return runs
    }

    /// Line breaks become spaces, and one space at both ends goes away, as in every Markdown reader.
    private static func shown(_ inner: ArraySlice<UInt8>) -> String {
        var shown = inner.map { $0 == 10 || $0 == 13 ? 32 : $0 }[...]
        if shown.count > 2, shown.first == 32, shown.last == 32, shown.contains(where: { $0 != 32 }) {
            shown = shown.dropFirst().dropLast()
        }
        return String(decoding: shown, as: UTF8.self)
    }
}
