import StateMachine

/// The stages whose failure another one is run for.
struct FailedStages: Sendable {
    private let failed: [(name: String, error: String)]
    /// Whether the stage is there for failures, and none is left: those that there were are tried again.
    let isGone: Bool

    /// Finds them; none for a stage of the graph.
    init(handledBy stage: Stage, in workflow: Workflow, _ state: RunState) {
        let handled = workflow.position(of: stage.name).map { workflow.failuresHandled[$0] } ?? []
        failed = handled.filter { state.stages[$0].status == .failed }.map {
            (workflow.stages[$0].name, state.stages[$0].error ?? "It failed.")
        }
        isGone = failed.isEmpty && !handled.isEmpty
    }

    /// The variable that attempts of such a stage get.
    static let variable = "TEAMBOT_FAILED_STAGES"

    /// Its value; nil where there are none.
    var names: String? { failed.isEmpty ? nil : failed.map(\.name).joined(separator: " ") }

    /// What an agent is told of them; empty where there are none.
    var text: String {
        if failed.isEmpty { return "" }
        let lines = failed.map { "\($0.name): \($0.error)" }.joined(separator: "\n")
        return "## What has failed\n\nThis stage is run because of these failures; it does not change how the run ends."
            + "\n\n" + PromptText.fenced(PromptText.shortened(lines, to: 60_000))
    }
}
