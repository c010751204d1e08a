import Agents
import Configuration
import Platform
import RunStorage
import StateMachine

/// Writes what an agent is asked. Text that comes from the user or from other agents is fenced as data.
struct PromptWriter: Sendable {
    private let context: RunContext
    private let state: RunState

    init(_ context: RunContext, _ state: RunState) {
        self.context = context
        self.state = state
    }

    /// The prompt of a work stage.
    func work(_ stage: Stage, _ agent: String) -> String {
        join(head(stage, agent) + [PromptText.expectation(of: stage, in: context.run), earlier(than: stage)])
    }

    /// The prompt of a review: objective, criteria, the work and the evidence, and the two forms of a verdict.
    func review(
        _ stage: Stage, _ agent: String, of work: [Stage], evidence: String, notes: [String]
    ) throws -> String {
        try join(
            head(stage, agent) + [
                reviewed(work), notes.isEmpty ? "" : PromptText.list("Noticed by teambot", notes),
                evidence.isEmpty ? "" : "## Evidence\n\n" + PromptText.fenced(evidence), PromptText.verdictRule,
            ])
    }

    /// The prompt of a fix after a rejection or after failed scenarios.
    func fix(_ stage: Stage, _ agent: String, of work: Stage?, feedback: String) -> String {
        join(
            head(stage, agent) + [
                work.map { PromptText.expectation(of: $0, in: context.run) } ?? "", earlier(than: stage),
                "## What must be fixed\n\nThe work was not accepted. Correct it in place; keep what was good.\n\n"
                    + PromptText.fenced(PromptText.shortened(feedback, to: 60_000)),
            ])
    }

    private func head(_ stage: Stage, _ agent: String) -> [String] {
        let persona = context.workflow.agent(agent).map { PersonaText.text(for: $0.persona) } ?? ""
        let template = stage.promptTemplate.flatMap { try? FileSystem.read($0, limit: 1 << 20) }
            .map { String(decoding: $0, as: UTF8.self) }
        let criteria = stage.exitCriteria.isEmpty ? "" : PromptText.list("Exit criteria", stage.exitCriteria)
        return [
            persona, template ?? "", "# Stage \(stage.name): \(stage.title)\n\n\(stage.description)",
            stage.includeObjective || stage.kind == .review ? PromptText.objective(context.objective) : "",
            "## Where you work\n\nThe working directory is the project, `\(context.project)`. Artifacts belong into "
                + "`\(context.run.artifacts)` (also in `TEAMBOT_ARTIFACTS_DIR`). Do not change anything else below "
                + "`\(FileSystem.parent(of: context.run.path))`.", criteria,
        ]
    }

    /// Where the artifacts of earlier stages are.
    private func earlier(than stage: Stage) -> String {
        guard let position = context.workflow.position(of: stage.name) else { return "" }
        let lines = context.workflow.ancestors(of: position).flatMap { ancestor in
            state.stages[ancestor].artifacts.map {
                "\(context.workflow.stages[ancestor].name): `\(context.run.artifacts)/\($0.path)`"
            }
        }
        return lines.isEmpty ? "" : PromptText.list("Artifacts of earlier stages", lines)
    }

    private func reviewed(_ work: [Stage]) throws -> String {
        let files = ArtifactFiles(context.run)
        let parts = try work.flatMap { stage in
            try stage.artifacts.map { name in
                try "### \(stage.name): `\(context.run.artifacts)/\(name)`\n\n"
                    + PromptText.fenced(files.beginning(name, bytes: 60_000) ?? "(missing)")
            }
        }
        let names = work.map(\.name).joined(separator: ", ")
        return "## The work under review (\(names))\n\n"
            + (parts.isEmpty
                ? "It declares no artifacts: judge the changes in the evidence." : parts.joined(separator: "\n\n"))
    }

    private func join(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }
}
