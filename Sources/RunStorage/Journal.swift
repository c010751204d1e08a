import Platform
package import StateMachine

/// The append-only record of a run, open for writing by the one engine that has the run's lock.
package final class Journal {
    private let file: Descriptor
    private let path: String
    private var nextSequence: Int
    private var failed: StorageError?
    /// What the file must hold, and how it looked after this engine's last append.
    private var digest = Digest()
    private var stamp: FileStamp
    /// Whether something was written but not yet synced.
    package private(set) var hasUnsynced = false

    /// Opens a journal after its last intact event.
    package init(path: String, after lastSequence: Int) throws(StorageError) {
        do throws(SystemError) {
            file = try Descriptor.appending(path)
            stamp = try file.stamp()
            if lastSequence > 0 { try digest.update(Descriptor.reading(path)) }
        } catch { throw StorageError(writing: error) }
        self.path = path
        nextSequence = lastSequence + 1
    }

    /// Numbers events and writes them in one call; when `isDurable`, they are on the disk when it returns.
    ///
    /// A failure is final: the descriptor is never tried again, because the kernel may have dropped what it could
    /// not write.
    package func append(_ events: inout [Event], isDurable: Bool) throws(StorageError) {
        var bytes: [UInt8] = []
        for index in events.indices {
            events[index].sequence = nextSequence + index
            bytes += EventLine.encode(events[index])
        }
        try checkUntouched()
        do throws(SystemError) {
            try file.write(bytes)
            if isDurable { try file.syncData() }
            stamp = try file.stamp()
        } catch { throw fail(StorageError(writing: error)) }
        digest.update(bytes)
        hasUnsynced = !isDurable
        nextSequence += events.count
    }

    /// Brings what was written to the disk.
    package func sync() throws(StorageError) {
        if let failed { throw failed }
        guard hasUnsynced else { return }
        do throws(SystemError) { try file.syncData() } catch { throw fail(StorageError(writing: error)) }
        hasUnsynced = false
    }

    /// Throws when somebody else has written to the file since this engine has, or has put another in its place.
    private func checkUntouched() throws(StorageError) {
        if let failed { throw failed }
        if (try? file.stamp()) != stamp { try verify() }
    }

    /// Throws when the file does not hold exactly what this engine has read and written.
    package func verify() throws(StorageError) {
        if let failed { throw failed }
        var expected = digest
        let now: FileStamp
        let found: String
        do throws(SystemError) {
            now = try file.stamp()
            found = now.names == 0 ? "" : try Digest.sha256(of: Descriptor.reading(path)).sha256
        } catch {
            // A disk that fails is nobody's doing.
            throw fail(error.isStorageFailure ? StorageError(writing: error) : Seal.broken(path))
        }
        guard FileStamp(path) == now, found == expected.finish() else { throw fail(Seal.broken(path)) }
        stamp = now
    }

    private func fail(_ error: StorageError) -> StorageError {
        failed = error
        return error
    }
}
