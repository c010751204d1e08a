/// The objectives of a session in their order.
///
/// Views and files keep what they have last seen of many thousands: kept in blocks, two lists share all that is the same,
/// and a change copies one block.
package struct ExecutionList: Sendable, Equatable, RandomAccessCollection, MutableCollection {
    private static let blockSize = 64

    private var blocks: [[Execution]] = []
    package private(set) var count = 0

    /// Without any.
    package init() {}

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(position: Int) -> Execution {
        get { blocks[position / Self.blockSize][position % Self.blockSize] }
        _modify { yield &blocks[position / Self.blockSize][position % Self.blockSize] }
    }

    /// Adds one at the end.
    package mutating func append(_ execution: Execution) {
        if count % Self.blockSize == 0 { blocks.append([]) }
        blocks[blocks.count - 1].append(execution)
        count += 1
    }
}
