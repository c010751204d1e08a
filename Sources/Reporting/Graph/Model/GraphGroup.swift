/// A parallel group as a graph shows it.
package struct GraphGroup: Sendable, Equatable {
    /// Its name, made safe to show.
    package var name: String
    /// The positions of its members.
    package var members: [Int]
    /// Whether nobody declared it: such a fan-out is seen anyway, and gets no frame.
    package var isImplicit: Bool
}
