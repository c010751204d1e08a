/// The last bytes of an output, in a ring.
struct OutputTail {
    private let limit: Int
    private var ring: [UInt8] = []
    private var start = 0

    /// Keeps so many bytes.
    init(limit: Int) { self.limit = limit }

    /// The bytes in their order, in two parts so that nothing is copied.
    var parts: [ArraySlice<UInt8>] { [ring[start...], ring[..<start]] }

    /// Takes more bytes and forgets as many of the oldest as there is no room for.
    mutating func keep(_ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty else { return }
        if ring.isEmpty { ring.reserveCapacity(limit) }
        var rest = bytes.suffix(limit)
        let growth = rest.prefix(limit - ring.count)
        ring += growth
        rest = rest.dropFirst(growth.count)
        while !rest.isEmpty {
            let part = rest.prefix(limit - start)
            ring.replaceSubrange(start..<start + part.count, with: part)
            start = (start + part.count) % limit
            rest = rest.dropFirst(part.count)
        }
    }
}
