import StateMachine

/// Which archived runs go: those that are older than so many days, or all but so many of each objective.
struct CleaningRule {
    var days: Double?
    var keep: Int?

    /// Those of the runs of one objective, newest first, that both options allow to be removed.
    func removable(_ runs: [ArchivedRun], now: Timestamp) -> [ArchivedRun] {
        runs.dropFirst(keep ?? 0).filter { run in
            days.map { now.seconds(since: run.endedAt) > $0 * 86_400 } ?? true
        }
    }
}
