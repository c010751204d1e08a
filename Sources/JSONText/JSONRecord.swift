/// The wanted values of one JSON object, in the order in which they stood there.
package struct JSONRecord: Sendable {
    /// What a captured value is.
    package enum Kind: Sendable {
        case text, number, truth, falsehood, null
    }

    /// One captured value; its bytes lie in the record's storage.
    package struct Capture: Sendable {
        /// The number of its path.
        package var path: Int
        /// What it is.
        package var kind: Kind
        /// Which element of the outermost `*` or array on its way it belongs to; -1 where there is none.
        package var outer: Int
        /// The same of the innermost.
        package var inner: Int
        var start: Int
        var end: Int
        /// Whether only its beginning is kept.
        package var isCut = false
    }

    /// The captured values.
    package internal(set) var captures: [Capture] = []
    var storage: [UInt8] = []

    /// The bytes of a text, escapes resolved, or of a number as it is written.
    package func bytes(_ capture: Capture) -> ArraySlice<UInt8> { storage[capture.start..<capture.end] }

    /// A text; what is no valid UTF-8 in it is replaced.
    package func text(_ capture: Capture) -> String { String(decoding: bytes(capture), as: UTF8.self) }

    /// A number; nil for anything else.
    package func double(_ capture: Capture) -> Double? {
        guard capture.kind == .number, let number = Double(text(capture)), number.isFinite else { return nil }
        return number
    }

    /// A whole number of at least zero; nil for anything else.
    package func count(_ capture: Capture) -> Int? {
        guard capture.kind == .number else { return nil }
        if let whole = Int(text(capture)) { return whole >= 0 ? whole : nil }
        guard let number = double(capture), number >= 0, number < 0x1p62 else { return nil }
        return Int(number)
    }
}
