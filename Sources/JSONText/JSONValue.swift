/// A JSON value that knows where it stands and keeps the order of its members.
package struct JSONValue: Sendable, Equatable {
    /// What a value can be.
    package enum Kind: Sendable, Equatable {
        /// `null`.
        case null
        /// `true` or `false`.
        case bool(Bool)
        /// A number without fraction or exponent that fits.
        case integer(Int)
        /// Any other number.
        case double(Double)
        /// A string, escapes resolved.
        case string(String)
        /// The elements in order.
        case array([JSONValue])
        /// The members in order; names are unique.
        case object([JSONMember])
    }

    /// What the value is.
    package let kind: Kind
    /// Where the value begins.
    package let place: JSONPlace

    /// Makes a value.
    package init(kind: Kind, place: JSONPlace) {
        self.kind = kind
        self.place = place
    }

    /// Whether two values say the same, wherever they stand.
    package static func == (left: JSONValue, right: JSONValue) -> Bool { left.kind == right.kind }
}

extension JSONValue {
    /// The value of a member; nil where there is none or this is no object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = kind else { return nil }
        for member in members where member.name == name { return member.value }
        return nil
    }

    /// The text of a string.
    package var string: String? {
        guard case .string(let text) = kind else { return nil }
        return text
    }

    /// The strings of an array, others left out; nil where this is no array.
    package var texts: [String]? { elements?.compactMap { $0.string } }

    /// A whole number, also one that is written as `2.0` or `2e3`.
    package var integer: Int? {
        switch kind {
        case .integer(let number): return number
        case .double(let number): return JSONValue.wholeNumber(number)
        default: return nil
        }
    }

    /// A double as a whole number; `Int(exactly:)` would need the C mathematics library, which nothing else here does.
    private static func wholeNumber(_ number: Double) -> Int? {
        guard number >= -0x1p63, number < 0x1p63 else { return nil }
        let whole = Int(number)
        return Double(whole) == number ? whole : nil
    }

    /// Any number.
    package var double: Double? {
        switch kind {
        case .integer(let number): return Double(number)
        case .double(let number): return number
        default: return nil
        }
    }

    /// A truth value.
    package var bool: Bool? {
        guard case .bool(let truth) = kind else { return nil }
        return truth
    }

    /// The elements of an array.
    package var elements: [JSONValue]? {
        guard case .array(let elements) = kind else { return nil }
        return elements
    }

    /// The members of an object, in order.
    package var members: [JSONMember]? {
        guard case .object(let members) = kind else { return nil }
        return members
    }

    /// Whether this is `null`.
    package var isNull: Bool { kind == .null }

    /// What it is, for a sentence: `a string`, `an object`.
    package var kindName: String {
        switch kind {
        case .null: return "null"
        case .bool: return "a truth value"
        case .integer, .double: return "a number"
        case .string: return "a string"
        case .array: return "an array"
        case .object: return "an object"
        }
    }
}
