import Agents
import Configuration
import FoundationEssentials
import StateMachine

/// A small workflow with every kind of stage that the offline agent meets, and objectives for it.
enum OfflineFixture {
    static let workflow = Workflow(
        stages: [
            Stage(name: "SETUP", workAgent: "pm", nextStages: ["SPEC"]),
            Stage(name: "SPEC", workAgent: "ba", artifacts: ["feature_spec.md"], nextStages: ["SPEC_REVIEW"]),
            Stage(name: "SPEC_REVIEW", kind: .review, artifacts: ["spec_review.md"], nextStages: ["PLAN"]),
            Stage(
                name: "PLAN", workAgent: "pm",
                artifacts: ["research.md", "test_strategy.md", "implementation_plan.md"],
                nextStages: ["BUILD"]),
            Stage(name: "BUILD", workAgent: "builder-1", nextStages: ["BUILD_REVIEW"]),
            Stage(name: "BUILD_REVIEW", kind: .review, nextStages: ["TEST"]),
            Stage(
                name: "TEST", workAgent: "builder-1", artifacts: ["test_results.md"], exitCriteria: ["tests pass"],
                nextStages: ["ACCEPTANCE"]),
            Stage(name: "ACCEPTANCE", kind: .acceptance, artifacts: ["acceptance.md"], nextStages: ["POST_REVIEW"]),
            Stage(name: "POST_REVIEW", kind: .review),
        ],
        reviewOfWork: ["SPEC": "SPEC_REVIEW", "BUILD": "BUILD_REVIEW", "ACCEPTANCE": "POST_REVIEW"])

    /// The example at the top of this repository.
    static func example() throws -> (objective: Objective, problems: [MarkdownProblem]) {
        let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = try Data(contentsOf: top.appending(path: "objective.md"))
        return ObjectiveReader.read(Array(data), fileName: "objective.md")
    }

    /// A task at a stage of the workflow.
    static func task(
        _ role: OfflineTask.Role, _ stage: String, _ objective: Objective, artifacts: [String: String] = [:],
        feedback: String? = nil
    ) -> OfflineTask {
        let position = workflow.position(of: stage) ?? 0
        return OfflineTask(
            role: role, stage: workflow.stages[position], workflow: workflow, objective: objective,
            artifacts: artifacts, reviewedStage: workflow.workStage(reviewedBy: stage),
            previousStages: workflow.ancestors(of: position).map { workflow.stages[$0] }, feedback: feedback)
    }

    /// The files of a reply by name.
    static func files(_ reply: OfflineReply) -> [String: String] {
        Dictionary(reply.files.map { ($0.name, $0.content) }, uniquingKeysWith: { $1 })
    }
}
