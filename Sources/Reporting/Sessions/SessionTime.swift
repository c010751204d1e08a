import StateMachine

/// The time of a session in words.
enum SessionTime {
    /// `2 min 10 s for 5 min 40 s of work, 2.6 at once`.
    static func render(_ figures: SessionFigures) -> String {
        let wall = DurationText.render(seconds: figures.wallSeconds)
        guard figures.workedSeconds > 0 else { return wall }
        let worked = "\(wall) for \(DurationText.render(seconds: figures.workedSeconds)) of work"
        guard figures.wallSeconds > 0 else { return worked }
        let tenths = Int(min(figures.workedSeconds / figures.wallSeconds, 1e6) * 10 + 0.5)
        return "\(worked), \(tenths / 10).\(tenths % 10) at once"
    }

    /// A share from 0 to 1 as `87 %`.
    static func percent(_ share: Double) -> String { "\(Int(max(0, min(share, 1)) * 100 + 0.5)) %" }
}
