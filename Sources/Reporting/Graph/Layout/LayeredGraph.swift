/// A graph in layers from left to right, in which every edge leads to the next layer.
///
/// Edges over several layers pass through *dummies*; those to the same vertex share them, so that ways that come
/// together do so once and early.
struct LayeredGraph {
    /// A vertex: a box, or the place in a layer through which an edge passes.
    struct Vertex {
        var height: Int
        var layer: Int
        var isDummy = false
    }

    private(set) var vertices: [Vertex]
    /// The neighbours in the next layer and in the one before.
    private(set) var successors: [[Int]]
    private(set) var predecessors: [[Int]]
    /// The vertices of each layer, from top to bottom.
    var layers: [[Int]] = []
    /// For each edge that was given the vertices on its way, both ends included; a single one where it is left out.
    private(set) var ways: [[Int]] = []

    /// Makes the layers of boxes; `edges` lead from earlier to later ones in `order`.
    init(heights: [Int], edges: [GraphEdge], order: [Int]) {
        vertices = heights.map { Vertex(height: $0, layer: 0) }
        successors = [[Int]](repeating: [], count: heights.count)
        predecessors = successors
        assignLayers(edges, order)
        addWays(edges)
        layers = [[Int]](repeating: [], count: (vertices.map(\.layer).max() ?? -1) + 1)
        for (index, vertex) in vertices.enumerated() { layers[vertex.layer].append(index) }
    }

    /// The longest way from a beginning decides; then what has more ways out than in goes as near to them as it can.
    private mutating func assignLayers(_ edges: [GraphEdge], _ order: [Int]) {
        var next = [[Int]](repeating: [], count: vertices.count)
        var incoming = [Int](repeating: 0, count: vertices.count)
        for edge in edges {
            next[edge.from].append(edge.to)
            incoming[edge.to] += 1
        }
        for index in order {
            for later in next[index] { vertices[later].layer = max(vertices[later].layer, vertices[index].layer + 1) }
        }
        for index in order.reversed() where incoming[index] < next[index].count {
            vertices[index].layer = (next[index].map { vertices[$0].layer }.min() ?? 1) - 1
        }
    }

    /// Edges that say nothing new are left out where they would need too many dummies.
    private mutating func addWays(_ edges: [GraphEdge]) {
        let mostDummies = 2_000 + 4 * vertices.count
        var dummies: [Int: [Int: Int]] = [:]
        ways = edges.map { [$0.from] }
        for isImplied in [false, true] {
            for (index, edge) in edges.enumerated() where edge.isImplied == isImplied {
                if isImplied, vertices.count > mostDummies { continue }
                var way = [edge.from]
                for layer
                    in (vertices[edge.from].layer + 1)..<max(vertices[edge.from].layer + 1, vertices[edge.to].layer)
                {
                    let dummy = dummies[edge.to]?[layer] ?? addDummy(layer)
                    dummies[edge.to, default: [:]][layer] = dummy
                    way.append(dummy)
                }
                way.append(edge.to)
                connect(way)
                ways[index] = way
            }
        }
    }

    private mutating func addDummy(_ layer: Int) -> Int {
        vertices.append(Vertex(height: 0, layer: layer, isDummy: true))
        successors.append([])
        predecessors.append([])
        return vertices.count - 1
    }

    private mutating func connect(_ way: [Int]) {
        for (from, to) in zip(way, way.dropFirst()) {
            // A way that has come to another one follows it to the end.
            if vertices[from].isDummy, !successors[from].isEmpty { return }
            successors[from].append(to)
            predecessors[to].append(from)
        }
    }

    /// How many edges cross between all layers.
    func crossings() -> Int {
        let places = places()
        var count = 0
        for (above, layer) in zip(layers, layers.dropFirst()) where above.count > 1 && layer.count > 1 {
            var size = 1
            while size < above.count { size *= 2 }
            count += crossings(before: layer, places, room: size)
        }
        return count
    }

    /// The place of each vertex in its layer.
    func places() -> [Int] {
        var places = [Int](repeating: 0, count: vertices.count)
        for layer in layers {
            for (place, vertex) in layer.enumerated() { places[vertex] = place }
        }
        return places
    }

    /// Counts inversions with a tree of sums (Barth, Mutzel and Jünger).
    private func crossings(before layer: [Int], _ places: [Int], room: Int) -> Int {
        var sums = [Int](repeating: 0, count: room)
        var seen = 0
        var count = 0
        for vertex in layer {
            let ends = predecessors[vertex]
            for end in ends {
                var index = places[end] + 1
                var before = 0
                while index > 0 {
                    before += sums[index - 1]
                    index -= index & -index
                }
                count += seen - before
            }
            for end in ends {
                var index = places[end] + 1
                while index <= room {
                    sums[index - 1] += 1
                    index += index & -index
                }
            }
            seen += ends.count
        }
        return count
    }
}
