/// Finds where all ways from a stage come together again: its immediate post-dominator.
struct JoinFinder {
    /// The parent of each stage in the tree of post-dominators; the last position stands for the end of the run.
    private var parents: [Int]
    private var depths: [Int]
    /// A farther ancestor of each stage, so that common ancestors are found in logarithmic time.
    private var jumps: [Int]
    private let end: Int

    /// Looks at an acyclic graph once, from its ends to its start.
    init(_ graph: StageGraph) {
        end = graph.successors.count
        parents = [Int](repeating: end, count: end + 1)
        jumps = parents
        depths = [Int](repeating: 0, count: end + 1)
        for position in graph.topologicalOrder.reversed() { place(position, graph.successors[position]) }
    }

    /// The nearest stage that every way from a stage passes; nil where the ways end apart.
    func join(of position: Int) -> Int? { parents[position] == end ? nil : parents[position] }

    private mutating func place(_ position: Int, _ successors: [Int]) {
        var parent = successors.first ?? end
        for successor in successors.dropFirst() { parent = common(parent, successor) }
        parents[position] = parent
        depths[position] = depths[parent] + 1
        let jump = jumps[parent]
        let isEven = depths[parent] - depths[jump] == depths[jump] - depths[jumps[jump]]
        jumps[position] = isEven ? jumps[jump] : parent
    }

    private func common(_ left: Int, _ right: Int) -> Int {
        var (left, right) = depths[left] >= depths[right] ? (left, right) : (right, left)
        while depths[left] > depths[right] {
            left = depths[jumps[left]] >= depths[right] ? jumps[left] : parents[left]
        }
        while left != right {
            let canJump = jumps[left] != jumps[right]
            (left, right) = canJump ? (jumps[left], jumps[right]) : (parents[left], parents[right])
        }
        return left
    }
}
