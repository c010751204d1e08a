import Orchestration
import Platform
import RunStorage

/// A run whose lock this process has, with its files read and made whole: where every change of a run begins.
struct HeldRun {
    /// The run's own copies.
    let copies: Copies
    /// What the journal has made of the run.
    let loading: RunLoading

    /// Says who has the lock, puts copies in place that were taken, and cuts off a torn end of the journal.
    init(_ run: RunDirectory, _ lock: FileLock) throws {
        try lock.describe()
        try TakenCopies(run).finish()
        copies = try Copies(run)
        loading = try RunLoading.forResuming(run, of: copies.inputs.workflow)
        for warning in loading.warnings { Console.tell("warning: \(warning)") }
        if let copy = try JournalRepair.cut(run, to: loading.intactJournalBytes) {
            Console.tell("warning: A copy of the damaged journal is in \(copy).")
        }
    }
}
