import StateMachine
package import RunStorage

/// Every check of a run, in the order in which one would repair it; pure, from what was seen to what it means.
package enum RunExamination {
    /// What is wrong with a run.
    package static func findings(_ seen: RunObservation) -> [Finding] {
        let run = seen.run
        if case .tooNew(let sentence) = seen.snapshot {
            // What a newer teambot has written may mean something that this one does not know.
            return [Finding(.stateTooNew, run.state, sentence)]
        }
        var findings = CopyExamination.findings(seen.copies, isWorkflowReadable: seen.workflow != nil, of: run)
        findings += JournalExamination.findings(
            seen.journal, lastEvent: seen.snapshot.state?.lastEvent, of: run, isAtWork: seen.hold.isHeld)
        findings += SnapshotExamination.findings(
            seen.snapshot, seen.journal.events, of: seen.workflow, in: run, isJournalSound: seen.isJournalSound,
            isAtWork: seen.hold.isHeld)
        findings += DirectoryExamination.findings(seen.directories)
        if seen.isJournalSound {
            let attempts = AttemptExamination(run, seen.journal.events, seen.attempts, isHeld: seen.hold.isHeld)
            let artifacts = ArtifactExamination.findings(seen.artifacts, isAtWork: seen.isAtWork)
            // What stands in a directory's place hides what is in it, which is not the same as a loss.
            findings += (attempts.findings() + artifacts).filter { !seen.directories.isBehindIrregular($0.path) }
        } else {
            findings += seen.attempts.flatMap { LifeExamination.findings($0, isOpen: true) }
        }
        findings += LeftoverExamination.findings(seen.leftovers, isHeld: seen.hold.isHeld)
        return findings
            + AccessExamination.findings(
                seen.ownFiles, user: seen.user, networkFileSystem: seen.networkFileSystem, of: run)
    }
}
