/// The stages, their graph and the parallel groups of one run; checked when it was read, constant from then on.
package struct Workflow: Sendable, Equatable {
    /// In the order of the file.
    package let stages: [Stage]
    /// Declared and implicit groups.
    package let groups: [ParallelGroup]
    /// The team.
    package let agents: [Agent]
    /// Attempts of the whole run that may be alive at once.
    package let maxConcurrent: Int
    /// From a work stage to the review stage that judges it.
    package let reviewOfWork: [String: String]
    /// What a run may use, where the command line does not say otherwise.
    package var budget = Budget()
    /// What models cost; the first whose glob fits holds.
    package var prices: [Price] = []
    /// Who is told when something happens.
    package var notifications: [Notification] = []
    /// How many objectives are run together.
    package var session = SessionSettings()
    /// The project's test suites, in the order of the file.
    package var suites: [Suite] = []
    /// How they are run.
    package var testRun = TestRunSettings()
    /// Seconds that a run waits for the end of a provider's limit, in one piece.
    package var maximumQuotaWait = Workflow.defaultQuotaWait
    /// The wait for a provider's limit where nobody says otherwise: six hours, longer than a session's window.
    package static let defaultQuotaWait = 21_600.0

    /// Positions of the stages by name.
    private let positions: [String: Int]
    /// For each stage the positions of those that name it in `next_stages`.
    package let predecessors: [[Int]]
    /// For each stage the positions of those that it names.
    package let successors: [[Int]]
    private let groupOfStage: [String: Int]
    /// For each stage the positions of those that name it in `on_failure`; empty for stages of the graph.
    package let failuresHandled: [[Int]]

    /// Makes a workflow. Names that do not exist are left out of the graph; the reader has reported them.
    package init(
        stages: [Stage], groups: [ParallelGroup] = [], agents: [Agent] = Agent.standardTeam,
        maxConcurrent: Int = 2, reviewOfWork: [String: String] = [:]
    ) {
        self.stages = stages
        self.groups = groups
        self.agents = agents
        self.maxConcurrent = maxConcurrent
        self.reviewOfWork = reviewOfWork
        var positions: [String: Int] = [:]
        for (index, stage) in stages.enumerated() where positions[stage.name] == nil { positions[stage.name] = index }
        self.positions = positions
        var predecessors = [[Int]](repeating: [], count: stages.count)
        var successors = [[Int]](repeating: [], count: stages.count)
        for (index, stage) in stages.enumerated() {
            for next in stage.nextStages {
                guard let target = positions[next] else { continue }
                successors[index].append(target)
                predecessors[target].append(index)
            }
        }
        self.predecessors = predecessors
        self.successors = successors
        var groupOfStage: [String: Int] = [:]
        for (index, group) in groups.enumerated() {
            for name in group.stages { groupOfStage[name] = index }
        }
        self.groupOfStage = groupOfStage
        var handled = [[Int]](repeating: [], count: stages.count)
        for (index, stage) in stages.enumerated() {
            if let handler = stage.onFailure.flatMap({ positions[$0] }) { handled[handler].append(index) }
        }
        failuresHandled = handled
    }

    /// Whether a stage is there for the failure of others only, outside of the graph.
    package func handlesFailures(_ position: Int) -> Bool { !failuresHandled[position].isEmpty }

    /// The position of a stage in `stages`.
    package func position(of name: String) -> Int? { positions[name] }

    /// The stage of this name.
    package func stage(_ name: String) -> Stage? { positions[name].map { stages[$0] } }

    /// The agent of this name.
    package func agent(_ name: String) -> Agent? { agents.first { $0.name == name } }

    /// The position in `groups` of the group that a stage belongs to.
    package func groupPosition(of name: String) -> Int? { groupOfStage[name] }

    /// The group that a stage belongs to.
    package func group(of name: String) -> ParallelGroup? { groupOfStage[name].map { groups[$0] } }

    /// The stage whose work a review stage judges, by the mapping.
    package func workStage(reviewedBy review: String) -> Stage? {
        stages.first { reviewOfWork[$0.name] == review }
    }

    /// All positions so that each comes after its predecessors; ties keep the order of the file, and what stands outside
    /// of the graph comes last.
    package var topologicalOrder: [Int] {
        var missing = predecessors.map(\.count)
        let outside = stages.indices.filter { isOutside($0) }
        var ready = stages.indices.filter { missing[$0] == 0 && !isOutside($0) }
        var order: [Int] = []
        var next = 0
        while next < ready.count {
            let position = ready[next]
            next += 1
            order.append(position)
            for successor in successors[position] {
                missing[successor] -= 1
                if missing[successor] == 0 { ready.append(successor) }
            }
        }
        return order + outside
    }

    private func isOutside(_ position: Int) -> Bool {
        handlesFailures(position) && predecessors[position].isEmpty && successors[position].isEmpty
    }

    /// Positions of everything that must be done before a stage, in topological order.
    package func ancestors(of position: Int) -> [Int] {
        let found = Self.all(from: position, along: predecessors)
        return topologicalOrder.filter(found.contains)
    }

    /// Positions of everything that waits for a stage, in topological order.
    package func descendants(of position: Int) -> [Int] {
        let found = Self.all(from: position, along: successors)
        return topologicalOrder.filter(found.contains)
    }

    private static func all(from position: Int, along edges: [[Int]]) -> Set<Int> {
        var found = Set<Int>()
        var open = edges[position]
        while let candidate = open.popLast() {
            guard found.insert(candidate).inserted else { continue }
            open += edges[candidate]
        }
        return found
    }
}
