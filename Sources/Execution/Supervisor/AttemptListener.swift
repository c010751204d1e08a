import Platform
import RunStorage
import StateMachine

/// Listens to an agent while it prints: passes everything on to the reader that understands it, writes down what the
/// agent does, and knows when it has used what it may.
struct AttemptListener {
    /// Bytes of `progress.jsonl`, so that an agent that talks without end fills no disk.
    private static let progressLimit = 8 << 20

    private var reader: any OutputReader
    private let slice: Budget
    private let home: Directory
    private var progress: Descriptor?
    private var written = 0

    /// Begins to listen for the order of an attempt in a directory.
    init(_ reader: any OutputReader, _ order: ReadingOrder, in home: Directory) {
        self.reader = reader
        slice = order.slice
        self.home = home
        progress = try? home.replacing(AttemptDirectory.progressName)
    }

    /// Whether the agent has used up what this attempt may use and goes on all the same; what is done is paid and kept.
    var isSpent: Bool { slice.isReached(by: reader.usage) && !reader.hasEnded }

    /// Whether the program tries on although nothing can come of it.
    var isHopeless: Bool { reader.isHopeless }

    /// Passes on the next bytes of the first output, which is the standard one, or of the second.
    mutating func take(_ bytes: ArraySlice<UInt8>, of output: Int) {
        if output == 0 { reader.take(output: bytes) } else { reader.take(errors: bytes) }
    }

    /// Writes down what is new; a full disk loses progress, never the attempt.
    mutating func note() {
        let news = reader.news()
        guard !news.isEmpty, let progress else { return }
        let lines = news.flatMap { $0.encode() }
        written += lines.count
        if written > Self.progressLimit || (try? progress.write(lines)) == nil { self.progress = nil }
    }

    /// What it all came to, with the reply in its file, on the disk.
    mutating func finish(_ result: AttemptResult) throws(SystemError) -> AgentRecord {
        var reading = reader.finish(result)
        note()
        guard let reply = reading.reply else { return reading.record }
        try AtomicFile(AttemptDirectory.replyName, in: home).commit(reply)
        var digest = Digest()
        digest.update(reply)
        reading.record.replyBytes = reply.count
        reading.record.replyDigest = digest.finish()
        return reading.record
    }
}
