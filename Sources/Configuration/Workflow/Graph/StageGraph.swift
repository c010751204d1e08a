/// The stages as numbers with their edges; everything here is iterative, because a chain may be very long.
struct StageGraph {
    let successors: [[Int]]
    let predecessors: [[Int]]
    /// Each stage after all of its predecessors; stages in and behind cycles are missing.
    let topologicalOrder: [Int]
    /// The index of each stage in `topologicalOrder`; meaningless where there are cycles.
    let ranks: [Int]

    init(successors: [[Int]]) {
        self.successors = successors
        var predecessors = [[Int]](repeating: [], count: successors.count)
        for (position, edges) in successors.enumerated() {
            for next in edges { predecessors[next].append(position) }
        }
        self.predecessors = predecessors
        topologicalOrder = StageGraph.order(successors, missing: predecessors.map(\.count))
        var ranks = [Int](repeating: 0, count: successors.count)
        for (rank, position) in topologicalOrder.enumerated() { ranks[position] = rank }
        self.ranks = ranks
    }

    var isAcyclic: Bool { topologicalOrder.count == successors.count }

    /// Stages that no other names.
    var starts: [Int] { predecessors.indices.filter { predecessors[$0].isEmpty } }

    private static func order(_ successors: [[Int]], missing: [Int]) -> [Int] {
        var missing = missing
        var order = successors.indices.filter { missing[$0] == 0 }
        var next = 0
        while next < order.count {
            for successor in successors[order[next]] {
                missing[successor] -= 1
                if missing[successor] == 0 { order.append(successor) }
            }
            next += 1
        }
        return order
    }

    /// Everything that some of the stages lead to, without going on from `end`; they themselves only where one leads
    /// to another.
    func reachable(from starts: [Int], stoppingAt end: Int? = nil) -> Set<Int> {
        StageGraph.walk(successors, from: starts, stoppingAt: end)
    }

    /// Whether a way leads from one stage to another of an acyclic graph; looks only at what lies between.
    func leads(from start: Int, to end: Int) -> Bool {
        guard ranks[start] < ranks[end] else { return false }
        var found = Set<Int>()
        var open = [start]
        while let position = open.popLast() {
            for next in successors[position] where ranks[next] <= ranks[end] && found.insert(next).inserted {
                if next == end { return true }
                open.append(next)
            }
        }
        return false
    }

    /// The stages strictly between two, in topological order.
    func between(_ start: Int, _ end: Int) -> [Int] {
        let behind = StageGraph.walk(successors, from: [start], stoppingAt: end)
        let before = StageGraph.walk(predecessors, from: [end], stoppingAt: start)
        return behind.intersection(before).subtracting([start, end]).sorted { ranks[$0] < ranks[$1] }
    }

    /// Everything before a stage.
    func ancestors(of position: Int) -> Set<Int> { StageGraph.walk(predecessors, from: [position], stoppingAt: nil) }

    private static func walk(_ edges: [[Int]], from starts: [Int], stoppingAt end: Int?) -> Set<Int> {
        var found = Set<Int>()
        var open = starts
        while let position = open.popLast() {
            for next in edges[position] where found.insert(next).inserted && next != end { open.append(next) }
        }
        return found
    }
}
