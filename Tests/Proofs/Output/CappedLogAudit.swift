import Platform
import TestSupport

/// What the log of a flood must hold: the first 60 MiB, a line that says what is missing, and the last 4 MiB.
struct CappedLogAudit {
    private static let head = 60 << 20
    private static let tail = 4 << 20

    let path: String
    /// The bytes that were printed, as the result says.
    let total: Int

    /// Each promise that is not kept, as a sentence.
    func violations(of kind: Flood.Kind) -> [String] {
        guard let bytes = try? FileSystem.read(path) else { return ["There is no log \(path)."] }
        if total <= Self.head + Self.tail {
            return bytes.count == total ? [] : ["Of \(total) bytes \(bytes.count) are in \(path)."]
        }
        let marker = Array("\n[… \(total - Self.head - Self.tail) bytes left out …]\n".utf8)
        guard bytes.count == Self.head + marker.count + Self.tail else { return ["\(path) has \(bytes.count) bytes."] }
        var found: [String] = []
        if !bytes[Self.head...].starts(with: marker) { found.append("\(path) does not say what was left out.") }
        var random = SplitMix64(seed: 1)
        for number in 0..<Self.head / Flood.piece {
            let wanted = Flood.content(number, of: kind, &random)
            if bytes[(number * Flood.piece)...].starts(with: wanted) { continue }
            found.append("Byte \(number * Flood.piece) of \(path) is not what was printed.")
            break
        }
        let end: Set<String> = ["done\n", "VERIFIED_APPROVED: ok\n"]
        let isWhole = kind == .errors || end.contains { bytes.reversed().starts(with: $0.utf8.reversed()) }
        return found + (isWhole ? [] : ["\(path) lacks the end of what was printed."])
    }
}
