import Platform
import RunStorage
import StateMachine

/// Proves that the run's own files are what its journal says: the journal itself, the state, workflow and objective.
struct RecordProofs {
    /// The run.
    let run: RunDirectory
    /// What the journal tells.
    let record: RecordedRun
    /// The journal as it was read.
    let reading: JournalReading
    /// The files as they are now.
    let files: StageFiles

    /// One for each file.
    func all() -> [Proof] { [journal(), state()] + copies() }

    private func journal() -> Proof {
        let intact = "Its \(reading.lastSequence) events are whole."
        guard let line = reading.damagedLine else {
            return Proof(.journal, of: nil, "events.jsonl", isProved: true, intact)
        }
        return Proof(
            .journal, of: nil, "events.jsonl", isProved: false,
            "It is damaged from line \(line) on; `teambot doctor` says what to do.")
    }

    private func state() -> Proof {
        let snapshot = SnapshotObservation(of: run, record.workflow)
        let finding = SnapshotExamination.findings(
            snapshot, reading.events, of: record.workflow, in: run, isJournalSound: true, isAtWork: false
        ).first
        return Proof(
            .state, of: nil, "state.json", isProved: finding == nil,
            finding?.sentence ?? "It says what the journal says.")
    }

    private func copies() -> [Proof] {
        var seen: Set = [record.state.workflowDigest, record.state.objectiveDigest]
        let before = record.state.earlierCopies.flatMap { copies in
            [
                (path: run.keptWorkflow(copies.workflowDigest), digest: copies.workflowDigest),
                (path: run.keptObjective(copies.objectiveDigest), digest: copies.objectiveDigest),
            ].filter { seen.insert($0.digest).inserted }.compactMap { earlier($0.path, $0.digest) }
        }
        return [
            copy("stages.json", record.state.workflowDigest), copy("objective.md", record.state.objectiveDigest),
        ] + before
    }

    /// A copy that the run had before; where none is kept, a stage that was done with it says so.
    private func earlier(_ path: String, _ digest: String) -> Proof? {
        guard let name = run.relative(path), files.look(name) != .missing else { return nil }
        return copy(name, digest)
    }

    private func copy(_ name: String, _ digest: String) -> Proof {
        if digest.isEmpty {
            return Proof(.copy, of: nil, name, isProved: false, "Its digest is not recorded: not proved.")
        }
        let objection = files.objection(to: name, sha256: digest)
        return Proof(
            .copy, of: nil, name, isProved: objection == nil,
            objection.map { "It \($0)." } ?? "It is what the journal has recorded.")
    }
}
