/// Makes the lines of a drawing from its edges.
enum StrokeMaking {
    /// A line for each edge that is drawn; a line that comes to one with the same end stops there, unless it matters.
    static func strokes(
        _ drawing: LayeredDrawing, _ edges: [GraphEdge], _ end: (Int) -> GraphStroke.End
    ) -> [GraphStroke] {
        var strokes: [GraphStroke] = []
        var drawn = Set<Int>()
        for isImplied in [true, false] {
            for (index, edge) in edges.enumerated() where edge.isImplied == isImplied {
                var runs = drawing.ways[index]
                guard runs.count > 1 else { continue }
                let dummies = drawing.vertices[index].dropFirst().dropLast()
                var joins = false
                if !edge.isOnLongestPath, !isImplied, let meeting = dummies.firstIndex(where: drawn.contains) {
                    runs = Array(runs[...meeting])
                    runs[meeting].right = runs[meeting].left
                    joins = true
                }
                if !isImplied { drawn.formUnion(dummies) }
                strokes.append(
                    GraphStroke(
                        from: end(edge.from), to: end(edge.to), runs: runs, isImplied: isImplied,
                        isOnLongestPath: edge.isOnLongestPath, joinsAnother: joins))
            }
        }
        return strokes
    }
}
