/// The last bytes of a terminal's output, cut at the beginning of a character.
package struct ACPOutputRing: Sendable {
    private var bytes: [UInt8] = []
    private let limit: Int
    /// Whether something of the beginning is gone.
    package private(set) var isTruncated = false

    /// Makes a ring that keeps so many bytes.
    package init(limit: Int) { self.limit = max(0, limit) }

    /// Takes the next bytes.
    package mutating func take(_ new: [UInt8]) {
        bytes += new
        // Cut rarely, so that a flood costs no more than its own length.
        if bytes.count > 2 * limit + 65_536 { cut() }
    }

    /// What is kept, as text.
    package mutating func text() -> String {
        cut()
        let start = isTruncated ? bytes.firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.endIndex : bytes.startIndex
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    private mutating func cut() {
        guard bytes.count > limit else { return }
        bytes.removeFirst(bytes.count - limit)
        isTruncated = true
    }
}
