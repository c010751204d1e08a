/// Finds the edges that a longer way implies.
struct ImpliedEdges {
    private let successors: [[Int]]
    private let layers: [Int]
    /// The edge for which a position was last seen.
    private var seen: [Int]
    /// Steps that may still be made: what a huge graph implies is not worth seconds.
    private var steps = 4_000_000

    init(_ successors: [[Int]], layers: [Int]) {
        self.successors = successors
        self.layers = layers
        seen = [Int](repeating: -1, count: successors.count)
    }

    /// Marks them.
    mutating func mark(_ edges: inout [GraphEdge]) {
        for index in edges.indices where layers[edges[index].to] - layers[edges[index].from] > 1 {
            edges[index].isImplied = hasLongerWay(edges[index], index)
        }
    }

    /// Looks only at what lies in the layers between.
    private mutating func hasLongerWay(_ edge: GraphEdge, _ mark: Int) -> Bool {
        var open = successors[edge.from].filter { $0 != edge.to }
        while let position = open.popLast(), steps > 0 {
            for next in successors[position] where layers[next] <= layers[edge.to] && seen[next] != mark {
                if next == edge.to { return true }
                seen[next] = mark
                steps -= 1
                open.append(next)
            }
            steps -= 1
        }
        return false
    }
}
