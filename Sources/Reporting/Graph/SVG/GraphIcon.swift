import StateMachine

/// Small drawings of 16 by 16 pixels that need no font.
enum GraphIcon {
    /// What tells how a stage stands: a sign on a disc.
    static func path(_ status: StageStatus) -> String {
        switch status {
        case .completed: "M4.8 8.3l2.2 2.2l4.2-4.8"
        case .running: "M6.6 5.2v5.6l4.4-2.8z"
        case .failed: "M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"
        case .waiting: "M6.4 5.4v5.2M9.6 5.4v5.2"
        case .interrupted: "M8 4.6v4.2M8 11.2v.2"
        case .pending: "M8 4.8v3.4l2.2 1.4"
        case .skipped: "M5 5.2l3 2.8l-3 2.8M8.6 5.2l3 2.8l-3 2.8"
        case .blocked: "M5 8h6"
        }
    }

    /// What tells which kind of stage it is.
    static func path(kind: String) -> String {
        switch kind {
        case "review": "M11.2 7a4.2 4.2 0 1 1-8.4 0a4.2 4.2 0 0 1 8.4 0M10.2 10.2l3.6 3.6"
        case "acceptance": "M6.4 2v4l-3.6 6.6a1 1 0 0 0 .9 1.4h8.6a1 1 0 0 0 .9-1.4l-3.6-6.6v-4M5.2 2h5.6M4.6 10h6.8"
        case "tests": "M2.6 4.2l1.4 1.4l2.4-2.8M2.6 10.6l1.4 1.4l2.4-2.8M8.8 4.6h4.8M8.8 11h4.8"
        case "command": "M2.8 4l4 4l-4 4M8.4 12.4h5"
        case "approval": "M10.8 5a2.8 2.8 0 1 1-5.6 0a2.8 2.8 0 0 1 5.6 0M2.8 14c0-3 2.2-4.6 5.2-4.6s5.2 1.6 5.2 4.6"
        case "marker": "M4 14.4v-12.4M4 2.6h8.4l-2 3l2 3h-8.4"
        default: "M2.8 13.2l.8-3.4l7.4-7.4l2.6 2.6l-7.4 7.4zM9.2 4.2l2.6 2.6"
        }
    }
}

extension GraphIcon {
    /// What tells that a stage is stale: an arrow that goes round.
    static let stale = "M11.4 6.2a3.8 3.8 0 1 0 .4 2.6M11.6 4v2.4h-2.4"

    /// The icon of a stage: its status where a run is shown, else its kind.
    static func render(_ status: StageStatus?, isStale: Bool = false, kind: String, x: Int, y: Int) -> String {
        guard let status else {
            return "<path class=\"graph-icon\" fill=\"none\" transform=\"translate(\(x) \(y))\" "
                + "d=\"\(path(kind: kind))\"/>"
        }
        return "<circle class=\"graph-disc\" cx=\"\(x + 8)\" cy=\"\(y + 8)\" r=\"8\"/>"
            + "<path class=\"graph-icon\" fill=\"none\" transform=\"translate(\(x) \(y))\" d=\"\(isStale ? stale : path(status))\"/>"
    }
}
