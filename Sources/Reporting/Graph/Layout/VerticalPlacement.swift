/// Gives the vertices of ordered layers their height on the page: long edges straight, neighbours near.
///
/// The method of Brandes and Köpf: four placements, each towards another corner, and of those the mean of the two in
/// the middle. Everything is whole numbers, so that the same graph has the same picture everywhere.
struct VerticalPlacement {
    private let graph: LayeredGraph
    /// Segments that would bend a long edge, as pairs of vertices.
    private var conflicts = Set<Pair>()
    private let boxGap: Int
    private let lineGap: Int

    private struct Pair: Hashable {
        let left: Int
        let right: Int
    }

    /// The middle of each vertex; the topmost edge of all is at 0.
    static func place(_ graph: LayeredGraph, boxGap: Int, lineGap: Int) -> [Int] {
        var placement = VerticalPlacement(graph: graph, boxGap: boxGap, lineGap: lineGap)
        placement.findConflicts()
        return placement.run()
    }

    private func run() -> [Int] {
        var results: [[Int]] = []
        for isBackward in [false, true] {
            for isUpward in [false, true] { results.append(placement(isBackward, isUpward)) }
        }
        let middles = balanced(results)
        let top = middles.indices.map { middles[$0] - graph.vertices[$0].height / 2 }.min() ?? 0
        return middles.map { $0 - top }
    }

    /// Edges between dummies shall be straight: what crosses them is marked.
    private mutating func findConflicts() {
        let places = graph.places()
        for (upper, lower) in zip(graph.layers, graph.layers.dropFirst()) {
            var first = 0
            var begin = 0
            for (index, vertex) in lower.enumerated() {
                let inner =
                    graph.vertices[vertex].isDummy
                    ? graph.predecessors[vertex].first { graph.vertices[$0].isDummy } : nil
                guard inner != nil || index == lower.count - 1 else { continue }
                let last = inner.map { places[$0] } ?? upper.count - 1
                for candidate in lower[begin...index] {
                    for end in graph.predecessors[candidate] where places[end] < first || places[end] > last {
                        let isInner = graph.vertices[candidate].isDummy && graph.vertices[end].isDummy
                        if !isInner { conflicts.insert(Pair(left: end, right: candidate)) }
                    }
                }
                begin = index + 1
                first = last
            }
        }
    }

    private func placement(_ isBackward: Bool, _ isUpward: Bool) -> [Int] {
        var layers = isBackward ? graph.layers.reversed() : graph.layers
        if isUpward { layers = layers.map { $0.reversed() } }
        let roots = align(layers, isBackward)
        let middles = compact(layers, roots)
        return isUpward ? middles.map { -$0 } : middles
    }

    /// Joins vertices with the middle one of their neighbours; gives the first vertex of each one's block.
    private func align(_ layers: [[Int]], _ isBackward: Bool) -> [Int] {
        var roots = Array(graph.vertices.indices)
        var following = roots
        var places = [Int](repeating: 0, count: graph.vertices.count)
        for layer in layers {
            for (place, vertex) in layer.enumerated() { places[vertex] = place }
        }
        let neighbours = isBackward ? graph.successors : graph.predecessors
        for layer in layers {
            var last = -1
            for vertex in layer where !neighbours[vertex].isEmpty {
                let ends = neighbours[vertex].sorted { places[$0] < places[$1] }
                for index in ((ends.count - 1) / 2)...(ends.count / 2) where following[vertex] == vertex {
                    let end = ends[index]
                    let pair = isBackward ? Pair(left: vertex, right: end) : Pair(left: end, right: vertex)
                    guard last < places[end], !conflicts.contains(pair) else { continue }
                    following[end] = vertex
                    roots[vertex] = roots[end]
                    following[vertex] = roots[vertex]
                    last = places[end]
                }
            }
        }
        return roots
    }

    /// Places the blocks one below the other as near as they may be, then each as far down as nothing hinders it.
    private func compact(_ layers: [[Int]], _ roots: [Int]) -> [Int] {
        var blocks = BlockGraph(count: roots.count)
        for layer in layers {
            for (upper, lower) in zip(layer, layer.dropFirst()) {
                blocks.add(from: roots[upper], to: roots[lower], distance: distance(upper, lower))
            }
        }
        let middles = blocks.middles()
        return roots.map { middles[$0] }
    }

    private func distance(_ upper: Int, _ lower: Int) -> Int {
        let isLine = graph.vertices[upper].isDummy || graph.vertices[lower].isDummy
        return (graph.vertices[upper].height + graph.vertices[lower].height) / 2 + (isLine ? lineGap : boxGap)
    }

    /// Moves the placements to the narrowest one, then takes the mean of the middle two for each vertex.
    private func balanced(_ results: [[Int]]) -> [Int] {
        let spans = results.map { ($0.min() ?? 0, $0.max() ?? 0) }
        guard let narrowest = spans.min(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return [] }
        let moved = zip(results, spans).enumerated().map { index, pair in
            let shift = index % 2 == 0 ? narrowest.0 - pair.1.0 : narrowest.1 - pair.1.1
            return pair.0.map { $0 + shift }
        }
        return graph.vertices.indices.map { vertex in
            let sorted = moved.map { $0[vertex] }.sorted()
            return (sorted[1] + sorted[2]) >> 1
        }
    }
}
