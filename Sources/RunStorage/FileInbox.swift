package import Platform

/// A directory into which other processes hand things, each as a file that is there whole or not at all.
///
/// A file goes when what it says is in a journal; an engine that was killed in between finds it again and knows its name.
package struct FileInbox: Sendable {
    /// Bytes of one file that are read.
    private static let limit = 1 << 20

    private let directory: String

    /// Names an inbox.
    package init(_ directory: String) { self.directory = directory }

    /// Hands a text in under a name.
    ///
    /// - Throws: `SystemError` where nothing can be written, as when the inbox was closed.
    package func hand(in text: [UInt8], as name: String) throws(SystemError) {
        try AtomicFile.write(text, to: path(name))
    }

    /// Whether something can be handed in.
    package var isOpen: Bool { FileSystem.kind(directory) == .directory }

    /// The names of what was handed in and is not taken, the earliest first.
    package func names() throws(SystemError) -> [String] {
        try FileSystem.names(in: directory).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(".json".count)) }.sorted()
    }

    /// What was handed in under a name; nil where it cannot be read.
    package func text(_ name: String) -> [UInt8]? { try? FileSystem.read(path(name), limit: Self.limit) }

    /// Takes a file away.
    package func remove(_ name: String) { try? FileSystem.removeFile(path(name)) }

    /// Tells when something is handed in.
    package func watch() throws(SystemError) -> FileWatch { try FileWatch(directory) }

    /// Opens it; what was handed in before is still there.
    package func open() throws(SystemError) {
        if FileSystem.kind(closed) == .directory, !isOpen { try FileSystem.rename(closed, to: directory) }
        try FileSystem.makeDirectories(directory)
    }

    /// Closes it; false where something is in it, so that whoever has it goes on.
    ///
    /// Whoever hands something in at this moment finds no inbox, or finds that nobody has taken it: only what is in a
    /// journal is handed in.
    package func close() throws(SystemError) -> Bool {
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

    private func path(_ name: String) -> String { "\(directory)/\(name).json" }
}
