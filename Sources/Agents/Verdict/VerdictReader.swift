internal import Configuration

/// Reads the verdict from a reviewer's reply.
///
/// Only a line that begins with a marker counts, after blanks and `*`, `_`, `#`, in capital letters and outside code
/// and quotations. Whatever is doubtful is a rejection, because approving by mistake costs more than asking again.
package enum VerdictReader {
    /// The verdict of a reply.
    package static func read(_ reply: String) -> Verdict {
        let lines = MarkdownOutline(reply, ignoringComments: false).lines
        let found = lines.indices.compactMap { index in marked(lines[index]).map { (index: index, line: $0) } }
        guard let last = found.last else {
            return .rejected(
                "The review has no verdict line; it must end with a line that begins with "
                    + "\(Marker.approved.rawValue) or \(Marker.rejected.rawValue)")
        }
        if found.contains(where: { $0.line.marker != last.line.marker }) {
            return .rejected(
                "The review has lines of both verdicts, \(Marker.approved.rawValue) and "
                    + "\(Marker.rejected.rawValue), so it does not count as an approval.")
        }
        if last.line.marker == .approved { return .approved(last.line.text) }
        let reason = last.line.text.isEmpty ? firstText(lines[(last.index + 1)...]) : last.line.text
        return .rejected(reason ?? "The reviewer gave no reason.")
    }

    /// What a fix is told: the reply without the marker words of its verdict lines.
    package static func feedback(_ reply: String) -> String {
        let lines = MarkdownOutline(reply, ignoringComments: false).lines
        return WhiteSpace.trimmed(lines.map { marked($0)?.text ?? $0.text }.joined(separator: "\n"))
    }

    private enum Marker: String, CaseIterable {
        case approved = "VERIFIED_APPROVED:"
        case rejected = "REJECTED:"
    }

    /// The marker that a line begins with and the text after it; nil for a line that is no verdict.
    private static func marked(_ line: MarkdownLine) -> (marker: Marker, text: String)? {
        switch line.kind {
        case .fenceStart, .code, .fenceEnd: return nil
        case .prose, .heading: break
        }
        guard line.indentation < 4 else { return nil }
        let bytes = Array(line.text.utf8)[...].drop(while: isDecoration)
        for marker in Marker.allCases where bytes.starts(with: marker.rawValue.utf8) {
            let rest = bytes.dropFirst(marker.rawValue.utf8.count).drop(while: isDecoration)
            return (marker, String(decoding: WhiteSpace.trimmed(rest), as: UTF8.self))
        }
        return nil
    }

    private static func isDecoration(_ byte: UInt8) -> Bool {
        WhiteSpace.contains(byte) || byte == 42 || byte == 95 || byte == 35
    }

    private static func firstText(_ lines: ArraySlice<MarkdownLine>) -> String? {
        lines.first { !$0.isBlank }.map { WhiteSpace.trimmed($0.text) }
    }
}
