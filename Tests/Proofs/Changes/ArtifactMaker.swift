import Platform
import RunStorage

/// A stage of the proof of changes: what it leaves follows from what it reads and from its own words alone.
///
///     Proofs maker SALT VARIETY ARTIFACT [INPUT…]
///     Proofs maker say TEXT ARTIFACT
///     Proofs maker judge - ARTIFACT
///
/// The fewer the variety, the more often another input gives the same artifact. As a judge it rejects one artifact of three
/// that a stage has made and nobody has fixed, which an agent does whose role is `fix`: a second look finds nothing more.
struct ArtifactMaker: Sendable {
    private static let mark = " fixed"

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
            let artifact = "\(directory)/\(words[2])"
            if words[0] == "judge" {
                say(try isWanting(artifact) ? "REJECTED: fix it" : "VERIFIED_APPROVED: ok")
            } else if ProofAgent.variable("ROLE") == "fix" {
                try fix(artifact)
            } else {
                try write(words[0] == "say" ? words[1] : made(in: directory), artifact)
            }
            return 0
        } catch {
            say("The maker failed: \(error)")
            return 9
        }
    }

    private func isWanting(_ artifact: String) throws -> Bool {
        let found = try text(artifact).split(separator: " ")
        guard found.count == 2, found[0] == words[2], let number = Int(found[1]) else { return false }
        return number % 3 == 0
    }

    private func fix(_ artifact: String) throws {
        let found = try text(artifact)
        if !found.hasSuffix(Self.mark) { try write(found + Self.mark, artifact) }
    }

    private func made(in directory: String) throws -> String {
        var text = words[0]
        for input in words.dropFirst(3) {
            text += try String(decoding: FileSystem.read("\(directory)/\(input)"), as: UTF8.self)
        }
        let number = Digest.sha256(text.utf8).utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xffff }
        return "\(words[2]) \(number % max(1, Int(words[1]) ?? 1))"
    }

    private func text(_ artifact: String) throws -> String {
        try String(decoding: FileSystem.read(artifact), as: UTF8.self).filter { $0 != "\n" }
    }

    private func write(_ text: String, _ artifact: String) throws {
        try Descriptor.replacing(artifact).write("\(text)\n".utf8)
    }
}
