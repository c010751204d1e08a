import Platform

/// One output of an attempt on its way into its log: the beginning and the end are kept, the gap is marked, and
/// reading goes on whatever happens to the disk, so that the program is never held up.
struct CappedLog {
    /// Where the bytes come from.
    let source: Descriptor
    /// Bytes that came.
    private(set) var total = 0
    /// Whether the other end is closed.
    private(set) var isAtEnd = false

    private let headLimit: Int
    private let tailLimit: Int
    private let path: String
    private var log: Descriptor?
    private var isWritable = true
    private var tail: [UInt8] = []
    private var tailStart = 0

    /// Prepares the log, whose file is made with its first byte; of `maximum` bytes a sixteenth is kept for the end.
    init(from source: Descriptor, to path: String, maximum: Int) {
        self.source = source
        tailLimit = max(1, maximum / 16)
        headLimit = max(1, maximum - maximum / 16)
        self.path = path
        source.becomeNonblocking()
    }

    /// Whether bytes in the middle were dropped.
    var isTruncated: Bool { total > headLimit + tailLimit }

    /// Takes what there is to read now, at most 1 MiB, so that the other output gets its turn.
    mutating func drain() {
        for _ in 0..<16 {
            let bytes: [UInt8]
            do throws(SystemError) { bytes = try source.read(65_536) } catch {
                isAtEnd = !error.isWouldBlock
                return
            }
            if bytes.isEmpty {
                isAtEnd = true
                return
            }
            take(bytes)
        }
    }

    /// Writes what was kept of the end and brings all to the disk; a full disk loses output, never the attempt.
    mutating func finish() {
        writeEnd()
        if let log, (try? log.syncData()) == nil { isWritable = false }
    }

    /// Whether something that was to be kept could not be written.
    var isLost: Bool { !isWritable }

    private mutating func writeEnd() {
        guard total > headLimit else { return }
        if isTruncated { write(Array("\n[… \(total - headLimit - tailLimit) bytes left out …]\n".utf8)) }
        write(Array(tail[tailStart...]) + Array(tail[..<tailStart]))
    }

    private mutating func take(_ bytes: [UInt8]) {
        let room = max(0, headLimit - total)
        total += bytes.count
        if room >= bytes.count { return write(bytes) }
        if room > 0 { write(Array(bytes[..<room])) }
        keep(bytes[room...])
    }

    /// Puts bytes into the ring of the last `tailLimit`.
    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            if tail.count < tailLimit {
                tail.append(byte)
            } else {
                tail[tailStart] = byte
                tailStart = (tailStart + 1) % tailLimit
            }
        }
    }

    private mutating func write(_ bytes: [UInt8]) {
        guard isWritable, !bytes.isEmpty else { return }
        if log == nil { log = try? Descriptor.replacing(path) }
        isWritable = (try? log?.write(bytes)) != nil
    }
}
