/// Where everything of a graph's picture stands, in whole pixels.
package struct GraphLayout: Sendable, Equatable {
    /// The size of the whole.
    package private(set) var width = 0
    package private(set) var height = 0

    /// Lays a graph out.
    package init(_ model: GraphModel) {}
}
