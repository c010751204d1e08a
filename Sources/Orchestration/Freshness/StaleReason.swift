import StateMachine

/// Why a stage is done once more, in a short sentence for the journal.
enum StaleReason {
    /// The first cause; of more their number.
    static func sentence(_ causes: [StaleCause]) -> String {
        guard let first = causes.first else { return "What it was given has changed." }
        let more = causes.count > 1 ? " There is more that has changed." : ""
        return text(first) + more
    }

    private static func text(_ cause: StaleCause) -> String {
        switch cause {
        case .artifact(let change): "\(change.path), which it has made, \(verb(change.now))."
        case .input(let change, let stage):
            "\(change.path)\(stage.map { " of \($0)" } ?? "") \(verb(change.now))."
        case .redone(let stage): "\(stage) was done again."
        case .setting(let key, _, _): "Its setting \"\(key)\" has changed."
        case .template: "A text that its prompts are made of has changed."
        case .objective(let parts): "The objective has changed: \(parts.joined(separator: ", "))."
        case .unknown: "Something that it depends on has changed."
        }
    }

    private static func verb(_ presence: FileChange.Presence) -> String {
        switch presence {
        case .file: "was changed"
        case .nothing: "is missing"
        case .other(let what): "is \(what) now"
        case .unreadable: "cannot be read"
        }
    }
}
