/// By what a set of artifacts is known again, whatever their order; it grows artifact by artifact.
package struct GivenDigest: Sendable, Equatable {
    /// The digits of the text.
    private static let digits = 16

    private var sum: UInt64 = 0

    /// That of nothing.
    package init() {}

    /// Reads the text back; nil where it is none.
    package init?(_ text: String) {
        guard text.utf8.count == Self.digits, let sum = UInt64(text, radix: 16) else { return nil }
        self.sum = sum
    }

    /// Whether nothing was added.
    package var isEmpty: Bool { sum == 0 }

    /// Sixteen hexadecimal digits.
    package var text: String {
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: Self.digits - digits.count) + digits
    }

    /// Adds what another one knows.
    package mutating func add(_ other: GivenDigest) { sum &+= other.sum }

    /// Takes out what one knows and adds what another one knows.
    mutating func replace(_ old: GivenDigest, by new: GivenDigest) { sum = sum &- old.sum &+ new.sum }

    /// Adds a file by its path and its own digest.
    package mutating func add(_ artifact: Artifact) { add(artifact.path, artifact.sha256) }

    /// Adds the outcome of a stage that leaves no artifacts, by how often it was made anew.
    package mutating func add(_ stage: String, revision: Int) { add(stage, String(revision)) }

    private mutating func add(_ name: String, _ value: String) {
        // FNV-1a, and then every bit spread over all others, so that a sum of them tells sets apart.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0xff) &* 0x100_0000_01b3
        for byte in value.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        sum &+= hash ^ (hash >> 31)
    }
}
