/// A dotted line from a stage to the one that is run when it fails.
package struct GraphFailureLine: Sendable, Equatable {
    /// A place in the picture.
    package struct Point: Sendable, Equatable {
        package var x: Int
        package var y: Int
    }

    /// The stage that may fail.
    package var from: Int
    /// The stage that is run then.
    package var to: Int
    /// Where it leaves the one, and where it comes to the other.
    package var start: Point
    package var end: Point
}

extension GraphBox {
    /// The middle of its lower edge.
    var bottom: GraphFailureLine.Point { GraphFailureLine.Point(x: x + width / 2, y: y + height) }
    /// The middle of its upper edge.
    var top: GraphFailureLine.Point { GraphFailureLine.Point(x: x + width / 2, y: y) }
}
