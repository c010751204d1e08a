import StateMachine

/// The status of an objective in a report: a glyph, a word and a colour, never the colour alone.
struct ExecutionLook {
    let glyph: String
    let word: String
    let look: String

    init(_ execution: Execution, hasEngine: Bool) {
        if execution.status == .running, !hasEngine {
            (glyph, word, look) = ("!", "interrupted", "warn")
        } else {
            (glyph, word) = (StageLook(execution.status).glyph, execution.status.words)
            look = Self.look(execution.status)
        }
    }

    /// The colour of a status.
    static func look(_ status: ExecutionStatus) -> String {
        switch status {
        case .complete: "good"
        case .failed: "bad"
        case .running: "busy"
        case .retrying, .noChanges, .blocked: "warn"
        case .queued, .cancelled: "idle"
        }
    }
}
