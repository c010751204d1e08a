/// Reads objects from a stream of JSON lines that comes in pieces of any size, and keeps of each only what is wanted.
///
/// It is as tolerant as the world is bad: what is no object counts as noise, an object may be spread over lines or be an
/// element of an array, its unwanted values are only skipped, and a broken one is given up at the end of its line.
/// Neither memory nor time depends on nesting or on the length of a line.
package struct JSONScan: Sendable {
    /// Captured values of one object that are kept at most.
    static let mostCaptures = 1 << 14

    /// Where in the text the next byte stands.
    enum Mode: Sendable {
        /// Between objects, or in a line that is none.
        case outside, noise
        /// In an object or array of which something is wanted.
        case beforeName, name, beforeColon, beforeValue, text, scalar, afterValue
        /// In a value of which nothing is wanted.
        case skipping, skippedText, skippedScalar
    }

    /// An object or array that is open and of which something is wanted.
    struct Frame: Sendable {
        var node: Int
        var isArray: Bool
        var index: Int
    }

    let paths: JSONPathSet
    var mode = Mode.outside
    var frames: [Frame] = []
    /// What the value that is expected is to this scan; nil for an unwanted one.
    var node: Int?
    var record = JSONRecord()
    var name: [UInt8] = []
    var escape = JSONEscapeScan()
    var skippedDepth = 0
    var isAtLineStart = true
    /// Whether the line has anything on it that counts as noise.
    var isNoisy = false
    /// Lines, or parts of them, that were no whole object.
    package private(set) var noise = 0

    /// Makes a scan for some paths.
    package init(_ paths: JSONPathSet) {
        self.paths = paths
    }

    /// Goes on with the text up to the end of an object, which it returns, or to the end of the piece.
    package mutating func next(_ rest: inout ArraySlice<UInt8>) -> JSONRecord? {
        let start = rest.startIndex
        let (used, isWhole) = rest.withUnsafeBufferPointer { advance($0) }
        rest = rest[(start + used)...]
        guard isWhole else { return nil }
        defer { record = JSONRecord() }
        return record
    }

    /// Ends the text: an object that is open has no end any more.
    package mutating func finish() {
        if !frames.isEmpty || isNoisy { noise += 1 }
        isNoisy = false
        abandon()
        mode = .outside
    }

    /// Gives the open object up.
    mutating func abandon() {
        frames.removeAll(keepingCapacity: true)
        record = JSONRecord()
        skippedDepth = 0
        escape = JSONEscapeScan()
    }

    /// Takes bytes until an object is whole; returns how many, and whether one is.
    private mutating func advance(_ bytes: UnsafeBufferPointer<UInt8>) -> (Int, Bool) {
        var index = 0
        while index < bytes.count {
            switch mode {
            case .skippedText, .text, .name, .noise: index = takeRun(bytes, from: index)
            case .skipping: index = takeSkipped(bytes, from: index)
            default:
                let byte = bytes[index]
                if byte == 10 {
                    endLine()
                    index += 1
                } else if byte == UInt8(ascii: "{"), isAtLineStart, !frames.isEmpty {
                    startAnew()
                } else {
                    isAtLineStart = false
                    let (consumed, isWhole) = take(byte)
                    if consumed { index += 1 }
                    if isWhole { return (index, true) }
                }
            }
        }
        return (index, false)
    }

    /// An object that begins a line is a new one, whatever is still open: printers indent what is inside.
    mutating func startAnew() {
        noise += 1
        abandon()
        mode = .outside
        isAtLineStart = false
    }

    /// A line has ended outside of a string.
    mutating func endLine() {
        if mode == .scalar { endScalar() }
        if mode == .skippedScalar { mode = .afterValue }
        if mode == .noise { mode = .outside }
        if isNoisy { noise += 1 }
        isNoisy = false
        isAtLineStart = true
    }

    /// The line cannot be understood: nothing of the open object is believed, and the rest of the line is noise.
    mutating func giveUp() {
        isNoisy = true
        abandon()
        mode = .noise
    }
}
