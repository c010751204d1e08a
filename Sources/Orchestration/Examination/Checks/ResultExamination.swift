import Platform
import RunStorage
import StateMachine

/// Compares how an attempt ended by its `result.json` with how it ended by the journal.
enum ResultExamination {
    /// What is wrong with the result of an attempt.
    static func findings(_ record: AttemptRecord, _ seen: AttemptObservation) -> [Finding] {
        let path = seen.directory.result
        guard let end = record.end else { return open(seen) }
        // What the engine has ended itself or lost may have any result, or none.
        guard !record.isInterrupted else { return [] }
        guard let result = seen.result else {
            return [
                seen.hasResultFile
                    ? unreadable(path, "because a stage that still needs it does not go on without.")
                    : Finding(
                        .resultMissing, path,
                        "The journal has recorded how this attempt ended, but its result is missing, and with it what "
                            + "proves it: put it back from a backup, because a stage that still needs it does not go on without."
                    )
            ]
        }
        let isOther = end.resultDigest.map { !seen.resultDigest.hasPrefix($0) } ?? false
        let other = isOther ? "it is not the file that the engine has taken" : nil
        guard let contradiction = contradiction(end, result) ?? other else { return [] }
        return [
            Finding(
                .resultContradicts, path,
                "It contradicts the journal: \(contradiction); somebody has edited it, and the journal is what counts, "
                    + "so put the right result back.")
        ]
    }

    /// In which way a result is not what the journal has recorded.
    static func contradiction(_ end: Event, _ result: AttemptResult) -> String? {
        if let outcome = end.outcome, outcome != result.outcome {
            return "it says \(result.outcome.rawValue), and the journal says \(outcome.rawValue)"
        }
        let status = result.exitStatus == 0 ? nil : result.exitStatus
        if end.exitStatus != status {
            return "it says exit status \(status ?? 0), and the journal says \(end.exitStatus ?? 0)"
        }
        guard end.signal != result.signal else { return nil }
        return "it says signal \(text(result.signal)), and the journal says \(text(end.signal))"
    }

    private static func open(_ seen: AttemptObservation) -> [Finding] {
        if seen.isSupervised { return [] }
        if seen.result != nil {
            return [
                Finding(
                    .resultWaiting, seen.directory.result,
                    "This attempt has finished while no engine was there: the next resume takes its result.")
            ]
        }
        if seen.hasResultFile { return [unreadable(seen.directory.result, "or the next resume begins a new attempt.")] }
        guard seen.survivors.isEmpty else { return [] }
        return [
            Finding(
                .attemptLost, seen.directory.path,
                "This attempt has no result, and neither its supervisor\(pid(seen)) nor anything else of it is alive: "
                    + "the next resume begins a new attempt.")
        ]
    }

    private static func unreadable(_ path: String, _ otherwise: String) -> Finding {
        Finding(
            .resultUnreadable, path,
            "The result of this attempt is damaged and counts as none: put it back from a backup, \(otherwise)")
    }

    private static func pid(_ seen: AttemptObservation) -> String {
        seen.supervisor.map { " (process \($0.pid))" } ?? ""
    }

    private static func text(_ number: Int?) -> String { number.map(String.init) ?? "none" }
}
