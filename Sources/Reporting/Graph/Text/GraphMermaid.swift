import StateMachine

/// A graph as a flowchart of Mermaid.
package enum GraphMermaid {
    /// The flowchart: groups are subgraphs, statuses are classes, and no name is obeyed.
    package static func render(_ model: GraphModel) -> String {
        var lines = ["flowchart LR"]
        for (index, group) in model.groups.enumerated() where !group.isImplicit {
            lines.append("  subgraph g\(index)[\"\(escaped(group.name))\"]")
            lines += group.members.map { "    " + node($0, model.nodes[$0]) }
            lines.append("  end")
        }
        for (position, stage) in model.nodes.enumerated() where stage.group.map({ model.groups[$0].isImplicit }) ?? true
        {
            lines.append("  " + node(position, stage))
        }
        for edge in model.edges {
            let arrow = edge.isOnLongestPath ? "==>" : edge.isImplied ? "-.->" : "-->"
            lines.append("  s\(edge.from) \(arrow) s\(edge.to)")
        }
        lines += model.failureEdges.map { "  s\($0.from) -. on failure .-> s\($0.to)" }
        return (lines + classes(model) + stale(model)).joined(separator: "\n") + "\n"
    }

    /// The shape tells the kind.
    private static func node(_ position: Int, _ node: GraphNode) -> String {
        let shape =
            switch node.kind {
            case "review": ("{{", "}}")
            case "acceptance": ("[/", "/]")
            case "tests": ("[\\", "\\]")
            case "command": ("[[", "]]")
            case "approval": (">", "]")
            case "marker": ("([", "])")
            default: ("[", "]")
            }
        let lines = GraphLabel.lines(node).map(escaped).joined(separator: "<br/>")
        return "s\(position)\(shape.0)\"\(lines)\"\(shape.1)"
    }

    /// What is stale is dashed, whatever else it is.
    private static func stale(_ model: GraphModel) -> [String] {
        model.nodes.indices.filter { model.nodes[$0].isStale }.map { "  style s\($0) stroke-dasharray:6 4" }
    }

    private static func classes(_ model: GraphModel) -> [String] {
        guard model.isRun else { return [] }
        return StageStatus.allCases.flatMap { status in
            let stages = model.nodes.indices.filter { model.nodes[$0].status == status }.map { "s\($0)" }
            if stages.isEmpty { return [] as [String] }
            let look = GraphPalette.light(of: status)
            return [
                "  classDef \(status.rawValue) fill:\(look.fill),stroke:\(look.rim),color:\(look.ink)",
                "  class \(stages.joined(separator: ",")) \(status.rawValue)",
            ]
        }
    }

    /// Letters, digits and what is harmless stay; everything else becomes a code that Mermaid turns back.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            let isHarmless = scalar.value > 0x7F || scalar.properties.isAlphabetic || (48...57).contains(scalar.value)
            let isPlain = isHarmless || [" ", "_", "-", ".", ","].contains(scalar)
            escaped += isPlain ? String(scalar) : "#\(scalar.value);"
        }
        return escaped
    }
}
