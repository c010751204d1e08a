/// The frame around the members of a group.
package struct GraphFrame: Sendable, Equatable {
    /// The group's position in the model.
    package var group: Int
    package var x = 0
    package var y = 0
    package var width: Int
    package var height: Int
    /// The group's name, cut where it is wider than the frame.
    package var name: String
}
