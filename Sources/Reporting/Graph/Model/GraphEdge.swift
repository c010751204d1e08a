/// That one stage waits for another.
package struct GraphEdge: Sendable, Hashable {
    /// The position of the stage that comes first.
    package var from: Int
    /// The position of the stage that waits for it.
    package var to: Int
    /// Whether a longer way says the same already.
    package var isImplied = false
    /// Whether it joins two stages of the path that took longest.
    package var isOnLongestPath = false
}
