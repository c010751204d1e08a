package import JSONText

/// What an agent calls one of its requests: its own number or text, given back as it came.
package enum ACPIdentifier: Sendable, Hashable {
    case number(Int)
    case text(String)

    /// Reads an identifier; nil where the value is none.
    package init?(_ value: JSONValue) {
        switch value.kind {
        case .string(let text): self = .text(text)
        case .integer, .double:
            guard let number = value.integer else { return nil }
            self = .number(number)
        default: return nil
        }
    }

    /// Writes it as it came.
    func write(to writer: inout JSONWriter) {
        switch self {
        case .number(let number): writer.integer(number)
        case .text(let text): writer.string(text)
        }
    }
}
