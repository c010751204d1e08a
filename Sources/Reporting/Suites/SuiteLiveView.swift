package import StateMachine

/// Suites that are run for themselves, as the live display sees them.
package struct SuiteLiveView: Sendable {
    /// One of them.
    struct Row: Sendable {
        let name: String
        let runner: String
        let isEnabled: Bool
        var startedAt: Timestamp?
        var attempt = 1
        var end: SuiteSummary?
        /// What it has printed last.
        var output: String?
    }

    /// In the order of the file.
    private(set) var rows: [Row]
    /// Which suites there are and how they are run, in a line.
    private let heading: String
    private let startedAt: Timestamp
    private let clockOffset: Int
    let nameWidth: Int
    /// Whether nothing more happens.
    package private(set) var isOver = false

    /// Begins with the suites that are to be run.
    package init(_ suites: [Suite], mode: String, startedAt: Timestamp, clockOffset: Int) {
        rows = suites.map { Row(name: $0.name, runner: $0.runner.rawValue, isEnabled: $0.isEnabled) }
        heading = SuiteWords.heading(suites, mode: mode)
        nameWidth = SuiteEventLine.nameWidth(suites.map(\.name))
        self.startedAt = startedAt
        self.clockOffset = clockOffset
    }

    /// Which suites there are and how they are run, in a line.
    package func title(_ style: Style) -> String { style.paint(style.cut(heading), .bold) }

    /// Takes an event; gives its line, nil where it has none.
    package mutating func take(_ event: Event, style: Style) -> String? {
        if event.name == .suitesEnded { isOver = true }
        if let position = event.suite.flatMap(position) {
            if event.name == .suiteStarted { rows[position].startedAt = event.at }
            if event.name == .suiteEnded { rows[position].end = SuiteSummary(event) }
        }
        return SuiteEventLine.render(event, nameWidth: nameWidth, clockOffset: clockOffset, style: style)
    }

    /// Takes note of an attempt; gives its line where it is a further one.
    package mutating func take(
        attempt number: Int, of suite: String, at moment: Timestamp, style: Style
    ) -> String? {
        guard let position = position(suite) else { return nil }
        rows[position].attempt = number
        rows[position].output = nil
        guard number > 1 else { return nil }
        return SuiteEventLine.attempt(
            number, of: suite, at: moment, nameWidth: nameWidth, clockOffset: clockOffset, style: style)
    }

    /// Takes the last line that a suite has printed.
    package mutating func show(output: String?, of suite: String) {
        if let position = position(suite) { rows[position].output = output.map(Printable.text) }
    }

    /// Whether a suite runs, so that its output is worth a look.
    package func isRunning(_ suite: String) -> Bool {
        position(suite).map { rows[$0].startedAt != nil && rows[$0].end == nil } ?? false
    }

    /// What is done of all.
    func bar(now: Timestamp) -> LiveBar {
        // What the file has disabled is no part of the work.
        let meant = rows.filter(\.isEnabled)
        let bad = meant.count { $0.end?.status.isBad == true }
        return LiveBar(
            all: meant.count, done: meant.count { $0.end != nil } - bad, failed: bad,
            elapsed: max(0, now.seconds(since: startedAt)), maximumSeconds: 0, usage: nil, budget: Budget())
    }

    private func position(_ suite: String) -> Int? { rows.firstIndex { $0.name == suite } }
}
