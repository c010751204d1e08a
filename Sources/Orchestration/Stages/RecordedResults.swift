import Platform
import RunStorage
import StateMachine

/// The results of a stage's attempts, guarded against change.
struct RecordedResults: Sendable {
    private let context: RunContext
    private let stage: Stage

    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// The result of an attempt whose end is in the journal; that it cannot be found again is no reason to do the
    /// work twice.
    func taken(_ attempt: AttemptState) throws -> FinishedAttempt {
        let directory = context.run.attempt(attempt, of: stage.name)
        guard let result = try directory.readResult(), result.outcome == attempt.outcome else {
            throw StorageError(
                .damaged,
                "\(directory.result) is missing or is not the result that the journal knows "
                    + "(\(attempt.outcome?.rawValue ?? "none")). Put it back, then go on with `teambot resume`.")
        }
        try seal(directory)
        return FinishedAttempt(directory: directory, result: result)
    }

    /// Makes sure that nobody has touched the run's own files, and that nobody changes this result unseen.
    func seal(_ attempt: AttemptDirectory) throws {
        try context.seal.withLock { seal in
            for path in [context.run.workflow, context.run.objective, attempt.result] { try seal.check(path) }
            try seal.add(attempt.result)
        }
    }
}
