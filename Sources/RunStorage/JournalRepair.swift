import Platform

/// Cuts off the damaged end of a journal, keeping a copy of the whole.
package enum JournalRepair {
    /// Does nothing when the journal is intact; otherwise gives the path of the copy.
    package static func cut(
        _ run: RunDirectory, to intact: Int?, keeping copies: KeptCopies? = nil
    ) throws(StorageError) -> String? {
        guard let intact else { return nil }
        let copies = copies ?? KeptCopies(of: run, at: SystemClock.wallMilliseconds())
        do throws(SystemError) {
            let copy = try copies.keep(run.journal)
            try AtomicFile.write(Array(try FileSystem.read(run.journal).prefix(intact)), to: run.journal)
            return copy
        } catch { throw StorageError(writing: error) }
    }
}
