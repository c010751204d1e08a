/// The path of a line: level pieces joined by smooth curves, and through a lane to the next row.
enum StrokePath {
    private static let radius = 10

    /// The commands of the path; a line with an arrow head ends within it.
    static func commands(_ stroke: GraphStroke) -> String {
        guard let first = stroke.runs.first else { return "" }
        var path = "M\(first.left) \(first.y)"
        if first.right > first.left { path += "H\(first.right)" }
        var current = first
        for (index, run) in stroke.runs.enumerated().dropFirst() {
            let isLast = index == stroke.runs.count - 1
            let end = isLast && stroke.hasArrow ? run.right - 5 : run.right
            path +=
                run.lane.map { wrap(current, run, $0, min(run.left, end)) }
                ?? joint(current, run, isLast ? min(run.left, end) : run.left)
            if end > run.left { path += "H\(end)" }
            current = run
        }
        return path
    }

    private static func joint(_ from: GraphRun, _ to: GraphRun, _ end: Int) -> String {
        guard from.y != to.y else { return "H\(end)" }
        let middle = (from.right + end) / 2
        return "C\(middle) \(from.y) \(middle) \(to.y) \(end) \(to.y)"
    }

    /// To the right, down into the lane, back to the left, down and into the row.
    private static func wrap(_ from: GraphRun, _ to: GraphRun, _ lane: Int, _ end: Int) -> String {
        let (right, left, r) = (from.right + 8, to.left - 18, radius)
        return "H\(right)q\(r) 0 \(r) \(r)V\(lane - r)q0 \(r) -\(r) \(r)H\(left)q-\(r) 0 -\(r) \(r)"
            + "V\(to.y - r)q0 \(r) \(r) \(r)H\(end)"
    }
}
