/// A line of the picture: an edge, or the part of it that is inside or outside of a frame.
package struct GraphStroke: Sendable, Equatable {
    /// What a line begins or ends at.
    package enum End: Sendable, Hashable {
        case stage(Int)
        /// The frame of a group.
        case group(Int)
    }

    package var from: End
    package var to: End
    /// Its level pieces, from left to right; curves join them.
    package var runs: [GraphRun]
    package var isImplied: Bool
    package var isOnLongestPath: Bool
    /// Whether its last piece is drawn by another line that it joins.
    package var joinsAnother = false

    /// Whether it ends with an arrow head: at stages, not at frames.
    package var hasArrow: Bool {
        if case .stage = to { return !joinsAnother }
        return false
    }
}
