/// Where everything of a graph's picture stands, in whole pixels from the left upper corner.
///
/// Each declared group is drawn on its own and then stands as one box among the stages outside, so that nothing that
/// is not in it can come into its frame.
package struct GraphLayout: Sendable, Equatable {
    /// The size of the whole.
    package private(set) var width = 0
    package private(set) var height = 0
    /// The box of each stage.
    package private(set) var boxes: [GraphBox]
    /// The frames of the declared groups.
    package private(set) var frames: [GraphFrame] = []
    /// The lines; those that matter most come last.
    package private(set) var strokes: [GraphStroke] = []
    /// What leads from stages to those that are run when they fail.
    package private(set) var failureLines: [GraphFailureLine] = []
    /// How many lines cross.
    package private(set) var crossings = 0

    /// Lays a graph out.
    package init(_ model: GraphModel) {
        boxes = model.nodes.map(GraphBox.init)
        let clusters = GraphClusters(model)
        var insides: [GroupDrawing] = []
        for group in clusters.framed {
            let inside = GroupDrawing(model, group, boxes)
            insides.append(inside)
            crossings += inside.drawing.crossings
        }
        let sizes =
            clusters.singles.map { LayeredDrawing.Size(width: boxes[$0].width, height: boxes[$0].height) }
            + insides.map(\.size)
        let outside = LayeredDrawing(
            sizes, edges: clusters.edges, order: clusters.order, stretching: clusters.singles.count)
        crossings += outside.crossings
        place(outside, clusters, insides)
        strokes = strokes.filter { !$0.isOnLongestPath } + strokes.filter(\.isOnLongestPath)
        addHandlers(model)
    }

    /// Below everything else, near the stages that they are there for.
    private mutating func addHandlers(_ model: GraphModel) {
        let handlers = model.nodes.indices.filter { !model.nodes[$0].handles.isEmpty }
        guard !handlers.isEmpty else { return }
        let top = height + (height == 0 ? 0 : GraphMetrics.rowGap)
        var free = 0
        for handler in handlers {
            let middles = model.nodes[handler].handles.map { boxes[$0].x + boxes[$0].width / 2 }
            let wanted = middles.reduce(0, +) / max(1, middles.count) - boxes[handler].width / 2
            boxes[handler].x = max(free, wanted)
            boxes[handler].y = top
            free = boxes[handler].x + boxes[handler].width + GraphMetrics.columnGap
            width = max(width, boxes[handler].x + boxes[handler].width)
            height = max(height, top + boxes[handler].height)
            failureLines += model.nodes[handler].handles.map {
                GraphFailureLine(from: $0, to: handler, start: boxes[$0].bottom, end: boxes[handler].top)
            }
        }
    }

    private mutating func place(_ outside: LayeredDrawing, _ clusters: GraphClusters, _ insides: [GroupDrawing]) {
        let shifts = GraphRows(outside).shifts()
        for (index, stage) in clusters.singles.enumerated() {
            let shift = shifts[outside.columnOfBox[index]]
            boxes[stage].x = outside.x[index] + shift.dx
            boxes[stage].y = outside.y[index] + shift.dy
            boxes[stage].width = outside.widths[index]
        }
        strokes = StrokeMaking.strokes(outside, clusters.edges) { clusters.end($0) }
        for index in strokes.indices { strokes[index].runs = moved(strokes[index], outside, shifts) }
        for (index, inside) in insides.enumerated() {
            let vertex = clusters.singles.count + index
            let shift = shifts[outside.columnOfBox[vertex]]
            add(inside, outside.x[vertex] + shift.dx, outside.y[vertex] + shift.dy)
        }
        measure(hasRows: Set(shifts.map(\.lane)).count > 1)
    }

    /// Moves each piece of a line with its column; one that comes to another row says through which lane.
    private func moved(
        _ stroke: GraphStroke, _ outside: LayeredDrawing, _ shifts: [(dx: Int, dy: Int, lane: Int)]
    ) -> [GraphRun] {
        var column = outside.columns.firstPosition(containing: stroke.runs.first?.left ?? 0)
        var runs: [GraphRun] = []
        for run in stroke.runs {
            let shift = shifts[min(column, shifts.count - 1)]
            var moved = run.moved(shift.dx, shift.dy)
            if column > 0, !runs.isEmpty, shifts[column - 1].lane != shift.lane { moved.lane = shift.lane }
            runs.append(moved)
            column += 1
        }
        return runs
    }

    private mutating func add(_ inside: GroupDrawing, _ x: Int, _ y: Int) {
        var frame = inside.frame
        (frame.x, frame.y) = (x, y)
        frames.append(frame)
        for (index, stage) in inside.members.enumerated() {
            boxes[stage].x = x + inside.x[index]
            boxes[stage].y = y + inside.y[index]
            boxes[stage].width = inside.drawing.widths[index]
        }
        strokes += inside.strokes.map { stroke in
            var stroke = stroke
            stroke.runs = stroke.runs.map { $0.moved(x, y) }
            return stroke
        }
    }

    private mutating func measure(hasRows: Bool) {
        let right = (boxes.map { $0.x + $0.width } + frames.map { $0.x + $0.width }).max() ?? 0
        let bottom = (boxes.map { $0.y + $0.height } + frames.map { $0.y + $0.height }).max() ?? 0
        let lines = strokes.flatMap { $0.runs.map(\.y) }.max() ?? 0
        width = right + (hasRows ? GraphMetrics.lane : 0)
        height = max(bottom, lines)
    }
}

extension [ClosedRange<Int>] {
    /// The position of the range that has a value; ranges are in order.
    func firstPosition(containing value: Int) -> Int {
        var (low, high) = (0, Swift.max(0, count - 1))
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
