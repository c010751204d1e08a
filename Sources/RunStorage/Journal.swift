import Platform
package import StateMachine

/// The append-only record of a run, open for writing by the one engine that has the run's lock.
package final class Journal {
    private let file: Descriptor
    private var nextSequence: Int
    private var failed: StorageError?
    /// The bytes that were written but not yet synced.
    package private(set) var hasUnsynced = false

    /// Opens a journal after its last intact event.
    package init(path: String, after lastSequence: Int) throws(StorageError) {
        do throws(SystemError) { file = try Descriptor.appending(path) } catch { throw StorageError(writing: error) }
        nextSequence = lastSequence + 1
    }

    /// Numbers events and writes them in one call; when `isDurable`, they are on the disk when it returns.
    ///
    /// A failure is final: the descriptor is never tried again, because the kernel may have dropped what it could
    /// not write.
    package func append(_ events: inout [Event], isDurable: Bool) throws(StorageError) {
        if let failed { throw failed }
        var bytes: [UInt8] = []
        for index in events.indices {
            events[index].sequence = nextSequence + index
            bytes += EventLine.encode(events[index])
        }
        do throws(SystemError) {
            try file.write(bytes)
            if isDurable { try file.syncData() }
        } catch {
            let failure = StorageError(writing: error)
            failed = failure
            throw failure
        }
        hasUnsynced = !isDurable
        nextSequence += events.count
    }

    /// Brings what was written to the disk.
    package func sync() throws(StorageError) {
        if let failed { throw failed }
        guard hasUnsynced else { return }
        do throws(SystemError) {
            try file.syncData()
        } catch {
            let failure = StorageError(writing: error)
            failed = failure
            throw failure
        }
        hasUnsynced = false
    }
}
