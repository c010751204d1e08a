import StateMachine

/// A graph for the terminal.
package struct GraphText {
    private let model: GraphModel
    private let style: Style
    private static let deepest = 24

    /// The graph as lines from top to bottom; the path that took longest has a bar at its left.
    package static func render(_ model: GraphModel, style: Style) -> String {
        let view = GraphText(model: model, style: style)
        var parts = [view.head, view.table().render(style)]
        if let sentence = model.sentence { parts.append(view.wrapped(sentence)) }
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var head: [String] {
        [style.paint(style.cut(model.title), .bold), style.paint(style.cut(model.caption), .dim)]
    }

    private func wrapped(_ sentence: String) -> [String] {
        style.width > 0 ? WrappedText.lines(sentence, columns: style.width, most: 40) : [sentence]
    }

    private func table() -> Table {
        var table = Table(columns: [
            Table.Column(), Table.Column(dropOrder: 2), Table.Column(isRightAligned: true, dropOrder: 4),
            Table.Column(dropOrder: 1), Table.Column(dropOrder: 3),
        ])
        table.rows = GraphOutline(model).lines.map { line in
            guard let stage = line.stage else {
                let name = line.group.map { model.groups[$0].name } ?? ""
                return .across(Table.Cell(margin(false) + shortened(line.prefix) + name, .dim))
            }
            return row(model.nodes[stage], line)
        }
        return table
    }

    private func row(_ node: GraphNode, _ line: GraphOutline.Line) -> Table.Row {
        let look = node.status.map { StageLook($0, isStale: node.isStale) }
        let name = margin(node.isOnLongestPath) + shortened(line.prefix) + (look?.glyph ?? "○") + " " + node.name
        let more = ([node.isOptional ? "optional" : nil, node.repetition].compactMap(\.self) + node.marks)
            .joined(separator: ", ")
        let after =
            node.handles.isEmpty ? names(line.after, after: "after ") : names(node.handles, after: "on failure of ")
        let note = after.map { Table.Cell($0, .dim) }
        return .cells(
            [
                Table.Cell(name, look?.paint), Table.Cell(node.role, .dim),
                Table.Cell(node.seconds.map { DurationText.render(seconds: $0) } ?? ""), Table.Cell(more, .dim),
                Table.Cell(node.word ?? "", look?.paint),
            ], note: note)
    }

    /// Some stages after a word; nil where there are none.
    private func names(_ stages: [Int], after word: String) -> String? {
        guard !stages.isEmpty else { return nil }
        let names = stages.prefix(6).map { model.nodes[$0].name } + (stages.count > 6 ? ["…"] : [])
        return word + names.joined(separator: ", ")
    }

    /// The bar of the longest path; no column where no run is shown.
    private func margin(_ isOnLongestPath: Bool) -> String {
        model.longestPath == nil ? "" : isOnLongestPath ? "┃ " : "  "
    }

    /// Of branches within branches only the innermost can be shown.
    private func shortened(_ prefix: String) -> String {
        prefix.count > Self.deepest ? "…" + String(prefix.suffix(Self.deepest - 1)) : prefix
    }
}
