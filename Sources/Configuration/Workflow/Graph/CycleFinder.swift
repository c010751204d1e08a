/// Finds one cycle in every strongly connected part of a graph (Tarjan's algorithm, without recursion).
struct CycleFinder {
    private let successors: [[Int]]
    private var indices: [Int]
    private var lowest: [Int]
    private var isOnStack: [Bool]
    private var stack: [Int] = []
    private var nextIndex = 0
    private var components: [[Int]] = []

    private init(_ successors: [[Int]]) {
        self.successors = successors
        indices = [Int](repeating: -1, count: successors.count)
        lowest = indices
        isOnStack = [Bool](repeating: false, count: successors.count)
    }

    /// A shortest cycle through the first stage of each part, its beginning not repeated at its end.
    static func cycles(in graph: StageGraph) -> [[Int]] {
        guard !graph.isAcyclic else { return [] }
        var finder = CycleFinder(graph.successors)
        for root in graph.successors.indices where finder.indices[root] < 0 { finder.visit(root) }
        return finder.components.compactMap { finder.cycle(in: $0) }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    private mutating func visit(_ root: Int) {
        var path = [(position: root, edge: 0)]
        enter(root)
        while let (position, edge) = path.last {
            if edge < successors[position].count {
                path[path.count - 1].edge += 1
                let next = successors[position][edge]
                if indices[next] < 0 {
                    enter(next)
                    path.append((next, 0))
                } else if isOnStack[next] {
                    lowest[position] = min(lowest[position], indices[next])
                }
            } else {
                path.removeLast()
                if let parent = path.last?.position { lowest[parent] = min(lowest[parent], lowest[position]) }
                if lowest[position] == indices[position] { leave(position) }
            }
        }
    }

    private mutating func enter(_ position: Int) {
        indices[position] = nextIndex
        lowest[position] = nextIndex
        nextIndex += 1
        stack.append(position)
        isOnStack[position] = true
    }

    /// Takes a complete part off the stack.
    private mutating func leave(_ root: Int) {
        var component: [Int] = []
        while let position = stack.popLast() {
            isOnStack[position] = false
            component.append(position)
            if position == root { break }
        }
        components.append(component)
    }

    /// Breadth first from the part's first stage back to itself; nil where it has no cycle.
    private func cycle(in component: [Int]) -> [Int]? {
        guard let start = component.min() else { return nil }
        let members = Set(component)
        var origins: [Int: Int] = [:]
        var open = [start]
        var next = 0
        while next < open.count {
            let position = open[next]
            next += 1
            for successor in successors[position] where members.contains(successor) {
                if successor == start { return way(to: position, origins) }
                guard origins[successor] == nil else { continue }
                origins[successor] = position
                open.append(successor)
            }
        }
        return nil
    }

    private func way(to end: Int, _ origins: [Int: Int]) -> [Int] {
        var way = [end]
        while let last = way.last, let origin = origins[last] { way.append(origin) }
        return way.reversed()
    }
}
