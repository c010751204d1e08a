import JSONText
import RunStorage
import StateMachine

/// Looks whether the condition of a stage holds (`when`). Nothing is decided for lack of evidence: what cannot be told
/// fails the stage.
struct StageCondition: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner

    /// Prepares the condition of a stage.
    init(_ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner) {
        self.context = context
        self.stage = stage
        self.attempts = attempts
    }

    /// What does not hold of all that can be told without running anything, as the reason for which the stage is
    /// skipped; nil where all of it holds.
    func unmet() async throws -> String? {
        guard let condition = stage.condition, await !isPast() else { return nil }
        let unmet = try await artifacts(condition) ?? environment(condition)
        if let unmet { return "when: " + unmet }
        guard !condition.changed.isEmpty else { return nil }
        return try await changes(condition.changed).map { "when: " + $0 }
    }

    /// The same of the program, which is run as an attempt of the stage, so that a resume does not run it twice.
    func unmetEnding() async throws -> String? {
        guard let wanted = stage.condition?.exitStatus, await !isPast() else { return nil }
        var request = AttemptRequest(
            role: .command, task: AttemptState.conditionTask, arguments: wanted.command)
        request.acceptsFailure = true
        let done = try await attempts.run(request)
        try await context.recorder.record(attempts.unrecordedEnd())
        let program = wanted.command.first ?? ""
        guard done.result.reason == .exited, let status = done.result.exitStatus else {
            throw StageEnd.failed(
                .failed,
                "Its condition could not be decided by `\(program)`. \(FailureSentence.of(done.result, done.directory))"
            )
        }
        guard Int(status) != wanted.status else { return nil }
        return "when: `\(program)` ended with exit status \(status), not \(wanted.status)"
    }

    /// Whether the stage's own work has begun: its condition held then.
    private func isPast() async -> Bool {
        let log = await context.recorder.state.attempts(of: stage.name, in: context.workflow)
        return log.contains { !$0.isOfCondition }
    }

    private func artifacts(_ condition: Condition) async throws -> String? {
        let files = ArtifactFiles(context.run)
        for name in condition.artifactExists where try !files.isThere(name) { return "there is no artifact \(name)" }
        for passage in condition.artifactContains {
            guard try files.isThere(passage.artifact) else { return "there is no artifact \(passage.artifact)" }
            let isFound = try await FileWork.run(on: files.largest(of: [passage.artifact])) {
                try files.contains(passage.text, in: passage.artifact)
            }
            guard isFound else {
                return "artifact \(passage.artifact) does not contain \(QuotedText.shown(passage.text))"
            }
        }
        return nil
    }

    private func environment(_ condition: Condition) -> String? {
        for variable in condition.environment {
            let value = context.environment.last { $0.name == variable.name }?.value
            if let wanted = variable.value {
                // What it has instead may be a secret.
                if value != wanted { return "the variable \(variable.name) is not \(QuotedText.shown(wanted))" }
            } else if value?.isEmpty ?? true {
                return "the variable \(variable.name) is not set"
            }
        }
        return nil
    }

    private func changes(_ globs: [String]) async throws -> String? {
        let changed = try await ChangedFiles(context).since(await context.recorder.state.baseCommit)
        let patterns = globs.map(PathGlob.init)
        if changed.contains(where: { path in patterns.contains { $0.matches(path) } }) { return nil }
        return "nothing that fits \(globs.joined(separator: ", ")) has changed since the run's base commit"
    }
}
