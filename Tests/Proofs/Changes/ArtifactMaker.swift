import Platform
import RunStorage

/// A stage of the proof of changes: what it leaves follows from what it reads and from its own words alone.
///
///     Proofs maker SALT VARIETY ARTIFACT [INPUT…]
///     Proofs maker say TEXT ARTIFACT
///
/// The fewer the variety, the more often another input gives the same artifact.
struct ArtifactMaker: Sendable {
    private let words: [String]

    /// Reads the arguments after `maker`.
    init?(_ arguments: [String]) {
        guard arguments.count >= 3 else { return nil }
        words = arguments
    }

    /// Does its work; gives the exit status.
    func run() -> Int32 {
        do {
            let directory = ProofAgent.variable("ARTIFACTS_DIR")
            let text = words[0] == "say" ? words[1] + "\n" : try made(in: directory)
            try Descriptor.replacing("\(directory)/\(words[2])").write(text.utf8)
            return 0
        } catch {
            say("The maker failed: \(error)")
            return 9
        }
    }

    private func made(in directory: String) throws -> String {
        var text = words[0]
        for input in words.dropFirst(3) {
            text += try String(decoding: FileSystem.read("\(directory)/\(input)"), as: UTF8.self)
        }
        let number = Digest.sha256(text.utf8).utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xffff }
        return "\(words[2]) \(number % max(1, Int(words[1]) ?? 1))\n"
    }
}
