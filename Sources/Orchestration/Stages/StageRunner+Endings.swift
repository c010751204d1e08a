import RunStorage
import StateMachine

/// How a stage ends that is not completed.
extension StageRunner {
    /// Leaves the stage out because somebody has said so.
    func skip() async throws { try await record(skipping("skipped by --skip")) }

    /// The facts of skipping the stage, whatever the reason.
    func skipping(_ reason: String, byCondition isByCondition: Bool = false) throws -> [Event] {
        let skipped = Event(.stageSkipped, stage: stage.name).with {
            $0.message = reason
            $0.isByCondition = isByCondition ? true : nil
        }
        return try ScenarioRecord(context).facts(skipping: stage) + [skipped]
    }

    /// Records that the stage has failed, and why.
    func fail(_ kind: FailureKind, _ sentence: String) async throws {
        if kind == .storage { return try await leave(sentence) }
        try await context.recorder.record(
            attempts.unrecordedEnd()
                + [
                    Event(.stageFailed, stage: stage.name).with {
                        $0.failure = kind
                        $0.error = sentence
                    }
                ])
    }

    /// Leaves the stage as it is until a resume; where the run itself has reached its limit nothing more starts.
    func limit(_ scope: Reservations.Scope, _ sentence: String) async throws {
        let limits = context.limits
        limits.gate.limited(by: sentence)
        if scope == .run { limits.close() }
        try await context.recorder.record(
            attempts.unrecordedEnd() + [Event(.budgetReached, stage: stage.name).with { $0.message = sentence }])
    }

    /// Ends the engine because the files of the run cannot be kept or believed: that says nothing about the stage, which
    /// keeps what it has achieved.
    func leave(_ sentence: String) async throws {
        context.control.end(.storageFailure(sentence))
        try await context.recorder.record(
            attempts.unrecordedEnd() + [Event(.warning, stage: stage.name).with { $0.message = sentence }])
    }
}
