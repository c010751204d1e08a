extension JSONWriter {
    /// Writes a member that is a string or null.
    package mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    /// Writes a member that is a whole number or null.
    package mutating func member(_ name: String, _ value: Int?) {
        key(name)
        if let value { integer(value) } else { null() }
    }

    /// Writes a member that is a number or null.
    package mutating func member(_ name: String, _ value: Double?) {
        key(name)
        if let value { double(value) } else { null() }
    }

    /// Writes a member that is a truth value or null.
    package mutating func member(_ name: String, _ value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    /// Writes a member that is an array of strings.
    package mutating func member(_ name: String, _ value: [String]) {
        key(name)
        array { writer in
            for element in value { writer.string(element) }
        }
    }
}
