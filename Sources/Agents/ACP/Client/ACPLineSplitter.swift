/// Cuts what an agent sends into lines, without ever holding more than the largest line.
package struct ACPLineSplitter: Sendable {
    private var pending: [UInt8] = []
    private let longest: Int
    /// Whether a line was begun that is longer than any that is read; nothing more is taken then.
    package private(set) var isOverlong = false

    /// Makes a splitter for lines up to a length.
    package init(longest: Int) { self.longest = longest }

    /// Takes the next bytes; gives the lines that end in them.
    package mutating func take(_ bytes: [UInt8]) -> [[UInt8]] {
        guard !isOverlong else { return [] }
        var lines: [[UInt8]] = []
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: 10) {
            guard append(bytes[start..<end]) else { return lines }
            lines.append(pending)
            pending = []
            start = end + 1
        }
        _ = append(bytes[start...])
        return lines
    }

    /// The line that has no end; nil where nothing was begun.
    package mutating func rest() -> [UInt8]? {
        defer { pending = [] }
        return pending.isEmpty || isOverlong ? nil : pending
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard pending.count + bytes.count <= longest else {
            isOverlong = true
            pending = []
            return false
        }
        pending += bytes
        return true
    }
}
