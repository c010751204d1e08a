import JSONText
import StateMachine

/// Reviews that wait for acceptance tests: such a stage must come before them.
enum AcceptanceOrderCheck {
    /// Goes once through an acyclic graph.
    static func check(_ stages: [StageDraft], _ graph: StageGraph, _ problems: inout ProblemList) {
        var isBehindAcceptance = [Bool](repeating: false, count: stages.count)
        for position in graph.topologicalOrder {
            isBehindAcceptance[position] = graph.predecessors[position].contains {
                isBehindAcceptance[$0] || stages[$0].stage.kind == .acceptance
            }
            let draft = stages[position]
            guard draft.stage.kind == .review, draft.stage.requiresAcceptanceTestsPassed,
                !isBehindAcceptance[position]
            else { continue }
            problems.error(
                "No acceptance test stage comes before \(draft.name), so it could never begin; add one or remove "
                    + "this key.", at: draft.source["requires_acceptance_tests_passed"])
        }
    }
}
