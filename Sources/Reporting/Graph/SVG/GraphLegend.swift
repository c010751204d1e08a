import StateMachine

/// What the looks of stages and lines mean, below the picture of a run.
struct GraphLegend {
    private enum Item {
        case status(StageStatus)
        case stale
        case longest
        case implied
    }

    private var rows: [[(item: Item, x: Int)]] = []
    private static let rowHeight = 24

    /// Tells only what is to be seen; nothing where no run is shown.
    init(_ model: GraphModel, widest: Int) {
        guard model.isRun else { return }
        let statuses = Set(model.nodes.filter { !$0.isStale }.compactMap(\.status))
        var items = StageStatus.allCases.filter(statuses.contains).map(Item.status)
        if model.nodes.contains(where: \.isStale) { items.append(.stale) }
        if model.longestPath != nil { items.append(.longest) }
        if model.edges.contains(where: \.isImplied) { items.append(.implied) }
        var x = 0
        for item in items {
            let width = 26 + GraphMetrics.textFont.width(Self.word(item)) + 18
            if rows.isEmpty || x + width > widest {
                rows.append([])
                x = 0
            }
            rows[rows.count - 1].append((item, x))
            x += width
        }
    }

    /// What it takes, with the room above it.
    var height: Int { rows.isEmpty ? 0 : 12 + rows.count * Self.rowHeight }

    /// The legend below a picture of some height.
    func render(top: Int) -> String {
        guard !rows.isEmpty else { return "" }
        var text = "<g class=\"graph-legend\">"
        for (row, items) in rows.enumerated() {
            for (item, x) in items { text += render(item, x, top + 20 + row * Self.rowHeight) }
        }
        return text + "</g>\n"
    }

    private func render(_ item: Item, _ x: Int, _ y: Int) -> String {
        let label = "<text x=\"\(x + 24)\" y=\"\(y + 12)\">\(Self.word(item))</text>"
        switch item {
        case .status(let status):
            return "<g class=\"graph-\(status.rawValue)\">" + GraphIcon.render(status, kind: "", x: x, y: y)
                + label + "</g>"
        case .stale:
            return "<g class=\"graph-completed graph-stale\">"
                + GraphIcon.render(.completed, isStale: true, kind: "", x: x, y: y) + label + "</g>"
        case .longest: return line("graph-longest", x, y) + label
        case .implied: return line("graph-implied", x, y) + label
        }
    }

    private func line(_ look: String, _ x: Int, _ y: Int) -> String {
        "<path class=\"graph-edge \(look)\" d=\"M\(x) \(y + 8)h18\"/>"
    }

    private static func word(_ item: Item) -> String {
        switch item {
        case .status(let status): status.rawValue
        case .stale: "stale"
        case .longest: "longest path"
        case .implied: "implied by a longer way"
        }
    }
}
