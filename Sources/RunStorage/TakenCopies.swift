import Platform
import StateMachine

/// Puts changed originals in the place of a run's own copies in two steps, so that a crash between them leaves either
/// the old or the new: they are prepared beside the copies, the journal records their digests, and then they get the
/// copies' names.
package struct TakenCopies: Sendable {
    /// What the names of prepared copies end with.
    package static let suffix = ".taken"

    private let run: RunDirectory

    /// Speaks of the copies of a run.
    package init(_ run: RunDirectory) { self.run = run }

    /// The first step: both stand ready.
    package func prepare(workflow: [UInt8], objective: [UInt8]) throws {
        try AtomicFile.write(workflow, to: run.workflow + Self.suffix)
        try AtomicFile.write(objective, to: run.objective + Self.suffix)
    }

    /// Keeps what the run has now, under its digests: what a stage was done with can be told only as long as it is there.
    package func keep(workflow: [UInt8], objective: [UInt8]) throws {
        let root = try run.open()
        let copies = try root.directory("copies", isMade: true)
        for (bytes, path) in [
            (workflow, run.keptWorkflow(Digest.sha256(workflow))),
            (objective, run.keptObjective(Digest.sha256(objective))),
        ] { try AtomicFile(Directory.split(path).name, in: copies).commit(bytes) }
        try root.sync()
    }

    /// The last step, also for a run that crashed before it: what the journal has recorded is put in place, what it
    /// has not is removed.
    package func finish() throws {
        let pairs = [run.workflow, run.objective].filter { FileSystem.kind($0 + Self.suffix) != nil }
        guard !pairs.isEmpty else { return }
        let events = try JournalReading.read(run.journal).events
        let recorded = [
            run.workflow: events.last { $0.workflowDigest != nil }?.workflowDigest,
            run.objective: events.last { $0.objectiveDigest != nil }?.objectiveDigest,
        ]
        for path in pairs {
            let taken = path + Self.suffix
            if Digest.sha256(try FileSystem.read(taken)) == recorded[path] {
                try FileSystem.rename(taken, to: path)
            } else {
                try FileSystem.removeFile(taken)
            }
        }
        try FileSystem.syncDirectory(run.path)
    }
}
