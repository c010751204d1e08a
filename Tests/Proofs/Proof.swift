/// A promise of teambot that is put to the test many times with everything that can go wrong.
package struct Proof: Sendable {
    /// What is written on the command line to choose it.
    package let name: String
    /// The promise, in a line.
    package let summary: String
    /// How often its long form tries.
    package let longCount: Int
    /// Tries, and says what it did and what it found.
    package let run: @Sendable (ProofRequest) throws -> ProofReport

    /// Makes a proof.
    package init(
        name: String, summary: String, longCount: Int, run: @escaping @Sendable (ProofRequest) throws -> ProofReport
    ) {
        self.name = name
        self.summary = summary
        self.longCount = longCount
        self.run = run
    }

    /// Every proof.
    package static let all: [Proof] = [
        kills, sessions, suites, changes, recovery, race, orphans, output, calls, faults, power, damage, fatInputs,
        simulation,
    ]
}
