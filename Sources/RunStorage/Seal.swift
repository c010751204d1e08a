import Platform

/// Files that nobody may change while a run is going: the run's own copies, and results that were read.
///
/// A look at the stamp is enough as long as nobody has touched the file; then its digest decides.
package struct Seal: Sendable {
    private struct Entry {
        var stamp: FileStamp
        let digest: String
    }

    private var entries: [String: Entry] = [:]

    /// Seals nothing yet.
    package init() {}

    /// Seals a file as it is now, and gives its digest.
    @discardableResult
    package mutating func add(_ path: String) throws(StorageError) -> String {
        guard let stamp = FileStamp(path), let digest = try Self.digest(path) else { throw Self.broken(path) }
        entries[path] = Entry(stamp: stamp, digest: digest)
        return digest
    }

    /// Throws when a sealed file is not what it was.
    package mutating func check(_ path: String) throws(StorageError) {
        guard let entry = entries[path] else { return }
        guard let stamp = FileStamp(path) else { throw Self.broken(path) }
        if stamp == entry.stamp { return }
        guard try Self.digest(path) == entry.digest else { throw Self.broken(path) }
        entries[path]?.stamp = stamp
    }

    /// Throws when any sealed file is not what it was.
    package mutating func checkAll() throws(StorageError) {
        for path in entries.keys.sorted() { try check(path) }
    }

    /// Throws when a file is not the one that has this digest, or this beginning of one; nil is no file at all.
    package static func check(_ path: String, against known: String?) throws(StorageError) {
        let found = try digest(path)
        guard let known, let found else {
            if known != nil || found != nil { throw broken(path) }
            return
        }
        if !found.hasPrefix(known) { throw broken(path) }
    }

    /// Nil where there is no proper file; a disk that fails accuses nobody.
    private static func digest(_ path: String) throws(StorageError) -> String? {
        guard FileSystem.kind(path) == .file else { return nil }
        return try AttemptDirectory.unlessAbsent { () throws(SystemError) in
            try Digest.sha256(of: Descriptor.reading(path)).sha256
        }
    }

    /// The error of a file of the run that is not what it was.
    package static func broken(_ path: String) -> StorageError {
        StorageError(
            .damaged,
            "\(path) was changed or removed while the run was going, by an agent or by somebody else: teambot's own files "
                + "decide what counts as done. Nothing more is started. Put it back as it was, then go on with "
                + "`teambot resume`.")
    }
}
