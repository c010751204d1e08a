import Configuration

/// Reads the verdict from a reply of any size, piece by piece; of each line only the beginning is kept.
package struct VerdictScan: Sendable {
    /// Bytes of a line beyond which nothing of it is needed.
    private static let lineLimit = 64 << 10

    private var scanner = MarkdownScanner(ignoringComments: false)
    private var line: [UInt8] = []
    private var endsWithReturn = false
    private var markers: Set<VerdictMarker> = []
    /// The last verdict line, and the first text after it.
    private var last: (marker: VerdictMarker, text: String)?
    private var textAfter: String?

    /// Begins a reply.
    package init() {}

    /// Takes the next bytes.
    package mutating func take(_ bytes: [UInt8]) {
        for part in bytes.split(omittingEmptySubsequences: false, whereSeparator: Self.isBreak) {
            let isFirst = part.startIndex == bytes.startIndex
            if !isFirst { breakLine(bytes[part.startIndex - 1]) }
            if !part.isEmpty { endsWithReturn = false }
            line += part.prefix(max(0, Self.lineLimit - line.count))
        }
    }

    /// What the reply comes to, at its end.
    package mutating func verdict() -> Verdict {
        if !line.isEmpty { takeLine() }
        guard let last else {
            return .rejected(
                "The review has no verdict line; it must end with a line that begins with "
                    + "\(VerdictMarker.approved.rawValue) or \(VerdictMarker.rejected.rawValue)")
        }
        if markers.count > 1 {
            return .rejected(
                "The review has lines of both verdicts, \(VerdictMarker.approved.rawValue) and "
                    + "\(VerdictMarker.rejected.rawValue), so it does not count as an approval.")
        }
        if last.marker == .approved { return .approved(last.text) }
        return .rejected(last.text.isEmpty ? textAfter ?? "The reviewer gave no reason." : last.text)
    }

    private static func isBreak(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

    /// A line feed after a carriage return is the same break.
    private mutating func breakLine(_ byte: UInt8) {
        if byte == 10, endsWithReturn {
            endsWithReturn = false
        } else {
            takeLine()
            endsWithReturn = byte == 13
        }
    }

    private mutating func takeLine() {
        defer { line.removeAll(keepingCapacity: true) }
        guard let read = scanner.take(line[...]) else { return }
        if let (marker, text) = VerdictReader.marked(read) {
            markers.insert(marker)
            last = (marker, text)
            textAfter = nil
        } else if last != nil, textAfter == nil, !read.isBlank {
            textAfter = WhiteSpace.trimmed(read.text)
        }
    }
}
