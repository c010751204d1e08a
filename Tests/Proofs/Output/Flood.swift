import Platform
import TestSupport

/// An agent that prints far too much, and as a reviewer approves in its last line.
///
///     Proofs flood LEDGER KIND BYTES
struct Flood: Sendable {
    /// What it prints, or what keeps its output open.
    enum Kind: String, CaseIterable, Sendable {
        /// Numbered lines.
        case lines
        /// Numbered lines, just so many that the log keeps all of them.
        case whole
        /// One line without an end.
        case unbroken
        /// Random bytes.
        case random
        /// Numbered lines, on standard error.
        case errors
        /// Next to nothing, but a process that it leaves holds its output open.
        case holder
    }

    /// How much is printed at once.
    static let piece = 65_536

    private let ledger: Ledger
    private let kind: Kind
    private let bytes: Int

    /// Reads the arguments after `flood`.
    init?(_ arguments: [String]) {
        guard arguments.count == 3, let kind = Kind(rawValue: arguments[1]), let bytes = Int(arguments[2]) else {
            return nil
        }
        (ledger, self.kind, self.bytes) = (Ledger(path: arguments[0]), kind, bytes)
    }

    /// Prints; gives the exit status.
    func run() -> Int32 {
        do {
            if kind == .holder { try leaveHolder() }
            let output = Descriptor(owning: kind == .errors ? 2 : 1, path: "the output")
            var random = SplitMix64(seed: 1)
            for number in 0..<bytes / Self.piece { try output.write(Self.content(number, of: kind, &random)) }
            say(ProofAgent.variable("ROLE") == "review" ? "\nVERIFIED_APPROVED: ok" : "\ndone")
            try ledger.append(ProofAgent.record(.end))
            return withExtendedLifetime(output) { 0 }
        } catch {
            return 9
        }
    }

    private func leaveHolder() throws {
        try Stray(ledger: ledger, tricks: [.session]).start(keeping: nil)
        while try !ledger.records().contains(where: { $0.word == .child }) { pause(microseconds: 1_000) }
    }

    /// One piece of what it prints.
    static func content(_ number: Int, of kind: Kind, _ random: inout SplitMix64) -> [UInt8] {
        switch kind {
        case .lines, .whole, .errors:
            let line = Array("\(number)".utf8) + [UInt8](repeating: 46, count: 63 - "\(number)".utf8.count) + [10]
            return Array(repeatElement(line, count: piece / line.count).joined())
        case .unbroken, .holder: return [UInt8](repeating: 120, count: piece)
        case .random:
            return (0..<piece / 8).flatMap { _ in
                // Without the marks of code blocks, in which a verdict would rightly not be seen.
                withUnsafeBytes(of: random.next()) { $0.map { $0 == 96 || $0 == 126 ? 0 : $0 } }
            }
        }
    }
}
