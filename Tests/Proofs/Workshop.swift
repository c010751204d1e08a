import Platform
import TestSupport

/// Where proofs work: fresh directories, and the programs that were built beside this one.
package struct Workshop: Sendable {
    private let directory: TemporaryDirectory

    /// Makes an empty workshop, which goes with the value.
    package init() throws {
        directory = try TemporaryDirectory()
        guard FileSystem.isExecutable(Self.teambot), FileSystem.isExecutable(Self.proofs) else {
            throw ProofError("There is no teambot beside \(CurrentProcess.executable); build it first.")
        }
    }

    /// The directory below which everything happens.
    package var path: String { directory.path }

    /// The teambot that is put to the test.
    package static var teambot: String { RunningProgram.built("teambot") }

    /// This program, which is also the agent of the workflows.
    package static var proofs: String { RunningProgram.built("Proofs") }
}

/// Why something could not be tried.
package struct ProofError: Error, CustomStringConvertible {
    package let description: String

    /// Makes an error that is one sentence.
    package init(_ description: String) { self.description = description }
}
