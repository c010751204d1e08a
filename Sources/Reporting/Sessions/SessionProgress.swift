import StateMachine

/// How many objectives of a session stand how, in a sentence.
enum SessionProgress {
    /// `3 of 9 objectives are complete, 2 run, 4 are queued`.
    ///
    /// Where no engine has the session, nothing runs.
    static func render(_ figures: SessionFigures, hasEngine: Bool = true) -> String {
        let parts = [complete(figures)] + order.compactMap { others($0, figures.count($0), hasEngine) }
        return parts.joined(separator: ", ")
    }

    private static let order: [ExecutionStatus] = [
        .running, .retrying, .queued, .noChanges, .failed, .blocked, .cancelled,
    ]

    /// `1 objective` or `9 objectives`.
    static func objectives(_ count: Int) -> String {
        count == 1 ? "1 objective" : "\(Counted.grouped(count)) objectives"
    }

    private static func complete(_ figures: SessionFigures) -> String {
        let complete = figures.count(.complete)
        switch (complete, figures.total) {
        case (_, 0): return "there are no objectives"
        case (1, 1): return "the one objective is complete"
        case (0, 1): return "the one objective is not complete"
        case (let complete, let total) where complete == total: return "all \(objectives(total)) are complete"
        default:
            return
                "\(Counted.grouped(complete)) of \(objectives(figures.total)) \(complete == 1 ? "is" : "are") complete"
        }
    }

    /// Nothing for what there is none of; what has changed nothing is told in words of its own.
    private static func others(_ status: ExecutionStatus, _ count: Int, _ hasEngine: Bool) -> String? {
        guard count > 0 else { return nil }
        let number = Counted.grouped(count)
        func verb(_ one: String, _ many: String) -> String { "\(number) \(count == 1 ? one : many)" }
        switch status {
        case .complete: return nil
        case .running: return hasEngine ? verb("runs", "run") : verb("was at work", "were at work")
        case .retrying: return verb("waits to be tried again", "wait to be tried again")
        case .queued: return verb("is queued", "are queued")
        case .noChanges: return "\(number) changed nothing"
        case .failed: return "\(number) failed"
        case .blocked: return verb("is blocked", "are blocked")
        case .cancelled: return verb("was cancelled", "were cancelled")
        }
    }
}
