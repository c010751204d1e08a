import JSONText
import StateMachine

/// Stages that are run when others have failed: they stand outside of the graph.
struct OnFailureCheck {
    /// For each such stage the positions of those that name it.
    private(set) var failuresHandled: [Int: [Int]] = [:]
    /// Whether nothing leads into such a stage or out of it, so that the rest is the graph that the file means.
    private(set) var isKnown = true

    private let stages: [StageDraft]

    /// Finds the stages that `on_failure` names; reports unknown ones, and whatever ties one to the graph.
    init(
        _ stages: [StageDraft], _ edges: [[Int]], _ groups: [GroupDraft], _ names: inout KnownNames,
        _ problems: inout ProblemList
    ) {
        self.stages = stages
        guard stages.contains(where: { $0.stage.onFailure != nil }) else { return }
        let led = Set(edges.flatMap(\.self))
        for (position, draft) in stages.enumerated() {
            guard let name = draft.stage.onFailure else { continue }
            let source = draft.source["on_failure"]
            guard let handler = names.resolve(name, at: source, &problems) else { continue }
            if names.position(of: name) == nil, led.contains(handler) || !edges[handler].isEmpty {
                // What was meant is no such stage, so the one that was meant cannot be told from a second start.
                isKnown = false
            } else if handler == position {
                problems.error(
                    "\(name) cannot be run for its own failure; name another stage, or remove this.", at: source)
            } else {
                failuresHandled[handler, default: []].append(position)
            }
        }
        for handler in failuresHandled.keys.sorted() { checkPlace(of: handler, edges, groups, &problems) }
    }

    /// Whether a stage is there for the failure of others.
    func handlesFailures(_ position: Int) -> Bool { failuresHandled[position] != nil }

    private mutating func checkPlace(
        of handler: Int, _ edges: [[Int]], _ groups: [GroupDraft], _ problems: inout ProblemList
    ) {
        let (draft, name) = (stages[handler], stages[handler].name)
        if !draft.stage.nextStages.isEmpty {
            isKnown = false
            problems.error(
                "\(name) is run when another stage has failed, so nothing waits for it; remove its \"next_stages\".",
                at: draft.source["next_stages"])
        }
        for (position, other) in stages.enumerated() where edges[position].contains(handler) && position != handler {
            isKnown = false
            let index = other.stage.nextStages.firstIndex(of: name) ?? 0
            problems.error(
                "\(name) is run when another stage has failed, and at no other time; remove it here, or from "
                    + "\"on_failure\".", at: other.source["next_stages"][index])
        }
        for group in groups {
            guard let index = group.group.stages.firstIndex(of: name) else { continue }
            isKnown = false
            problems.error(
                "\(name) is run when another stage has failed and belongs to no group; remove it here.",
                at: group.source["stages"][index])
        }
        if draft.stage.onFailure != nil {
            problems.error(
                "\(name) is itself run when another stage has failed; nothing is run for its own failure, so remove "
                    + "this.", at: draft.source["on_failure"])
        }
    }

    /// Reports what a stage for failures cannot be, once the kinds are known.
    func checkKinds(_ stages: [StageDraft], _ problems: inout ProblemList) {
        for handler in failuresHandled.keys.sorted() {
            let (stage, source) = (stages[handler].stage, stages[handler].source)
            switch stage.kind {
            case .work, .command, .suites: break
            case .marker, .approval, .review, .acceptance:
                problems.error(
                    "\(stage.name) is run when another stage has failed, which is for agents that work, commands and "
                        + "test suites; give it a \"work_agent\" or a \"command\".", at: source)
                continue
            }
            if stage.approval != nil {
                problems.error(
                    "Nobody is asked about a stage that is run when another has failed; remove this.",
                    at: source["approval"])
            }
        }
    }
}
