package import StateMachine

/// A workflow, or a run of it, as a graph: the one source of all its pictures.
package struct GraphModel: Sendable, Equatable {
    /// What is shown, for people.
    package var title: String
    /// Whether a run is shown, with statuses and durations.
    package let isRun: Bool
    /// One for each stage, in the order of the workflow.
    package private(set) var nodes: [GraphNode]
    /// What waits for what, each pair once.
    package private(set) var edges: [GraphEdge] = []
    /// The groups, in the order of the workflow.
    package private(set) var groups: [GraphGroup] = []
    /// The path that took longest; nil where nothing has begun.
    package private(set) var longestPath: LongestPath?
    /// Positions so that each comes after its predecessors.
    private(set) var order: [Int]

    /// Makes the graph of a workflow, or with a state that of a run; `now` is nil where no engine has it.
    package init(
        _ workflow: Workflow, _ state: RunState? = nil, stale: StaleStages = StaleStages(), now: Timestamp? = nil
    ) {
        title = state.map { Printable.text($0.objectiveName.isEmpty ? $0.feature : $0.objectiveName) } ?? "Workflow"
        isRun = state != nil
        nodes = workflow.stages.map(GraphNode.init)
        if let state {
            for (position, stage) in zip(nodes.indices, state.stages) {
                nodes[position].take(stage, of: workflow.stages[position], now: now)
                nodes[position].isStale = stale.contains(position)
            }
        }
        for position in nodes.indices { nodes[position].handles = workflow.failuresHandled[position] }
        // What runs when others fail has no place in the order: it stands after everything else.
        let ordered = workflow.topologicalOrder
        order = ordered.filter { !workflow.handlesFailures($0) } + ordered.filter(workflow.handlesFailures)
        addGroups(workflow)
        addEdges(workflow)
        if isRun { markLongestPath(workflow) }
    }

    private mutating func addGroups(_ workflow: Workflow) {
        groups = workflow.groups.map {
            GraphGroup(name: Printable.text($0.name), members: [], isImplicit: $0.isImplicit)
        }
        for (position, stage) in workflow.stages.enumerated() {
            guard let group = workflow.groupPosition(of: stage.name) else { continue }
            nodes[position].group = group
            groups[group].members.append(position)
        }
    }

    /// Edges in cycles are left out: no reader lets them pass, and a picture needs a direction.
    private mutating func addEdges(_ workflow: Workflow) {
        var ranks = [Int](repeating: -1, count: nodes.count)
        for (rank, position) in order.enumerated() { ranks[position] = rank }
        for position in nodes.indices where ranks[position] < 0 {
            ranks[position] = order.count
            order.append(position)
        }
        var successors = [[Int]](repeating: [], count: nodes.count)
        for position in nodes.indices {
            var known = Set<Int>()
            for next in workflow.successors[position] where ranks[next] > ranks[position] && known.insert(next).inserted
            {
                successors[position].append(next)
                edges.append(GraphEdge(from: position, to: next))
            }
        }
        for position in order {
            for next in successors[position] { nodes[next].layer = max(nodes[next].layer, nodes[position].layer + 1) }
        }
        var implied = ImpliedEdges(successors, layers: nodes.map(\.layer))
        implied.mark(&edges)
    }

    private mutating func markLongestPath(_ workflow: Workflow) {
        var predecessors = [[Int]](repeating: [], count: nodes.count)
        for edge in edges { predecessors[edge.to].append(edge.from) }
        longestPath = LongestPath.find(nodes, predecessors: predecessors, order: order)
        guard let stages = longestPath?.stages else { return }
        var next: [Int: Int] = [:]
        for (stage, following) in zip(stages, stages.dropFirst()) { next[stage] = following }
        for stage in stages { nodes[stage].isOnLongestPath = true }
        for index in edges.indices { edges[index].isOnLongestPath = next[edges[index].from] == edges[index].to }
    }

    /// The failures that stages are run for, as pairs of the one that fails and the one that is run.
    package var failureEdges: [(from: Int, to: Int)] {
        nodes.indices.flatMap { handler in nodes[handler].handles.map { (from: $0, to: handler) } }
    }

    /// `The longest path took 3 min 05 s: SPEC → PLAN.`; nil where nothing has begun.
    package var sentence: String? {
        guard let longestPath else { return nil }
        let isRunning = longestPath.stages.contains { nodes[$0].status == .running }
        let names = longestPath.stages.map { nodes[$0].name }.joined(separator: " → ")
        let time = DurationText.render(seconds: longestPath.seconds)
        return "The longest path \(isRunning ? "has taken \(time) so far" : "took \(time)"): \(names)."
    }

    /// What the picture shows, in a line: `12 of 14 stages are done · longest path 3 min 05 s`.
    var caption: String {
        guard isRun else {
            let framed = groups.count { !$0.isImplicit }
            let parts = framed == 0 ? "" : framed == 1 ? " · 1 group" : " · \(framed) groups"
            return Counted.stages(nodes.count) + parts
        }
        let stale = nodes.count(where: \.isStale)
        let done =
            Counted.done(nodes.count { $0.status?.isDone == true }, of: nodes.count)
            + (stale == 0 ? "" : " · \(stale) stale")
        return done + (longestPath.map { " · longest path \(DurationText.render(seconds: $0.seconds))" } ?? "")
    }

    /// The same for those who do not see the picture, in sentences.
    var summary: String {
        let first = isRun ? Counted.done(nodes.count { $0.status?.isDone == true }, of: nodes.count) : caption
        return first + "." + (sentence.map { " " + $0 } ?? "")
    }
}
