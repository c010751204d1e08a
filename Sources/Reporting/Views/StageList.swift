import StateMachine

/// The stages of a workflow in the order in which views show them: topological, the members of a group together.
struct StageList {
    /// A line of the list.
    enum Entry: Equatable {
        /// The head of a group, by its position in the workflow.
        case group(Int)
        /// A stage, by its position in the workflow.
        case stage(Int, isMember: Bool)
    }

    private(set) var entries: [Entry] = []

    init(_ workflow: Workflow) {
        let order = workflow.topologicalOrder
        let groups = order.map { workflow.groupPosition(of: workflow.stages[$0].name) }
        var members: [Int: [Int]] = [:]
        for (position, group) in zip(order, groups) {
            if let group { members[group, default: []].append(position) }
        }
        for (position, group) in zip(order, groups) {
            guard let group else {
                entries.append(.stage(position, isMember: false))
                continue
            }
            guard let positions = members.removeValue(forKey: group) else { continue }
            entries.append(.group(group))
            entries += positions.map { .stage($0, isMember: true) }
        }
    }
}
