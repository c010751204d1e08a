import JSONText

/// The graph as a whole: one start, no cycles, everything reachable.
struct GraphCheck {
    private static let shownOfCycle = 12

    let graph: StageGraph
    let stages: [StageDraft]
    /// What stands outside of the graph.
    let onFailure: OnFailureCheck

    /// Reports everything wrong with the graph.
    func check(_ problems: inout ProblemList) {
        for cycle in CycleFinder.cycles(in: graph) { report(cycle, &problems) }
        let starts = graph.starts.filter { !onFailure.handlesFailures($0) }
        if starts.count > 1 { reportStarts(starts, &problems) }
        if let start = starts.first, starts.count == 1 { checkReachable(from: start, &problems) }
    }

    private func report(_ cycle: [Int], _ problems: inout ProblemList) {
        guard let first = cycle.first else { return }
        var names = cycle.map { stages[$0].name }
        if names.count > GraphCheck.shownOfCycle {
            names = names.prefix(GraphCheck.shownOfCycle - 2) + ["…"] + names.suffix(1)
        }
        let way = (names + [stages[first].name]).joined(separator: " → ")
        problems.error(
            "The stages form a cycle and would wait for each other for ever: \(way); remove one of its edges.",
            at: stages[first].source["next_stages"])
    }

    private func reportStarts(_ starts: [Int], _ problems: inout ProblemList) {
        let names = NameListing.listed(starts.map { stages[$0].name })
        for start in starts.dropFirst() {
            problems.error(
                "The workflow has \(starts.count) starts (\(names)); name all but one in the \"next_stages\" of a stage "
                    + "before it.", at: stages[start].source)
            if start == starts[min(10, starts.count - 1)] { return }
        }
    }

    private func checkReachable(from start: Int, _ problems: inout ProblemList) {
        let reached = graph.reachable(from: [start]).union([start])
        for (position, draft) in stages.enumerated()
        where !reached.contains(position) && !onFailure.handlesFailures(position) {
            problems.error(
                "\(draft.name) cannot be reached from the start (\(stages[start].name)); name it in the "
                    + "\"next_stages\" of a stage that can.", at: draft.source)
        }
    }
}
