import JSONText
import StateMachine

/// A `stages.yaml` of the Python TeamBot, converted to JSON as it is: an order of stages instead of a graph.
struct ConvertedForm {
    private let names: KnownNames
    /// The group of each member, by the stage's position.
    private var groupOfStage: [Int: Int] = [:]
    private let members: [[Int]]

    private init(_ draft: WorkflowDraft) {
        let known = KnownNames("stage", draft.stages.map(\.name))
        names = known
        members = draft.groups.map { $0.group.stages.compactMap { known.position(of: $0) } }
        for (index, positions) in members.enumerated() {
            for position in positions where groupOfStage[position] == nil { groupOfStage[position] = index }
        }
    }

    /// Gives the stages the `next_stages` and agents that the Python TeamBot took for granted; false where the order
    /// has errors that leave the graph unknown.
    static func apply(to draft: inout WorkflowDraft, _ problems: inout ProblemList) -> Bool {
        guard let order = draft.order else { return true }
        let form = ConvertedForm(draft)
        rejectEdges(draft.stages, &problems)
        var isKnown = true
        let positions = form.positions(order, draft.stages, &isKnown, &problems)
        form.link(form.blocks(positions), &draft.stages)
        for index in draft.stages.indices where draft.stages[index].isReview {
            draft.stages[index].stage.workAgent = draft.stages[index].stage.workAgent ?? "builder-1"
            guard draft.stages[index].stage.reviewAgents.isEmpty else { continue }
            draft.stages[index].stage.reviewAgent = draft.stages[index].stage.reviewAgent ?? "reviewer"
        }
        return isKnown
    }

    private static func rejectEdges(_ stages: [StageDraft], _ problems: inout ProblemList) {
        for draft in stages where draft.source.value["next_stages"] != nil {
            problems.error(
                "A file has either \"stage_order\" or \"next_stages\"; remove \"stage_order\" to use the graph.",
                at: draft.source["next_stages"])
        }
    }

    /// The stages of the order, each once; reports unknown and missing ones.
    private func positions(
        _ order: Source, _ stages: [StageDraft], _ isKnown: inout Bool, _ problems: inout ProblemList
    ) -> [Int] {
        var names = names
        var positions: [Int] = []
        var seen = Set<Int>()
        for (index, element) in (order.value.elements ?? []).enumerated() {
            guard let name = element.string, let position = names.resolve(name, at: order[index], &problems) else {
                isKnown = false
                continue
            }
            if seen.insert(position).inserted { positions.append(position) }
        }
        for (position, draft) in stages.enumerated()
        where !seen.contains(position) && groupOfStage[position] == nil {
            isKnown = false
            problems.error("\(draft.name) is not in \"stage_order\" and would never run; add it.", at: draft.source)
        }
        return positions
    }

    /// The order as steps: one stage, or all members of a group where its first one stands.
    private func blocks(_ positions: [Int]) -> [[Int]] {
        var blocks: [[Int]] = []
        var placed = Set<Int>()
        for position in positions {
            guard let group = groupOfStage[position] else {
                blocks.append([position])
                continue
            }
            guard placed.insert(group).inserted else { continue }
            blocks.append(members[group].filter { groupOfStage[$0] == group })
        }
        return blocks
    }

    private func link(_ blocks: [[Int]], _ stages: inout [StageDraft]) {
        for (block, next) in zip(blocks, blocks.dropFirst()) {
            let nextNames = next.map { stages[$0].name }
            for position in block { stages[position].stage.nextStages = nextNames }
        }
    }
}
