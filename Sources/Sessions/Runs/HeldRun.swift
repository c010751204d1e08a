import Orchestration
package import Platform
package import RunStorage

/// A run whose lock this process has, with its files read and made whole: where every change of a run begins.
package struct HeldRun {
    /// The run's own copies.
    package let copies: Copies
    /// What the journal has made of the run.
    package let loading: RunLoading

    /// Looks at a run that nobody has, without a lock and without changing anything.
    package init(lookingAt run: RunDirectory, tell: (String) -> Void) throws {
        copies = try Copies(run)
        loading = try RunLoading.forResuming(run, of: copies.inputs.workflow)
        for warning in loading.warnings { tell("warning: \(warning)") }
    }

    /// Says who has the lock, puts copies in place that were taken, and cuts off a torn end of the journal.
    package init(_ run: RunDirectory, _ lock: FileLock, tell: (String) -> Void) throws {
        try lock.describe()
        try TakenCopies(run).finish()
        copies = try Copies(run)
        loading = try RunLoading.forResuming(run, of: copies.inputs.workflow)
        for warning in loading.warnings { tell("warning: \(warning)") }
        if let copy = try JournalRepair.cut(run, to: loading.intactJournalBytes) {
            tell("warning: A copy of the damaged journal is in \(copy).")
        }
    }
}
