import StateMachine

/// A graph in the language of Graphviz.
package enum GraphDOT {
    /// The graph: groups are clusters, and every text is escaped.
    package static func render(_ model: GraphModel) -> String {
        var lines = [
            "digraph teambot {", "  rankdir=LR;", "  label=\"\(escaped(model.title))\";", "  labelloc=t;",
            "  fontname=\"sans-serif\";",
            "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", color=\"#7a8594\", "
                + "fontname=\"sans-serif\"];",
            "  edge [color=\"#7a8594\"];",
        ]
        for (index, group) in model.groups.enumerated() where !group.isImplicit {
            lines.append("  subgraph cluster_\(index) {")
            lines.append("    label=\"\(escaped(group.name))\"; style=dashed; color=\"#7a8594\";")
            lines += group.members.map { "    " + node($0, model.nodes[$0]) }
            lines.append("  }")
        }
        for (position, stage) in model.nodes.enumerated() where stage.group.map({ model.groups[$0].isImplicit }) ?? true
        {
            lines.append("  " + node(position, stage))
        }
        lines += model.edges.map(edge)
        lines += model.failureEdges.map {
            "  s\($0.from) -> s\($0.to) [style=dotted, label=\"on failure\", constraint=false];"
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private static func node(_ position: Int, _ node: GraphNode) -> String {
        let label = GraphLabel.lines(node).map(escaped).joined(separator: "\\n")
        var attributes = ["label=\"\(label)\""]
        if let status = node.status {
            let look = GraphPalette.light(of: status)
            attributes += ["fillcolor=\"\(look.fill)\"", "fontcolor=\"\(look.ink)\""]
            if !node.isOnLongestPath { attributes.append("color=\"\(look.rim)\"") }
        }
        if node.isStale { attributes.append("style=\"rounded,filled,dashed\"") }
        if node.isOnLongestPath { attributes += ["color=\"\(GraphPalette.accent)\"", "penwidth=2"] }
        return "s\(position) [\(attributes.joined(separator: ", "))];"
    }

    private static func edge(_ edge: GraphEdge) -> String {
        let look =
            edge.isOnLongestPath
            ? " [color=\"\(GraphPalette.accent)\", penwidth=2]" : edge.isImplied ? " [style=dotted]" : ""
        return "  s\(edge.from) -> s\(edge.to)\(look);"
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\\($1)" : String($1) }
    }
}
