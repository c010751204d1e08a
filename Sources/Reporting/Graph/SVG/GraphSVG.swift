import StateMachine

/// The picture of a graph as SVG.
package struct GraphSVG {
    private let layout: GraphLayout
    private let model: GraphModel
    private let isStandalone: Bool
    private let linksToStages: Bool
    private var text = ""

    /// One `svg` element, everything in it escaped. Standalone it has a title and a style sheet of its own; embedded
    /// it has classes only, and `GraphStyleSheet.text` is the style sheet to put into the page.
    ///
    /// Classes: `graph` (the whole), `graph-stage` with one of `graph-plain` (no run is shown), `graph-pending`,
    /// `graph-running`, `graph-completed`, `graph-failed`, `graph-skipped`, `graph-blocked`, `graph-waiting`,
    /// `graph-interrupted`, `graph-stale` beside these, and `graph-longest` on the path that took longest; in it `graph-box`, `graph-disc`,
    /// `graph-icon`, `graph-name`, `graph-role`, `graph-result`; `graph-group` with `graph-frame` and
    /// `graph-group-name`; `graph-edge` and `graph-arrow`, perhaps with `graph-implied`, `graph-longest` or
    /// `graph-failure`, whose name is a `graph-failure-name`;
    /// `graph-legend`. With `linksToStages` each stage is in a `graph-link` to `#stage-NAME`.
    package static func render(
        _ layout: GraphLayout, _ model: GraphModel, isStandalone: Bool, linksToStages: Bool = false
    ) -> String {
        var picture = GraphSVG(
            layout: layout, model: model, isStandalone: isStandalone, linksToStages: linksToStages)
        picture.draw()
        return picture.text
    }

    private init(layout: GraphLayout, model: GraphModel, isStandalone: Bool, linksToStages: Bool) {
        self.layout = layout
        self.model = model
        self.isStandalone = isStandalone
        self.linksToStages = linksToStages
    }

    private mutating func draw() {
        let margin = GraphMetrics.margin
        let head = isStandalone ? GraphMetrics.headHeight : 0
        let legend = GraphLegend(model, widest: max(layout.width, GraphMetrics.narrowestPicture))
        let width = max(layout.width, GraphMetrics.narrowestPicture) + 2 * margin
        let height = head + layout.height + legend.height + 2 * margin
        // A picture with links is a group of them; nothing in an image can be reached by keyboard or screen reader.
        text +=
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" role=\"\(linksToStages ? "group" : "img")\" "
            + "aria-labelledby=\"graph-title graph-desc\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
            + "height=\"\(height)\">\n<title id=\"graph-title\">\(XMLText.escaped(model.title))</title>\n"
            + "<desc id=\"graph-desc\">\(XMLText.escaped(model.summary))</desc>\n"
        if isStandalone { drawHead(width, height) }
        text += "<g transform=\"translate(\(margin) \(margin + head))\">\n"
        for frame in layout.frames { draw(frame) }
        for line in layout.failureLines { draw(line) }
        for stroke in layout.strokes { draw(stroke) }
        for (node, box) in zip(model.nodes, layout.boxes) { draw(node, box) }
        for handler in Set(layout.failureLines.map(\.to)).sorted() { drawFailureName(layout.boxes[handler]) }
        text += legend.render(top: layout.height) + "</g>\n</svg>\n"
    }

    private mutating func drawHead(_ width: Int, _ height: Int) {
        let margin = GraphMetrics.margin
        let title = GraphMetrics.titleFont.cut(model.title, to: width - 2 * margin)
        let line = GraphMetrics.textFont.cut(model.caption, to: width - 2 * margin)
        text +=
            "<style>\(GraphStyleSheet.text)</style>\n"
            + "<rect class=\"graph-page\" width=\"\(width)\" height=\"\(height)\" rx=\"12\"/>\n"
            + "<text class=\"graph-title\" x=\"\(margin)\" y=\"\(margin + 14)\">\(XMLText.escaped(title))</text>\n"
            + "<text class=\"graph-caption\" x=\"\(margin)\" y=\"\(margin + 34)\">\(XMLText.escaped(line))</text>\n"
    }

    private mutating func draw(_ frame: GraphFrame) {
        let name = model.groups[frame.group].name
        text +=
            "<g class=\"graph-group\"><title>\(XMLText.escaped("group \(name)"))</title>"
            + "<rect class=\"graph-frame\" x=\"\(frame.x)\" y=\"\(frame.y)\" width=\"\(frame.width)\" "
            + "height=\"\(frame.height)\" rx=\"12\"/>"
            + "<text class=\"graph-group-name\" x=\"\(frame.x + GraphMetrics.framePadding)\" y=\"\(frame.y + 17)\">"
            + "\(XMLText.escaped(frame.name))</text></g>\n"
    }

    private mutating func draw(_ stroke: GraphStroke) {
        let look = stroke.isOnLongestPath ? " graph-longest" : stroke.isImplied ? " graph-implied" : ""
        text += "<path class=\"graph-edge\(look)\" fill=\"none\" d=\"\(StrokePath.commands(stroke))\"/>"
        if stroke.hasArrow, let end = stroke.runs.last {
            text += "<path class=\"graph-arrow\(look)\" d=\"M\(end.right) \(end.y)l-8 -4.5v9z\"/>"
        }
        text += "\n"
    }

    /// It bends so that it leaves downwards and comes from above.
    private mutating func draw(_ line: GraphFailureLine) {
        let middle = line.end.y - GraphMetrics.rowGap / 2
        text +=
            "<path class=\"graph-edge graph-failure\" fill=\"none\" d=\"M\(line.start.x) \(line.start.y)"
            + "C\(line.start.x) \(middle) \(line.end.x) \(middle) \(line.end.x) \(line.end.y - 4)\"/>\n"
    }

    /// What the lines mean that come to a box from above.
    private mutating func drawFailureName(_ box: GraphBox) {
        text +=
            "<path class=\"graph-arrow graph-failure\" d=\"M\(box.top.x) \(box.top.y)l-4.5 -8h9z\"/>"
            + "<text class=\"graph-failure-name\" x=\"\(box.top.x + 9)\" y=\"\(box.top.y - 7)\">on failure</text>\n"
    }

    private mutating func draw(_ node: GraphNode, _ box: GraphBox) {
        let look =
            "graph-\(node.status?.rawValue ?? "plain")" + (node.isStale ? " graph-stale" : "")
            + (node.isOnLongestPath ? " graph-longest" : "")
        let radius = node.kind == "marker" ? box.height / 2 : 8
        if linksToStages { text += "<a class=\"graph-link\" href=\"#stage-\(XMLText.encoded(node.name))\">" }
        text +=
            "<g class=\"graph-stage \(look)\"><title>\(XMLText.escaped(node.sentence))</title>"
            + "<rect class=\"graph-box\" x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" "
            + "height=\"\(box.height)\" rx=\"\(min(radius, 23))\"/>"
            + GraphIcon.render(node.status, isStale: node.isStale, kind: node.kind, x: box.x + 11, y: box.y + 8)
            + line("graph-name", box.name, box.x, box.y + 21) + line("graph-role", box.role, box.x, box.y + 37)
        if let result = box.result { text += line("graph-result", result, box.x, box.y + 54) }
        text += linksToStages ? "</g></a>\n" : "</g>\n"
    }

    private func line(_ look: String, _ content: String, _ x: Int, _ y: Int) -> String {
        "<text class=\"\(look)\" x=\"\(x + GraphMetrics.textLeft)\" y=\"\(y)\">\(XMLText.escaped(content))</text>"
    }
}
