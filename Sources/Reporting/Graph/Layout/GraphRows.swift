/// Breaks a long drawing into rows, as text is broken into lines, where a single edge leads on.
struct GraphRows {
    /// The first column of each row.
    private(set) var starts = [0]
    private let drawing: LayeredDrawing
    /// Whether a row may begin with a column.
    private var mayBegin: [Bool]

    /// Finds the fewest rows, then the narrowest ones.
    init(_ drawing: LayeredDrawing) {
        self.drawing = drawing
        mayBegin = [Bool](repeating: true, count: drawing.columns.count)
        findBreaks()
        guard drawing.width > GraphMetrics.widestRow else { return }
        starts = broken(GraphMetrics.widestRow)
        var (narrow, wide) = (GraphMetrics.widestRow / 2, GraphMetrics.widestRow)
        while narrow < wide {
            let middle = (narrow + wide) / 2
            let rows = broken(middle)
            if rows.count <= starts.count, widest(rows) <= max(middle, widest(starts)) {
                starts = rows
                wide = middle
            } else {
                narrow = middle + 1
            }
        }
    }

    /// A row may begin where exactly one pair of vertices is joined between the columns.
    private mutating func findBreaks() {
        var segments = [[Int]?](repeating: nil, count: drawing.columns.count)
        for way in drawing.vertices where way.count > 1 {
            let first = drawing.columnOfBox[way[0]]
            for (index, pair) in zip(way, way.dropFirst()).enumerated() {
                let column = first + index + 1
                if let known = segments[column], known != [pair.0, pair.1] { mayBegin[column] = false }
                segments[column] = [pair.0, pair.1]
            }
        }
        for (column, segment) in segments.enumerated() where segment == nil && column > 0 { mayBegin[column] = false }
    }

    /// Fills row after row up to a width.
    private func broken(_ width: Int) -> [Int] {
        var starts = [0]
        var candidate: Int?
        for (column, range) in drawing.columns.enumerated() {
            if column > 0, mayBegin[column] { candidate = column }
            let start = drawing.columns[starts[starts.count - 1]].lowerBound
            if range.upperBound - start > width, let next = candidate, next > starts[starts.count - 1] {
                starts.append(next)
                candidate = nil
            }
        }
        return starts
    }

    private func widest(_ starts: [Int]) -> Int {
        let ends = starts.dropFirst().map { $0 - 1 } + [drawing.columns.count - 1]
        return zip(starts, ends).map { drawing.columns[$1].upperBound - drawing.columns[$0].lowerBound }.max() ?? 0
    }

    /// By how much each column is moved, and the lane above its row; rows stand one below the other.
    func shifts() -> [(dx: Int, dy: Int, lane: Int)] {
        var shifts: [(dx: Int, dy: Int, lane: Int)] = []
        var top = 0
        let ends = starts.dropFirst() + [drawing.columns.count]
        for (row, (start, end)) in zip(starts, ends).enumerated() where start < end {
            let extents = drawing.extents[start..<end]
            let (least, most) = (extents.map(\.lowerBound).min() ?? 0, extents.map(\.upperBound).max() ?? 0)
            let dx = -drawing.columns[start].lowerBound + (starts.count > 1 ? GraphMetrics.lane : 0)
            let lane = top - GraphMetrics.rowGap / 2
            shifts += repeatElement((dx: dx, dy: top - least, lane: row == 0 ? 0 : lane), count: end - start)
            top += most - least + GraphMetrics.rowGap
        }
        return shifts
    }
}
