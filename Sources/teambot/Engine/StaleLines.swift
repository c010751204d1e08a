import StateMachine

/// Why stages are stale, one line each.
enum StaleLines {
    /// `2 stages are stale: PLAN, CODE`.
    static func counted(_ stale: [StaleStage]) -> String {
        let names = stale.map(\.stage).joined(separator: ", ")
        return stale.count == 1 ? "1 stage is stale: \(names)" : "\(stale.count) stages are stale: \(names)"
    }

    /// The causes of one stage, in words.
    static func causes(_ stale: StaleStage) -> [String] {
        var seen = Set<String>()
        return stale.causes.map(text).filter { seen.insert($0).inserted }
    }

    /// The artifacts of a stage that somebody else has changed.
    static func changedByHand(_ stale: StaleStage) -> [String] {
        stale.causes.compactMap { cause in
            guard case .artifact(let change) = cause, case .file = change.now else { return nil }
            return change.path
        }
    }

    private static func text(_ cause: StaleCause) -> String {
        switch cause {
        case .artifact(let change): "its artifact \(change.path) \(fate(change))"
        case .input(let change, let stage):
            "\(change.path)\(stage.map { " of \($0)" } ?? ""), which it has read, \(fate(change))"
        case .redone(let stage): "\(stage) was done again"
        case .setting(let key, let was, let now):
            "its setting \"\(key)\" was \(was ?? "not there") and is \(now ?? "not there") now"
        case .template: "a text that its prompts are made of was changed"
        case .objective(let parts): "the objective was changed (\(parts.joined(separator: ", ")))"
        case .unknown: "what it depended on was changed"
        }
    }

    private static func fate(_ change: FileChange) -> String {
        switch change.now {
        case .file: "was changed"
        case .nothing: "was removed"
        case .other(let kind): "is \(kind) now"
        case .unreadable(let reason): "cannot be read: \(reason)"
        }
    }
}
