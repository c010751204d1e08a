import Platform
import RunStorage

/// One output of an attempt on its way into its log: secrets are masked, the beginning and the end are kept, the gap is
/// marked, and reading goes on whatever happens to the disk, so that the program is never held up.
struct CappedLog {
    /// Where the bytes come from.
    let source: Descriptor
    /// Bytes that came.
    private(set) var total = 0
    /// Whether the other end is closed.
    private(set) var isAtEnd = false

    private let headLimit: Int
    private let tailLimit: Int
    private let directory: Directory
    private let name: String
    private var mask: SecretMask
    /// Bytes that came out of the mask.
    private var masked = 0
    private var log: Descriptor?
    private var isWritable = true
    private var written = Digest()
    private var tail: OutputTail

    /// Prepares the log, whose file is made with its first byte; `maximum` bytes of the output are kept.
    init(from source: Descriptor, to name: String, in directory: Directory, maximum: Int, mask: SecretMask) {
        self.source = source
        (headLimit, tailLimit) = Self.limits(of: maximum)
        self.directory = directory
        self.name = name
        self.mask = mask
        tail = OutputTail(limit: tailLimit)
        source.becomeNonblocking()
    }

    /// How many bytes of the beginning and of the end are kept: a sixteenth is for the end, which waits in memory and so
    /// is never more than 4 MiB.
    static func limits(of maximum: Int) -> (head: Int, tail: Int) {
        let tail = max(1, min(4 << 20, maximum / 16))
        return (max(1, maximum - tail), tail)
    }

    /// Whether bytes in the middle were dropped.
    var isTruncated: Bool { masked > headLimit + tailLimit }

    /// Takes what there is to read now, at most 1 MiB, so that the other output gets its turn; what goes into the log is
    /// shown to `listen`, too.
    mutating func drain(_ listen: (ArraySlice<UInt8>) -> Void = { _ in }) {
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
            total += bytes.count
            let clean = mask.take(bytes)
            listen(clean[...])
            take(clean)
        }
    }

    /// Writes what was kept of the end and brings all to the disk; a full disk loses output, never the attempt.
    mutating func finish(_ listen: (ArraySlice<UInt8>) -> Void = { _ in }) {
        let last = mask.finish()
        listen(last[...])
        take(last)
        writeEnd()
        if let log, (try? log.syncData()) == nil { isWritable = false }
    }

    /// The digest of the log, by which it is known again; nil where there is none.
    var digest: String? {
        guard log != nil else { return nil }
        var copy = written
        return copy.finish()
    }

    /// Whether something that was to be kept could not be written.
    var isLost: Bool { !isWritable }

    private mutating func writeEnd() {
        guard masked > headLimit else { return }
        if isTruncated { write(Array("\n[… \(masked - headLimit - tailLimit) bytes left out …]\n".utf8)[...]) }
        for part in tail.parts { write(part) }
    }

    private mutating func take(_ bytes: [UInt8]) {
        let head = bytes.prefix(max(0, headLimit - masked))
        masked += bytes.count
        write(head)
        tail.keep(bytes[head.endIndex...])
    }

    private mutating func write(_ bytes: ArraySlice<UInt8>) {
        guard isWritable, !bytes.isEmpty else { return }
        if log == nil { log = try? directory.replacing(name) }
        isWritable = (try? log?.write(bytes)) != nil
        written.update(Array(bytes))
    }
}
