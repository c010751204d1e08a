import Agents

extension FuzzTarget {
    /// A reviewer's reply: nothing is approved without a line that says so.
    static let verdict = FuzzTarget(name: "verdict", maximumLength: 1_024) { bytes in
        let reply = String(decoding: bytes, as: UTF8.self)
        _ = VerdictReader.feedback(reply)
        guard case .approved = VerdictReader.read(reply) else { return nil }
        let lines = reply.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
        let isSaid = lines.contains { line in
            let text = line.drop { $0.properties.isWhitespace || "*_#".unicodeScalars.contains($0) }
            return text.starts(with: "VERIFIED_APPROVED:".unicodeScalars)
        }
        return isSaid ? nil : "approved without a line that says so"
    }
}
