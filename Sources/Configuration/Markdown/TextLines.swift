/// The lines of some bytes without their line breaks, whatever system wrote them.
struct TextLines: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var start = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> ArraySlice<UInt8>? {
        guard start < bytes.count else { return nil }
        let end = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
        let line = bytes[start..<end]
        let isPair = end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10
        start = end + (isPair ? 2 : 1)
        return line
    }
}
