import StateMachine

/// Which archived runs go: those that are older than so many days, or all but so many of each objective.
struct CleaningRule {
    var days: Double?
    var keep: Int?

    /// Those of the runs of one objective, or of all sessions, newest first, that both options allow to be removed.
    func removable<Kept>(_ kept: [Kept], endedAt: (Kept) -> Timestamp, now: Timestamp) -> [Kept] {
        kept.dropFirst(keep ?? 0).filter { one in
            days.map { now.seconds(since: endedAt(one)) > $0 * 86_400 } ?? true
        }
    }
}
