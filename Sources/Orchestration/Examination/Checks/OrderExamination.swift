import RunStorage
import StateMachine

/// Tells whether an `attempt.json` is that of its directory and of its line in the journal.
enum OrderExamination {
    /// What is wrong with the order of an attempt.
    static func findings(_ record: AttemptRecord, _ seen: AttemptObservation, runID: String?) -> [Finding] {
        guard let order = seen.order else {
            // A crash between the directory and its order leaves none, and nothing was started then.
            guard record.end != nil, !record.isInterrupted else { return [] }
            return [
                Finding(
                    .orderMissing, seen.directory.order,
                    "What this attempt ran is missing or cannot be read, as it can be after a power cut: its result "
                        + "says which attempt it was, and the run does not need more.")
            ]
        }
        guard let mismatch = mismatch(order, record, runID) else { return [] }
        return [
            Finding(
                .orderWrong, seen.directory.order,
                "It does not belong here: it says \(mismatch); somebody has moved or edited it, so put the right one "
                    + "back before you believe what this attempt has left.")
        ]
    }

    /// The first thing in which an order is not what the journal says.
    static func mismatch(_ order: AttemptOrder, _ record: AttemptRecord, _ runID: String?) -> String? {
        let attempt = record.attempt
        let pairs: [(String, String?, String?)] = [
            ("run", order.runID, runID ?? order.runID), ("stage", order.stage, record.stage),
            ("attempt", String(order.number), String(attempt.number)),
            ("role", order.role.rawValue, attempt.role.rawValue), ("agent", order.agent, attempt.agent),
            ("iteration", order.iteration.map(String.init), attempt.iteration.map(String.init)),
            ("task", order.task, attempt.task),
        ]
        return pairs.first { $1 != $2 }.map { "\($0) \($1 ?? "none"), and the journal says \($2 ?? "none")" }
    }
}
