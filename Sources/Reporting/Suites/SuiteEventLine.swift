package import StateMachine

/// The line for one event of suites that are run for themselves: time, glyph, suite and what happened.
package enum SuiteEventLine {
    /// The line, or nil for an event that says nothing new; `width` is that of the widest name.
    package static func render(_ event: Event, nameWidth: Int, clockOffset: Int, style: Style) -> String? {
        guard let (look, text) = what(event) else { return nil }
        let name = event.suite.map { DisplayWidth.pad(Printable.text($0), to: nameWidth) + "  " } ?? ""
        let line = ClockText.time(event.at, offset: clockOffset) + " \(look.glyph) " + name + text
        return style.paint(style.cut(line), look.paint == .cyan ? nil : look.paint)
    }

    private static func what(_ event: Event) -> (StageLook, String)? {
        switch event.name {
        case .suiteStarted:
            return (StageLook(StageStatus.running), "started" + (event.runner.map { " (\(Printable.text($0)))" } ?? ""))
        case .suiteEnded:
            guard let summary = SuiteSummary(event) else { return nil }
            let error = Printable.firstLine(summary.error ?? "")
            return (StageLook(summary.status), SuiteWords.end(summary) + (error.isEmpty ? "" : ": \(error)"))
        case .warning:
            let text = Printable.firstLine(event.message ?? event.error ?? "")
            return (StageLook(StageStatus.interrupted), "warning: " + text)
        default: return nil
        }
    }

    /// The line of a further attempt.
    package static func attempt(
        _ number: Int, of suite: String, at moment: Timestamp, nameWidth: Int, clockOffset: Int, style: Style
    ) -> String {
        let look = StageLook(ExecutionStatus.retrying)
        let name = DisplayWidth.pad(Printable.text(suite), to: nameWidth)
        let line = ClockText.time(moment, offset: clockOffset) + " \(look.glyph) \(name)  attempt \(number)"
        return style.paint(style.cut(line), look.paint)
    }

    /// The widest name of some suites, as far as a column may be.
    package static func nameWidth(_ names: [String]) -> Int {
        min(24, names.map { DisplayWidth.of(Printable.text($0)) }.max() ?? 0)
    }
}
