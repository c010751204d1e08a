import Configuration
import Platform
import RunStorage
import StateMachine

/// The work that a review stage judges: that of its mapped work stage, else that of its predecessors.
struct ReviewedWork: Sendable {
    /// The work stage of the mapping.
    let mapped: Stage?
    /// The stages whose artifacts are judged.
    let stages: [Stage]
    private let review: Stage
    private let files: ArtifactFiles

    init(_ context: RunContext, _ review: Stage) {
        self.review = review
        files = ArtifactFiles(context.run)
        mapped = context.workflow.workStage(reviewedBy: review.name)
        let position = context.workflow.position(of: review.name)
        let before = position.map { context.workflow.predecessors[$0].map { context.workflow.stages[$0] } } ?? []
        stages = mapped.map { [$0] } ?? before
    }

    /// What teambot itself has noticed about the work: scenarios that cannot be run.
    func notes() throws -> [String] {
        guard let text = try specification() else { return [] }
        let scenarios = ScenarioReader.read(text)
        if scenarios.isEmpty {
            return ["The specification has no acceptance scenarios: the acceptance gate will refuse it."]
        }
        return scenarios.filter { !$0.isVerifiable }.map {
            "Scenario \($0.id) has no back-ticked command in its Verification: the acceptance gate will refuse it."
        }
    }

    private func specification() throws -> String? {
        try stages.contains { $0.artifacts.contains("feature_spec.md") } ? files.text("feature_spec.md") : nil
    }

    /// The beginning of the work's text, for reports, which show less than this.
    func text() throws -> String {
        try stages.flatMap(\.artifacts).map { try "\($0):\n\(files.beginning($0, bytes: 4_000) ?? "(missing)")" }
            .joined(
                separator: "\n\n")
    }

    /// Digests of the mapped stage's artifacts as they are now.
    func digests() async throws -> [String: String] {
        let (files, names) = (files, mapped?.artifacts ?? [])
        return try await FileWork.run(on: files.largest(of: names)) {
            var digests: [String: String] = [:]
            for name in names { digests[name] = try files.digest(name) }
            return digests
        }
    }

    /// Lets a fix's reply become the work's only artifact, when that came from a reply and the fix wrote no file.
    private func takeReply(of attempt: AttemptDirectory, before: [String: String]) throws {
        guard let work = mapped, let only = work.artifacts.first, work.artifacts.count == 1,
            try files.saysSomething(attempt)
        else { return }
        let now = try files.digest(only)
        let isUntouched = now == before[only]
        if try now == nil || (isUntouched && files.isReply(only, of: [work.name, review.name])) {
            try files.takeReply(of: attempt, as: only)
        }
    }

    /// The records of the mapped stage's artifacts after a fix, whose reply may become one; nil when there are none.
    func collect(replyOf attempt: AttemptDirectory?, before: [String: String]) async throws -> [Artifact]? {
        guard let mapped, !mapped.artifacts.isEmpty else { return nil }
        return try await FileWork.run(on: files.largest(of: mapped.artifacts, attempt)) {
            if let attempt { try takeReply(of: attempt, before: before) }
            return try files.collect(mapped)
        }
    }
}
