/// A graph in which each declared group is one vertex.
struct GraphClusters {
    /// The stages outside of all frames; they are the first vertices.
    private(set) var singles: [Int] = []
    /// The groups that get a frame, by their positions in the model; they are the vertices after those.
    private(set) var framed: [Int] = []
    /// The edges between vertices, each pair once.
    private(set) var edges: [GraphEdge] = []
    /// The vertices, each after its predecessors.
    private(set) var order: [Int] = []

    /// Takes the groups together; where that leads to a cycle, which no valid workflow does, none gets a frame.
    init(_ model: GraphModel) {
        collect(model, framing: true)
        if order.count < singles.count + framed.count { collect(model, framing: false) }
    }

    private mutating func collect(_ model: GraphModel, framing: Bool) {
        framed = model.groups.indices.filter {
            framing && !model.groups[$0].isImplicit && !model.groups[$0].members.isEmpty
        }
        let isFramed = Set(framed)
        singles = model.nodes.indices.filter { position in
            model.nodes[position].handles.isEmpty
                && model.nodes[position].group.map { !isFramed.contains($0) } ?? true
        }
        var vertices = [Int](repeating: 0, count: model.nodes.count)
        for (vertex, stage) in singles.enumerated() { vertices[stage] = vertex }
        for (index, group) in framed.enumerated() {
            for stage in model.groups[group].members { vertices[stage] = singles.count + index }
        }
        edges = EdgeMerging.merged(model.edges) { edge in
            // Handlers of failures stand outside; an edge of theirs would lead from or to another vertex.
            guard model.nodes[edge.from].handles.isEmpty, model.nodes[edge.to].handles.isEmpty else { return nil }
            return (vertices[edge.from], vertices[edge.to])
        }
        order = EdgeMerging.order(edges, count: singles.count + framed.count)
    }

    /// What a vertex is in the picture.
    func end(_ vertex: Int) -> GraphStroke.End {
        vertex < singles.count ? .stage(singles[vertex]) : .group(framed[vertex - singles.count])
    }
}
