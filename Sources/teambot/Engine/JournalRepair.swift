import Platform
import RunStorage

/// Cuts off the damaged end of a journal, keeping a copy of the whole.
enum JournalRepair {
    /// Does nothing when the journal is intact.
    static func cut(_ run: RunDirectory, to intact: Int?) throws {
        guard let intact else { return }
        do throws(SystemError) {
            let bytes = try FileSystem.read(run.journal)
            let copy = "\(run.journal).damaged-\(SystemClock.wallMilliseconds())"
            try AtomicFile.write(bytes, to: copy)
            try AtomicFile.write(Array(bytes.prefix(intact)), to: run.journal)
            Console.tell("warning: A copy of the damaged journal is in \(copy).")
        } catch { throw StorageError(writing: error) }
    }
}
