import Platform
import RunStorage
import StateMachine
import TestSuites

/// The results of a stage's attempts, guarded against change.
struct RecordedResults: Sendable {
    private let context: RunContext
    private let stage: Stage

    /// Prepares the results of a stage.
    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// The result of an attempt whose end is in the journal. That it cannot be found again is no reason to do the work
    /// twice, and what stands there now is believed only if it is what the engine has seen then.
    func taken(_ attempt: AttemptState) async throws -> FinishedAttempt {
        let directory = context.run.attempt(attempt, of: stage.name)
        guard let result = try directory.readResult(), result.outcome == attempt.outcome else {
            throw StorageError(
                .damaged,
                "\(directory.result) is missing or is not the result that the journal knows "
                    + "(\(attempt.outcome?.rawValue ?? "none")). Put it back, then go on with `teambot resume`.")
        }
        if let known = attempt.resultDigest {
            try Seal.check(directory.result, against: known)
            try await Self.checkOutputs(of: result, in: directory)
        }
        if let known = attempt.reportDigest, try await Self.reports(of: directory) != known {
            throw Seal.broken("A report in \(directory.path)")
        }
        try seal(directory)
        return FinishedAttempt(directory: directory, result: result)
    }

    /// Makes sure that nobody has touched the run's own files, and that nobody changes this result unseen.
    ///
    /// - Returns: by what the result is known again.
    @discardableResult
    func seal(_ attempt: AttemptDirectory) throws -> String {
        try context.seal.withLock { seal in
            for path in [context.run.workflow, context.run.objective, attempt.result] { try seal.check(path) }
            return String(try seal.add(attempt.result).prefix(16))
        }
    }

    /// By what the reports of a suite's attempt are known again: they decide as much as its result.
    static func reports(of attempt: AttemptDirectory) async throws -> String {
        try await FileWork.run(on: .max) { String(ReportDigest.of(attempt).prefix(16)) }
    }

    /// Throws when what an attempt has printed is not what its supervisor has written.
    private static func checkOutputs(of result: AttemptResult, in directory: AttemptDirectory) async throws {
        let outputs = [
            (directory.standardOutput, result.outputDigest), (directory.standardError, result.errorDigest),
            (directory.reply, result.agent?.replyDigest),
        ]
        try await FileWork.run(on: result.outputBytes + result.errorBytes) {
            for (path, digest) in outputs { try Seal.check(path, against: digest) }
        }
    }
}
