/// A small JSON value as a program writes it down: the default of a key, an example.
package enum JSONLiteral: Sendable, Equatable {
    case flag(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case texts([String])

    /// Writes it.
    func write(to writer: inout JSONWriter) {
        switch self {
        case .flag(let truth): writer.bool(truth)
        case .integer(let number): writer.integer(number)
        case .number(let number): writer.double(number)
        case .text(let text): writer.string(text)
        case .texts(let texts): writer.array { for text in texts { $0.string(text) } }
        }
    }
}
