import StateMachine

/// What stands in a node of the pictures that other programs lay out.
enum GraphLabel {
    /// The name, what it is, and how it stands.
    static func lines(_ node: GraphNode) -> [String] {
        var lines = [node.name, node.role]
        if !node.marks.isEmpty { lines.append(node.marks.joined(separator: ", ")) }
        if let status = node.status {
            let glyph = StageLook(status, isStale: node.isStale).glyph
            let time = node.seconds.map { " " + DurationText.render(seconds: $0) } ?? ""
            lines.append("\(glyph) \(node.word ?? status.rawValue)\(time)" + (node.repetition.map { ", \($0)" } ?? ""))
        }
        return lines
    }
}

extension GraphPalette {
    /// The colour of the longest path, in light.
    static var accent: String { light("accent") }

    /// The colours of a status, in light.
    static func light(of status: StageStatus) -> (fill: String, rim: String, ink: String) {
        let family = GraphStyleSheet.family(of: status)
        return (light("\(family)-fill"), light("\(family)-rim"), light("\(family)-ink"))
    }

    private static func light(_ name: String) -> String { tones.first { $0.name == name }?.light ?? "#000000" }
}
