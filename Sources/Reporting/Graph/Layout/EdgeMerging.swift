/// Edges between vertices that stand for several stages.
enum EdgeMerging {
    /// Each pair of different vertices once; it is implied if all are, and on the longest path if one is.
    static func merged(_ edges: [GraphEdge], _ ends: (GraphEdge) -> (Int, Int)?) -> [GraphEdge] {
        var merged: [GraphEdge] = []
        var known: [GraphEdge: Int] = [:]
        for edge in edges {
            guard let (from, to) = ends(edge), from != to else { continue }
            let key = GraphEdge(from: from, to: to)
            guard let index = known[key] else {
                known[key] = merged.count
                merged.append(
                    GraphEdge(
                        from: from, to: to, isImplied: edge.isImplied, isOnLongestPath: edge.isOnLongestPath))
                continue
            }
            merged[index].isImplied = merged[index].isImplied && edge.isImplied
            merged[index].isOnLongestPath = merged[index].isOnLongestPath || edge.isOnLongestPath
        }
        return merged
    }

    /// The vertices, each after its predecessors; those in and behind cycles are missing.
    static func order(_ edges: [GraphEdge], count: Int) -> [Int] {
        var next = [[Int]](repeating: [], count: count)
        var missing = [Int](repeating: 0, count: count)
        for edge in edges {
            next[edge.from].append(edge.to)
            missing[edge.to] += 1
        }
        var order = (0..<count).filter { missing[$0] == 0 }
        var index = 0
        while index < order.count {
            for later in next[order[index]] {
                missing[later] -= 1
                if missing[later] == 0 { order.append(later) }
            }
            index += 1
        }
        return order
    }
}
