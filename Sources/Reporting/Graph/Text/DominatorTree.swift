/// For each stage the nearest one through which every way to it leads: the nesting of branches in a graph.
struct DominatorTree {
    /// The stages directly below each one, in the order of the graph.
    private(set) var children: [[Int]]
    /// The stages to which more than one way leads without a common stage.
    private(set) var roots: [Int] = []

    /// Looks at a graph once, from its beginnings to its ends.
    init(_ predecessors: [[Int]], order: [Int]) {
        let top = predecessors.count
        var parents = [Int](repeating: top, count: top + 1)
        var depths = [Int](repeating: 0, count: top + 1)
        children = [[Int]](repeating: [], count: top)
        for position in order {
            var parent = predecessors[position].first ?? top
            for other in predecessors[position].dropFirst() {
                var other = other
                while parent != other {
                    if depths[parent] >= depths[other] { parent = parents[parent] } else { other = parents[other] }
                }
            }
            parents[position] = parent
            depths[position] = depths[parent] + 1
            if parent == top { roots.append(position) } else { children[parent].append(position) }
        }
    }
}
