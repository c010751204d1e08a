import Platform
import StateMachine

/// What conditions ask of artifacts.
extension ArtifactFiles {
    /// Bytes that are looked at in one piece.
    private static let piece = 1 << 18

    /// Whether an artifact is there and says something; what stands in its place and is no file fails the stage.
    func isThere(_ name: String) throws -> Bool {
        if let size = try size(name) { return size > 0 }
        guard try isAbsent(name) else { throw objection(to: name) }
        return false
    }

    /// Whether a text stands in an artifact, however large it is.
    func contains(_ text: String, in name: String) throws -> Bool {
        let wanted = Array(text.utf8)
        let found = try reading(name) { file throws(SystemError) in
            var seen: [UInt8] = []
            while true {
                let piece = try file.read(Self.piece)
                if piece.isEmpty { return false }
                seen += piece
                if seen.contains(wanted) { return true }
                // The text may begin in this piece and end in the next one.
                seen = Array(seen.suffix(wanted.count - 1))
            }
        }
        return found ?? false
    }
}
