/// A group drawn on its own: its members between the place where lines come in and the one where they go out.
struct GroupDrawing {
    /// The stages, by their positions in the model; they are the first vertices.
    let members: [Int]
    let drawing: LayeredDrawing
    private(set) var frame: GraphFrame
    /// The lines, from the corner of the frame.
    private(set) var strokes: [GraphStroke] = []
    private let top = GraphMetrics.frameTitle
    private let left: Int

    /// Draws a group of a model, whose boxes have their sizes.
    init(_ model: GraphModel, _ group: Int, _ boxes: [GraphBox]) {
        members = model.groups[group].members
        var vertices: [Int: Int] = [:]
        for (vertex, stage) in members.enumerated() { vertices[stage] = vertex }
        let touching = model.edges.filter { vertices[$0.from] != nil || vertices[$0.to] != nil }
        let hasEntry = touching.contains { vertices[$0.from] == nil }
        let hasExit = touching.contains { vertices[$0.to] == nil }
        // A way in or out is a vertex without size that has a column of its own.
        let entry = members.count
        let exit = entry + (hasEntry ? 1 : 0)
        let count = exit + (hasExit ? 1 : 0)
        let edges = EdgeMerging.merged(touching) { (vertices[$0.from] ?? entry, vertices[$0.to] ?? exit) }
        var sizes = members.map { LayeredDrawing.Size(width: boxes[$0].width, height: boxes[$0].height) }
        sizes += repeatElement(LayeredDrawing.Size(width: 0, height: 0), count: count - entry)
        drawing = LayeredDrawing(
            sizes, edges: edges, order: EdgeMerging.order(edges, count: count),
            stretching: entry)
        left = hasEntry ? 0 : GraphMetrics.framePadding
        frame = GraphFrame(
            group: group, width: drawing.width + left + (hasExit ? 0 : GraphMetrics.framePadding),
            height: (drawing.height + GraphMetrics.frameTitle + GraphMetrics.framePadding) / 2 * 2, name: "")
        frame.name = GraphMetrics.textFont.cut(
            model.groups[group].name, to: frame.width - 2 * GraphMetrics.framePadding)
        makeStrokes(edges, group)
    }

    /// What it takes outside.
    var size: LayeredDrawing.Size { LayeredDrawing.Size(width: frame.width, height: frame.height) }
    /// The corners of the members, from the corner of the frame.
    var x: [Int] { drawing.x.map { $0 + left } }
    var y: [Int] { drawing.y.map { $0 + top } }

    /// Lines come in and go out in the middle of the frame's sides.
    private mutating func makeStrokes(_ edges: [GraphEdge], _ group: Int) {
        let entry = members.count
        strokes = StrokeMaking.strokes(drawing, edges) { $0 < entry ? .stage(members[$0]) : .group(group) }
        for index in strokes.indices {
            strokes[index].runs = strokes[index].runs.map { $0.moved(left, top) }
            guard !strokes[index].runs.isEmpty else { continue }
            let last = strokes[index].runs.count - 1
            if strokes[index].from == .group(group) {
                strokes[index].runs[0] = GraphRun(left: 0, right: 0, y: frame.height / 2)
            }
            if strokes[index].to == .group(group), !strokes[index].joinsAnother {
                strokes[index].runs[last] = GraphRun(left: frame.width, right: frame.width, y: frame.height / 2)
            }
        }
    }
}
