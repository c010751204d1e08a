import StateMachine

/// A stage's box with the texts that fit into it.
package struct GraphBox: Sendable, Equatable {
    package var x = 0
    package var y = 0
    package var width: Int
    package var height: Int
    /// The name, cut where it is too long.
    package var name: String
    /// What the stage is, and who acts.
    package var role: String
    /// How it stands; nil where no run is shown.
    package var result: String?

    /// The box of a stage, at the origin.
    init(_ node: GraphNode) {
        name = GraphMetrics.nameFont.cut(node.name, to: GraphMetrics.widestText)
        role = GraphMetrics.textFont.cut(
            ([node.role] + node.marks).joined(separator: " · "), to: GraphMetrics.widestText)
        result = Self.result(node).map { GraphMetrics.resultFont.cut($0, to: GraphMetrics.widestText) }
        let texts = max(GraphMetrics.textFont.width(role), result.map(GraphMetrics.resultFont.width) ?? 0)
        let widest = max(GraphMetrics.nameFont.width(name), texts)
        width = GraphMetrics.textLeft + max(widest, GraphMetrics.narrowestText) + GraphMetrics.padding
        height = result == nil ? GraphMetrics.plainHeight : GraphMetrics.runHeight
    }

    /// `3 min 05 s`, `running 5.4 s`, `pending`: the icon says the rest.
    private static func result(_ node: GraphNode) -> String? {
        guard let status = node.status else { return nil }
        let time = node.seconds.map { DurationText.render(seconds: $0) }
        let word = status == .completed && time != nil && !node.isStale ? nil : node.word
        let first = [word, time].compactMap(\.self).joined(separator: " ")
        return [first, node.repetition].compactMap(\.self).joined(separator: " · ")
    }
}
