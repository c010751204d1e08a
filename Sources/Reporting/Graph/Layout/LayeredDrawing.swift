/// Boxes in columns from left to right, with the ways of the edges between them.
struct LayeredDrawing {
    /// The size of a box.
    struct Size: Equatable {
        var width: Int
        var height: Int
    }

    /// The left upper corner of each box.
    private(set) var x: [Int]
    private(set) var y: [Int]
    /// The width of each box as it is drawn.
    let widths: [Int]
    /// The column of each box.
    let columnOfBox: [Int]
    /// The first and the last pixel of each column.
    private(set) var columns: [ClosedRange<Int>] = []
    /// What each column takes from top to bottom, lines included.
    private(set) var extents: [ClosedRange<Int>] = []
    /// For each edge its level pieces: from its box to the end of the column, through columns, to its other box.
    private(set) var ways: [[GraphRun]] = []
    /// For each edge the vertices that it passes; boxes have the first numbers.
    let vertices: [[Int]]
    /// How many edges cross.
    let crossings: Int

    /// Draws boxes; `edges` lead from earlier to later ones in `order`. The first so many boxes are stages, which
    /// become as wide as the widest stage of their column.
    init(_ sizes: [Size], edges: [GraphEdge], order: [Int], stretching stages: Int) {
        let graph = CrossingReduction.reduce(
            LayeredGraph(heights: sizes.map(\.height), edges: edges, order: order))
        let middles = VerticalPlacement.place(graph, boxGap: GraphMetrics.boxGap, lineGap: GraphMetrics.lineGap)
        crossings = graph.crossings()
        vertices = graph.ways
        columnOfBox = sizes.indices.map { graph.vertices[$0].layer }
        x = []
        widths = Self.widths(sizes, columnOfBox, stages)
        y = sizes.indices.map { middles[$0] - sizes[$0].height / 2 }
        placeColumns(graph, sizes, middles)
        x = sizes.indices.map { box in
            let column = columns[columnOfBox[box]]
            return (column.lowerBound + column.upperBound - widths[box]) / 2
        }
        ways = graph.ways.map { way in runs(way, graph, middles) }
    }

    /// The whole width.
    var width: Int { columns.last?.upperBound ?? 0 }
    /// The whole height.
    var height: Int { extents.map(\.upperBound).max() ?? 0 }

    private static func widths(_ sizes: [Size], _ columns: [Int], _ stages: Int) -> [Int] {
        var widest = [Int](repeating: 0, count: (columns.max() ?? -1) + 1)
        for box in 0..<stages { widest[columns[box]] = max(widest[columns[box]], sizes[box].width) }
        return sizes.indices.map { $0 < stages ? widest[columns[$0]] : sizes[$0].width }
    }

    /// The gap between two columns grows with the slope of what leads through it.
    private mutating func placeColumns(_ graph: LayeredGraph, _ sizes: [Size], _ middles: [Int]) {
        var left = 0
        for layer in graph.layers {
            let width = layer.map { $0 < sizes.count ? sizes[$0].width : 0 }.max() ?? 0
            columns.append(left...(left + width))
            let top = layer.map { middles[$0] - graph.vertices[$0].height / 2 }.min() ?? 0
            let bottom = layer.map { middles[$0] + graph.vertices[$0].height / 2 }.max() ?? top
            extents.append(top...bottom)
            var steepest = 0
            for vertex in layer {
                for next in graph.successors[vertex] { steepest = max(steepest, abs(middles[next] - middles[vertex])) }
            }
            left += width + GraphMetrics.columnGap + min(GraphMetrics.columnGap, steepest / 10)
        }
    }

    private func runs(_ way: [Int], _ graph: LayeredGraph, _ middles: [Int]) -> [GraphRun] {
        guard way.count > 1 else { return [] }
        return way.enumerated().map { index, vertex in
            let column = columns[graph.vertices[vertex].layer]
            var run = GraphRun(left: column.lowerBound, right: column.upperBound, y: middles[vertex])
            if index == 0 { run.left = x[vertex] + widths[vertex] }
            if index == way.count - 1 { run.right = x[vertex] }
            return run
        }
    }
}
