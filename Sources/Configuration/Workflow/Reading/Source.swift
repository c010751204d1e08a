import JSONText

/// A value of the file with its path and place; what is absent has the place of what should hold it.
struct Source: Sendable {
    let value: JSONValue
    let path: JSONPath
    let place: JSONPlace

    init(top value: JSONValue) { self.init(value: value, path: .top, place: value.place) }

    private init(value: JSONValue, path: JSONPath, place: JSONPlace) {
        self.value = value
        self.path = path
        self.place = place
    }

    /// The value of a member.
    subscript(_ name: String) -> Source {
        let path = JSONPath.member(path, name)
        guard let member = value[name] else {
            return Source(value: JSONValue(kind: .null, place: place), path: path, place: place)
        }
        return Source(value: member, path: path, place: member.place)
    }

    /// An element of an array.
    subscript(_ index: Int) -> Source {
        let path = JSONPath.element(path, index)
        guard let elements = value.elements, elements.indices.contains(index) else {
            return Source(value: JSONValue(kind: .null, place: place), path: path, place: place)
        }
        return Source(value: elements[index], path: path, place: elements[index].place)
    }

    /// The value of a member that was found already.
    func member(_ member: JSONMember) -> Source {
        Source(value: member.value, path: .member(path, member.name), place: member.value.place)
    }

    /// The same value with the place of its name, for problems of the name.
    func named(_ member: JSONMember) -> Source {
        Source(value: member.value, path: .member(path, member.name), place: member.namePlace)
    }

    /// The strings of an array, or the only one that stands in its place.
    var oneOrMore: [String] { value.string.map { [$0] } ?? texts }

    /// The strings of an array; other elements are left out (they have been reported).
    var texts: [String] { value.texts ?? [] }
}
