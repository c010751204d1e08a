import StateMachine

/// The status of a stage in a report: a glyph, a word and a colour, never the colour alone.
struct StageWords {
    private(set) var glyph: String
    private(set) var word: String
    private(set) var look: String

    /// What is done is stale where something has changed since.
    init(_ status: StageStatus, isStale: Bool) {
        self.init(status)
        if isStale { (glyph, word, look) = (StageLook(status, isStale: true).glyph, "stale", "warn") }
    }

    init(_ status: StageStatus) {
        // The sign for a pause is in few fonts.
        glyph = status == .waiting ? "?" : StageLook(status).glyph
        switch status {
        case .completed: (word, look) = ("completed", "good")
        case .failed: (word, look) = ("failed", "bad")
        case .running: (word, look) = ("running", "busy")
        case .pending: (word, look) = ("pending", "idle")
        case .waiting: (word, look) = ("waiting", "warn")
        case .skipped: (word, look) = ("skipped", "idle")
        case .blocked: (word, look) = ("blocked", "idle")
        case .interrupted: (word, look) = ("interrupted", "warn")
        }
    }
}

/// How an attempt ended, in the same way.
struct AttemptWords {
    let word: String
    let look: String

    /// - Parameter isPassed: for a command of a scenario, whether that passed: a command may be meant to fail.
    init(_ span: AttemptSpan, isPassed: Bool? = nil) {
        if span.isScenario, span.outcome == .failed, isPassed != false {
            (word, look) = ("ended as expected", "good")
            return
        }
        switch (span.outcome, span.verdict) {
        case (.succeeded, .rejected): (word, look) = ("rejected", "warn")
        case (.succeeded, .approved): (word, look) = ("approved", "good")
        case (.succeeded, nil): (word, look) = ("succeeded", "good")
        case (.failed, _): (word, look) = ("failed", "bad")
        case (.timedOut, _): (word, look) = ("timed out", "bad")
        case (.interrupted, _): (word, look) = ("interrupted", "idle")
        case (nil, _): (word, look) = ("running", "busy")
        }
    }
}
