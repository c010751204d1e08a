import Configuration
package import RunStorage
package import StateMachine

/// Fixes the acceptance scenarios at the moment they are agreed, by their digests in the journal.
package struct ScenarioRecord: Sendable {
    /// The artifact that holds them.
    static let specification = "feature_spec.md"

    private let workflow: Workflow
    private let run: RunDirectory

    /// Speaks of the scenarios of a run.
    package init(_ workflow: Workflow, _ run: RunDirectory) {
        self.workflow = workflow
        self.run = run
    }

    init(_ context: RunContext) { self.init(context.workflow, context.run) }

    /// When the specification's own stage completes: gaps are warned about, and without a review it is agreed now.
    func facts(completing stage: Stage, _ artifacts: [Artifact]) throws -> [Event] {
        guard stage.artifacts.contains(Self.specification) else { return [] }
        let scenarios = try read()
        let warnings = scenarios.isEmpty ? [Self.missing] : scenarios.filter { !$0.isVerifiable }.map(Self.gap)
        let agreed = workflow.reviewOfWork[stage.name] == nil ? [recorded(scenarios)] : []
        return warnings.map { sentence in Event(.warning, stage: stage.name).with { $0.message = sentence } } + agreed
    }

    /// When the specification's review completes, it is agreed.
    func facts(reviewing work: Stage?) throws -> [Event] {
        guard let work, work.artifacts.contains(Self.specification) else { return [] }
        return [recorded(try read())]
    }

    /// When the specification's review is skipped, what it would have judged is agreed, if it is there at all.
    package func facts(skipping review: Stage) throws -> [Event] {
        guard let work = workflow.workStage(reviewedBy: review.name),
            work.artifacts.contains(Self.specification),
            let text = try ArtifactFiles(run).text(Self.specification)
        else { return [] }
        return [recorded(ScenarioReader.read(text))]
    }

    /// The digest by which a scenario is known.
    static func digest(_ scenario: AcceptanceScenario) -> ScenarioDigest {
        ScenarioDigest(id: scenario.id, sha256: String(Digest.sha256(scenario.canonicalText.utf8).prefix(32)))
    }

    private func read() throws -> [AcceptanceScenario] {
        let bytes = try ArtifactFiles(run).read(Self.specification)
        return ScenarioReader.read(String(decoding: bytes, as: UTF8.self))
    }

    private func recorded(_ scenarios: [AcceptanceScenario]) -> Event {
        Event(.scenariosRecorded).with { $0.scenarios = scenarios.map(Self.digest) }
    }

    private static let missing =
        "feature_spec.md has no acceptance scenarios; the acceptance gate will refuse it. Write:\n"
        + ScenarioReader.example

    private static func gap(_ scenario: AcceptanceScenario) -> String {
        "Scenario \(scenario.id) (line \(scenario.line) of feature_spec.md) has no command in back-ticks in its "
            + "**Verification**; the acceptance gate will refuse it."
    }
}
