import StateMachine

/// How a status of a stage looks: its glyph and its colour.
struct StageLook {
    let glyph: String
    let paint: Paint

    init(glyph: String, paint: Paint) {
        self.glyph = glyph
        self.paint = paint
    }

    /// What is done is stale where something has changed since.
    init(_ status: StageStatus, isStale: Bool) {
        if isStale { self.init(glyph: "↻", paint: .yellow) } else { self.init(status) }
    }

    init(_ status: StageStatus) {
        switch status {
        case .completed: (glyph, paint) = ("✓", .green)
        case .failed: (glyph, paint) = ("✗", .red)
        case .running: (glyph, paint) = ("▶", .cyan)
        case .pending: (glyph, paint) = ("○", .dim)
        case .waiting: (glyph, paint) = ("⏸", .yellow)
        case .skipped, .blocked: (glyph, paint) = ("–", .dim)
        case .interrupted: (glyph, paint) = ("!", .yellow)
        }
    }
}
