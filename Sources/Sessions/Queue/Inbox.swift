package import Platform
package import RunStorage
import StateMachine

/// The way into a session for other processes: a directory into which each objective comes as a file.
///
/// A file is there whole or not at all. It goes when its objective is in the journal; a session that was killed in
/// between finds it again and knows its name.
package struct Inbox: Sendable {
    private let directory: String

    /// The inbox of a session.
    package init(_ session: SessionDirectory) { directory = session.inbox }

    /// Hands objectives in; gives their names in the inbox. Those that others need come first, whatever their order.
    ///
    /// - Throws: `SystemError` where nothing can be written, as when the session has closed it.
    package func hand(in objectives: [QueuedObjective]) throws(SystemError) -> [String] {
        let now = SystemClock.wallMilliseconds()
        let batch =
            "\(RunID.make(at: now).prefix(15))-\(Self.padded(Int(now % 1_000), 3))-\(RunID.make(at: now).suffix(8))"
        var names = [String](repeating: "", count: objectives.count)
        for (rank, position) in QueuedObjective.order(of: objectives).enumerated() {
            names[position] = "\(batch)-\(Self.padded(rank + 1, 6))"
            try AtomicFile.write(objectives[position].encode(), to: "\(directory)/\(names[position]).json")
        }
        return names
    }

    /// A number in so many digits, so that names are in the order of numbers.
    private static func padded(_ number: Int, _ digits: Int) -> String {
        String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
    }

    /// Whether a session takes what is handed in.
    package var isOpen: Bool { FileSystem.kind(directory) == .directory }

    /// The names of what was handed in and is not taken, the earliest first.
    package func names() throws(SystemError) -> [String] {
        try FileSystem.names(in: directory).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(".json".count)) }.sorted()
    }

    /// What was handed in under a name; nil where it cannot be understood.
    func objective(_ name: String) -> QueuedObjective? {
        (try? FileSystem.read("\(directory)/\(name).json", limit: 1 << 20)).flatMap(QueuedObjective.init)
    }

    /// Takes a file away, whose objective is in the journal.
    func remove(_ name: String) { try? FileSystem.removeFile("\(directory)/\(name).json") }

    /// Tells when something is handed in.
    func watch() throws(SystemError) -> FileWatch { try FileWatch(directory) }

    /// Opens it when a session is taken up; what was handed in before is still there.
    func open() throws(SystemError) {
        if FileSystem.kind(closed) == .directory, !isOpen { try FileSystem.rename(closed, to: directory) }
        try FileSystem.makeDirectories(directory)
    }

    /// Closes it at the end of a session; false where something is in it, so that the session goes on.
    ///
    /// Whoever hands something in at this moment finds no inbox, or finds that nobody has taken it: only what is in
    /// the journal is handed in.
    func close() throws(SystemError) -> Bool {
        guard isOpen else { return true }
        try FileSystem.rename(directory, to: closed)
        // What is only half written never gets its name: whoever writes it finds no inbox.
        for name in try FileSystem.names(in: closed) where !name.hasSuffix(".json") {
            try FileSystem.removeFile("\(closed)/\(name)")
        }
        if try FileSystem.removeEmptyDirectory(closed) { return true }
        try FileSystem.rename(closed, to: directory)
        return false
    }

    private var closed: String { directory + ".closed" }
}
