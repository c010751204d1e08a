package import Execution
package import RunStorage

/// One attempt that a suite wants made.
package struct SuiteCall: Sendable {
    /// The suite's name.
    package var suite: String
    /// Which try it is, from 1.
    package var number: Int
    /// What is run, by the directory of the attempt: there the report is to be left.
    package var call: @Sendable (AttemptDirectory) throws -> AttemptCall
    /// The evidence run that takes the results.
    package var evidence: EvidenceRun?

    /// Describes an attempt.
    package init(suite: String, number: Int, call: @escaping @Sendable (AttemptDirectory) throws -> AttemptCall) {
        self.suite = suite
        self.number = number
        self.call = call
    }
}

/// An attempt of a suite that has come to its end.
package struct SuiteAttempt: Sendable {
    /// Its files.
    package var directory: AttemptDirectory
    /// How it ended, whatever that is; nil where it was lost with its supervisor.
    package var result: AttemptResult?

    /// Names an attempt that has ended.
    package init(directory: AttemptDirectory, result: AttemptResult?) {
        self.directory = directory
        self.result = result
    }
}

/// Makes the attempts of suites: in a run those of its stage, otherwise `LocalSuiteAttempts`.
///
/// It throws what says nothing about the suite: that the engine is to end, or that files cannot be written.
package typealias SuiteAttempting = @Sendable (SuiteCall) async throws -> SuiteAttempt
