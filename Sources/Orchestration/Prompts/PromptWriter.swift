import Agents
import Configuration
import Platform
import RunStorage
import StateMachine

/// Writes what an agent is asked. Text that comes from the user or from other agents is fenced as data.
struct PromptWriter: Sendable {
    /// Bytes of the work under review, all together; less where the objective takes much of a prompt's room.
    private static let workLimit = 512 << 10
    /// Notes of teambot's own that a reviewer is told.
    private static let mostNotes = 50

    private let context: RunContext
    private let state: RunState

    init(_ context: RunContext, _ state: RunState) {
        self.context = context
        self.state = state
    }

    /// The prompt of a work stage, or of the part of it that an agent does; that says itself what is expected.
    func work(_ stage: Stage, _ agent: String, part: String? = nil) throws -> String {
        let template = try StageTemplate(context, stage).read()
        var table = head(stage, agent, 1, template)
        table.append(.expectedOutput, part == nil ? expectation(of: stage) : "")
        table.append(.artifacts, try EarlierWork(context, state).text(before: stage))
        table.append(nil, part ?? "")
        table.append(nil, FailedStages(handledBy: stage, in: context.workflow, state).text)
        return table.prompt(template)
    }

    /// The prompt of a review: objective, criteria, the work and the evidence, and the two forms of a verdict.
    func review(
        _ stage: Stage, _ agent: String, of work: [Stage], evidence: String, notes: [String], iteration: Int = 1
    ) throws -> String {
        let template = try StageTemplate(context, stage).read()
        var table = head(stage, agent, iteration, template)
        table.append(.work, try reviewed(work))
        table.append(
            .notes, notes.isEmpty ? "" : PromptText.list("Noticed by teambot", Array(notes.prefix(Self.mostNotes))))
        table.append(.evidence, evidence.isEmpty ? "" : "## Evidence\n\n" + PromptText.fenced(evidence))
        table.append(.verdictRule, PromptText.verdictRule)
        if template?.names.contains(.artifacts) == true {
            table[.artifacts] = try EarlierWork(context, state).text(before: stage)
        }
        return table.prompt(template)
    }

    /// The prompt of a fix after a rejection or after failed scenarios.
    func fix(
        _ stage: Stage, _ agent: String, of work: Stage?, feedback: String, iteration: Int = 1
    ) throws -> String {
        let template = try StageTemplate(context, stage).read()
        var table = head(stage, agent, iteration, template)
        table.append(.expectedOutput, work.map { expectation(of: $0) } ?? "")
        table.append(.artifacts, try EarlierWork(context, state).text(before: stage))
        table.append(
            .feedback,
            "## What must be fixed\n\nThe work was not accepted. Correct it in place; keep what was good.\n\n"
                + PromptText.fenced(PromptText.shortened(feedback, to: 60_000)))
        return table.prompt(template)
    }

    private func expectation(of stage: Stage) -> String {
        PromptText.expectation(
            of: stage, in: context.run, hasSuites: context.workflow.suites.contains(where: \.isEnabled))
    }

    /// What agents must leave; what test suites have shown is written by teambot alone.
    private func required(_ stage: Stage) -> [String] {
        if case .suites = stage.kind { return [] }
        return stage.artifacts
    }

    /// What all prompts begin with, and the values of names that are no parts.
    private func head(_ stage: Stage, _ agent: String, _ iteration: Int, _ template: PromptTemplate?) -> PromptTable {
        let named = template?.names ?? []
        var table = PromptTable()
        table.append(.persona, StageTemplate(context, stage).persona(of: agent)?.text ?? "")
        let description = named.contains(.description) ? "" : "\n\n\(stage.description)"
        table.append(.stage, "# Stage \(stage.name): \(stage.title)\(description)")
        let isTold = stage.includeObjective || stage.kind == .review || named.contains(.objective)
        table.append(.objective, isTold ? PromptText.objective(context.objective, without: named) : "")
        table.append(
            nil,
            "## Where you work\n\nThe working directory is the project, `\(context.project)`. Artifacts belong into "
                + "`\(context.run.artifacts)` (also in `TEAMBOT_ARTIFACTS_DIR`). Do not change anything else below "
                + "`\(FileSystem.parent(of: context.run.path))`.")
        table.append(
            .exitCriteria,
            stage.exitCriteria.isEmpty ? "" : PromptText.list("Exit criteria", stage.exitCriteria))
        let objective = context.objective
        for (name, text) in [
            (Placeholder.goals, PromptText.bullets(objective.goals)),
            (.successCriteria, PromptText.criteria(objective)),
            (.constraints, PromptText.bullets(objective.constraints)), (.context, objective.context),
        ] { table[name] = text.isEmpty ? "" : PromptText.fenced(text) }
        for (name, text) in [
            (Placeholder.title, objective.title), (.description, stage.description), (.stageName, stage.name),
            (.agent, agent), (.iteration, String(iteration)), (.workingDirectory, context.project),
            (.artifactsDirectory, context.run.artifacts),
            (.requiredArtifacts, PromptText.bullets(required(stage).map { "`\(context.run.artifacts)/\($0)`" })),
        ] { table[name] = text }
        return table
    }

    private func reviewed(_ work: [Stage]) throws -> String {
        let files = ArtifactFiles(context.run)
        let room = max(64 << 10, Self.workLimit - context.objective.context.utf8.count)
        let share = min(60_000, room / max(1, work.reduce(0) { $0 + $1.artifacts.count }))
        let parts = try work.flatMap { stage in
            try stage.artifacts.map { name in
                try "### \(stage.name): `\(context.run.artifacts)/\(name)`\n\n"
                    + PromptText.fenced(files.beginning(name, bytes: share) ?? "(missing)")
            }
        }
        let names = work.map(\.name).joined(separator: ", ")
        return "## The work under review (\(names))\n\n"
            + (parts.isEmpty
                ? "It declares no artifacts: judge the changes in the evidence." : parts.joined(separator: "\n\n"))
    }
}
