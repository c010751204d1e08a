import Platform
import RunStorage

/// The word of an engine that it awaits attempts of a suite: gone with the engine, however that ends.
struct SuiteClaim: Sendable {
    private let lock: FileLock?

    /// Gives the word; an engine beside this one in the same evidence run may have given its own for the same suite.
    init(_ suite: String, in evidence: EvidenceRun) throws(StorageError) {
        let place = "\(evidence.path)/attempts/\(suite)"
        do throws(SystemError) {
            try FileSystem.makeDirectories(place)
            lock = try FileLock.take(Self.path(place))
            try lock?.describe()
        } catch { throw StorageError(evidence: error) }
    }

    /// Takes the word back.
    func withdraw() { lock?.release() }

    /// Whether an engine awaits an attempt; where that cannot be found out, one does.
    static func isGiven(for attempt: AttemptDirectory) -> Bool {
        let path = path(FileSystem.parent(of: attempt.path))
        guard let isHeld = try? FileLock.mayBeHeld(path) else { return true }
        // A child that a killed engine was just starting holds it for an instant, and is nobody who awaits anything.
        return isHeld && FileLock.owner(path) != nil
    }

    private static func path(_ place: String) -> String { place + "/engine.lock" }
}
