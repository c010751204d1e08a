import RunStorage
import StateMachine

/// Compares the attempts of the journal with the directories that they have left.
struct AttemptExamination {
    private let run: RunDirectory
    private let records: [AttemptRecord]
    private let seen: [AttemptObservation]
    private let doneStages: Set<String>
    private let runID: String?
    /// Whether an engine has the run: then what has begun and not ended is its own affair.
    private let isHeld: Bool

    /// Prepares the comparison of a run's events with its directories.
    init(_ run: RunDirectory, _ events: [Event], _ seen: [AttemptObservation], isHeld: Bool) {
        self.run = run
        self.seen = seen
        self.isHeld = isHeld
        records = AttemptRecord.all(of: events)
        doneStages = Set(
            events.filter { $0.name == .stageCompleted || $0.name == .stageSkipped }.compactMap(\.stage))
        runID = events.first?.runID
    }

    /// What is wrong with the attempts, in the order of the journal, then what the journal does not know.
    func findings() -> [Finding] {
        let places = Dictionary(seen.map { ("\($0.stage)/\($0.name)", $0) }) { first, _ in first }
        let known = Set(records.map(\.name))
        let recorded = records.flatMap { record in
            places[record.name].map { compare(record, $0) } ?? missing(record)
        }
        return recorded + seen.filter { !known.contains("\($0.stage)/\($0.name)") }.flatMap(unrecorded)
    }

    private func missing(_ record: AttemptRecord) -> [Finding] {
        let path = "\(run.attempts)/\(record.name)"
        guard record.end != nil else {
            if isHeld { return [] }
            return [
                Finding(
                    .attemptNotBegun, path,
                    "The journal announces this attempt, but its directory was never made, because the engine was "
                        + "killed there: the next resume begins a new attempt.")
            ]
        }
        guard !record.isInterrupted else { return [] }
        return [
            Finding(
                .attemptMissing, path,
                "The journal has recorded how this attempt ended, but its directory is gone, and with it what proves "
                    + "it: put it back from a backup, because a stage that still needs it does not go on without.")
        ]
    }

    private func compare(_ record: AttemptRecord, _ seen: AttemptObservation) -> [Finding] {
        if isHeld, record.end == nil { return [] }
        return OrderExamination.findings(record, seen, runID: runID) + ResultExamination.findings(record, seen)
            + LifeExamination.findings(seen, isOpen: record.end == nil)
    }

    private func unrecorded(_ seen: AttemptObservation) -> [Finding] {
        guard !isHeld, seen.number != 0 else { return [] }
        let highest = records.filter { $0.stage == seen.stage }.map(\.attempt.number).max() ?? 0
        let isTaken =
            !doneStages.contains(seen.stage) && seen.identity?.stage == seen.stage
            && seen.identity?.number == seen.number
            && seen.number ?? 0 > highest
        let note =
            isTaken
            ? Finding(
                .attemptUnrecorded, seen.directory.path,
                "No line of the journal knows this attempt, because its end was lost: the next resume records it and "
                    + "takes what it has left.")
            : Finding(
                .attemptStray, seen.directory.path,
                "No line of the journal knows this directory and no stage waits for it: nothing reads it, and you may "
                    + "move it away.")
        return [note] + LifeExamination.findings(seen, isOpen: false)
    }
}
