/// Orders the vertices of each layer so that few edges cross: sweeps by the mean of the neighbours' places, then swaps
/// of neighbours; the best order that was seen is kept, the first one included.
struct CrossingReduction {
    private var graph: LayeredGraph
    private var places: [Int]

    /// The same graph in a better order.
    static func reduce(_ graph: LayeredGraph) -> LayeredGraph {
        var reduction = CrossingReduction(graph: graph, places: graph.places())
        return reduction.run()
    }

    private mutating func run() -> LayeredGraph {
        var best = graph.layers
        var fewest = graph.crossings()
        let sweeps = graph.vertices.count > 20_000 ? 2 : graph.vertices.count > 4_000 ? 6 : 24
        var stale = 0
        for sweep in 0..<sweeps where fewest > 0 && stale < 6 {
            self.sweep(forward: sweep % 2 == 0)
            transpose()
            let crossings = graph.crossings()
            stale += 1
            if crossings < fewest {
                (fewest, best) = (crossings, graph.layers)
                stale = 0
            }
        }
        graph.layers = best
        return graph
    }

    private mutating func sweep(forward: Bool) {
        let indices = Array(graph.layers.indices)
        for index in forward ? indices : indices.reversed() {
            let neighbours = forward ? graph.predecessors : graph.successors
            graph.layers[index] = sorted(graph.layers[index], neighbours)
            note(graph.layers[index])
        }
    }

    /// Compares means as fractions, without rounding; what has no neighbours stays where it is.
    private func sorted(_ layer: [Int], _ neighbours: [[Int]]) -> [Int] {
        let means = layer.enumerated().map { place, vertex in
            let ends = neighbours[vertex]
            return ends.isEmpty
                ? (vertex: vertex, place: place, sum: place, count: 1)
                : (vertex: vertex, place: place, sum: ends.reduce(0) { $0 + places[$1] }, count: ends.count)
        }
        return means.sorted {
            let (left, right) = ($0.sum * $1.count, $1.sum * $0.count)
            return left == right ? $0.place < $1.place : left < right
        }.map(\.vertex)
    }

    private mutating func note(_ layer: [Int]) {
        for (place, vertex) in layer.enumerated() { places[vertex] = place }
    }

    /// Swaps neighbours while that saves crossings, a few times over.
    private mutating func transpose() {
        for _ in 0..<4 {
            var isBetter = false
            for index in graph.layers.indices where graph.layers[index].count > 1 {
                for place in 1..<graph.layers[index].count {
                    let (upper, lower) = (graph.layers[index][place - 1], graph.layers[index][place])
                    guard gain(upper, lower) > 0 else { continue }
                    graph.layers[index].swapAt(place - 1, place)
                    (places[upper], places[lower]) = (place, place - 1)
                    isBetter = true
                }
            }
            if !isBetter { return }
        }
    }

    /// How many crossings it saves to swap two neighbours of a layer.
    private func gain(_ upper: Int, _ lower: Int) -> Int {
        gain(graph.predecessors[upper], graph.predecessors[lower])
            + gain(graph.successors[upper], graph.successors[lower])
    }

    private func gain(_ upper: [Int], _ lower: [Int]) -> Int {
        guard !upper.isEmpty, !lower.isEmpty else { return 0 }
        if upper.count == 1, lower.count == 1 { return (places[upper[0]] - places[lower[0]]).signum() }
        let (left, right) = (upper.map { places[$0] }.sorted(), lower.map { places[$0] }.sorted())
        return Self.inversions(left, right) - Self.inversions(right, left)
    }

    /// Pairs in which the left place is greater than the right one; both are sorted.
    private static func inversions(_ left: [Int], _ right: [Int]) -> Int {
        var smaller = 0
        var count = 0
        for place in left {
            while smaller < right.count, right[smaller] < place { smaller += 1 }
            count += smaller
        }
        return count
    }
}
