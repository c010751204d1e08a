import Testing

/// A way to make a JSON text one that must not be believed.
struct Damage: Sendable, CustomTestStringConvertible {
    /// What is wrong then.
    let what: String
    /// Gets the whole text, which is an object, and gives the damaged one.
    let damage: @Sendable ([UInt8]) -> [UInt8]

    var testDescription: String { what }

    /// Something in the place of the whole text.
    static func whole(_ what: String, _ text: String) -> Damage { Damage(what: what) { _ in Array(text.utf8) } }

    /// A member put first into the object.
    static func member(_ what: String, _ member: String) -> Damage { self.member(what, bytes: Array(member.utf8)) }

    /// A member put first into the object.
    static func member(_ what: String, bytes: [UInt8]) -> Damage {
        Damage(what: what) { text in
            guard let start = text.firstIndex(of: UInt8(ascii: "{")) else { return text }
            return Array(text[...start]) + bytes + Array(",".utf8) + Array(text[(start + 1)...])
        }
    }

    /// A value as the value of a member.
    static func value(_ what: String, _ value: String) -> Damage { member(what, "\"x\": \(value)") }

    /// Bytes in a string.
    static func string(_ what: String, _ bytes: [UInt8]) -> Damage {
        member(what, bytes: Array("\"x\": \"".utf8) + bytes + Array("\"".utf8))
    }

    /// Something after the end.
    static func after(_ what: String, _ bytes: [UInt8]) -> Damage { Damage(what: what) { $0 + bytes } }
}
