/// A level piece of an edge's way.
package struct GraphRun: Sendable, Equatable {
    /// Where it begins and ends, from left to right.
    package var left: Int
    package var right: Int
    /// Its height on the page.
    package var y: Int
    /// The height of the lane below the row above, where the way comes from there; nil where it comes from the left.
    package var lane: Int?

    /// The same piece elsewhere.
    func moved(_ dx: Int, _ dy: Int) -> GraphRun {
        GraphRun(left: left + dx, right: right + dx, y: y + dy, lane: lane)
    }
}
