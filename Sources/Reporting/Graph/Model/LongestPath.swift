/// The path through a run that took longest: where time could be saved.
package struct LongestPath: Sendable, Equatable {
    /// The positions of its stages, from the first to the last.
    package var stages: [Int]
    /// The seconds of its stages together.
    package var seconds: Double

    /// The path of the greatest sum of durations; nil where no stage has any. Each node comes after its predecessors
    /// in `order`; of equal paths the one of more stages counts.
    static func find(_ nodes: [GraphNode], predecessors: [[Int]], order: [Int]) -> LongestPath? {
        var best = [Double](repeating: 0, count: nodes.count)
        var counts = [Int](repeating: 0, count: nodes.count)
        var origins = [Int?](repeating: nil, count: nodes.count)
        var last: Int?
        for position in order {
            for earlier in predecessors[position]
            where (best[earlier], counts[earlier]) > (best[position], counts[position]) {
                (best[position], counts[position]) = (best[earlier], counts[earlier])
                origins[position] = earlier
            }
            guard let seconds = nodes[position].seconds, seconds.isFinite else { continue }
            best[position] += max(0, seconds)
            counts[position] += 1
            guard let current = last else {
                last = position
                continue
            }
            if (best[position], counts[position]) > (best[current], counts[current]) { last = position }
        }
        guard let last else { return nil }
        var stages = [last]
        while let origin = stages.last.flatMap({ origins[$0] }) { stages.append(origin) }
        return LongestPath(
            stages: Array(stages.reversed().drop { nodes[$0].seconds == nil }), seconds: best[last])
    }
}
