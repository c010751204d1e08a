package import RunStorage
package import StateMachine
import Platform

/// Everything that an examination of a run looks at, read once and changed by nobody.
package struct RunObservation: Sendable {
    /// The run.
    package let run: RunDirectory
    /// Who has the run, or had it last.
    package let hold: RunHold
    /// Nil where the run's own copy of it cannot be read.
    let workflow: Workflow?
    let snapshot: SnapshotObservation
    let journal: JournalObservation
    let copies: [CopyObservation]
    let directories: OwnDirectories
    let attempts: [AttemptObservation]
    let artifacts: [ArtifactObservation]
    let leftovers: Leftovers
    let ownFiles: [OwnFile]
    /// The name of the file system that other machines share and on which the run is; nil for one of this machine.
    let networkFileSystem: String?
    /// The user who looks.
    let user: UInt32

    /// Looks at a run.
    package init(_ run: RunDirectory, hold: RunHold, workflow: Workflow?) {
        self.run = run
        self.hold = hold
        self.workflow = workflow
        // The state before the journal: in a run that is alive it can then only be behind it.
        snapshot = SnapshotObservation(of: run, workflow ?? Workflow(stages: []))
        journal = JournalObservation(of: run)
        copies = CopyObservation.all(of: run, journal.events)
        directories = OwnDirectories(of: run)
        attempts = AttemptObservation.all(in: directories, seeksSurvivors: !hold.isHeld)
        artifacts = ArtifactObservation.all(of: journal.events, in: run, directories)
        leftovers = Leftovers(of: run, directories, attempts, journal.events)
        ownFiles = OwnFile.all(of: run, directories)
        networkFileSystem = SharedFileSystem.name(at: run.path)
        user = CurrentProcess.user
    }

    /// Whether an engine or a supervisor is at work, so that files may change at any moment.
    var isAtWork: Bool { hold.isHeld || attempts.contains(where: \.isSupervised) }

    /// Whether what the journal says can be believed, but for a torn end.
    var isJournalSound: Bool {
        guard let reading = journal.reading, reading.lastSequence > 0 else { return false }
        return !reading.isDamagedInside && reading.lastSequence >= snapshot.state?.lastEvent ?? 0
    }
}
