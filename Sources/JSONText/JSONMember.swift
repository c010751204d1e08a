/// A name and its value in an object.
package struct JSONMember: Sendable, Equatable {
    /// The name, escapes resolved.
    package let name: String
    /// Where the name stands.
    package let namePlace: JSONPlace
    /// The value.
    package let value: JSONValue

    /// Makes a member.
    package init(name: String, namePlace: JSONPlace, value: JSONValue) {
        self.name = name
        self.namePlace = namePlace
        self.value = value
    }

    /// Whether two members say the same, wherever they stand.
    package static func == (left: JSONMember, right: JSONMember) -> Bool {
        left.name == right.name && left.value == right.value
    }
}
