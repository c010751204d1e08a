internal import Configuration

/// Reads the verdict from a reviewer's reply.
///
/// Only a line that begins with a marker counts, after blanks and `*`, `_`, `#`, in capital letters and outside code
/// and quotations. Whatever is doubtful is a rejection, because approving by mistake costs more than asking again.
package enum VerdictReader {
    /// The verdict of a reply.
    package static func read(_ reply: String) -> Verdict {
        var scan = VerdictScan()
        scan.take(Array(reply.utf8))
        return scan.verdict()
    }

    /// What a fix is told: the reply without the marker words of its verdict lines.
    package static func feedback(_ reply: String) -> String {
        let lines = MarkdownOutline(reply, ignoringComments: false).lines
        return WhiteSpace.trimmed(lines.map { marked($0)?.text ?? $0.text }.joined(separator: "\n"))
    }

    /// The marker that a line begins with and the text after it; nil for a line that is no verdict.
    static func marked(_ line: MarkdownLine) -> (marker: VerdictMarker, text: String)? {
        switch line.kind {
        case .fenceStart, .code, .fenceEnd: return nil
        case .prose, .heading: break
        }
        guard line.indentation < 4 else { return nil }
        let bytes = Array(line.text.utf8)[...].drop(while: isDecoration)
        for marker in VerdictMarker.allCases where bytes.starts(with: marker.rawValue.utf8) {
            let rest = bytes.dropFirst(marker.rawValue.utf8.count).drop(while: isDecoration)
            return (marker, String(decoding: WhiteSpace.trimmed(rest), as: UTF8.self))
        }
        return nil
    }

    private static func isDecoration(_ byte: UInt8) -> Bool {
        WhiteSpace.contains(byte) || byte == 42 || byte == 95 || byte == 35
    }
}
