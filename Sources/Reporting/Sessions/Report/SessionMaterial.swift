package import StateMachine

/// All that the report of a session shows; what is made of it needs no files any more.
package struct SessionMaterial: Sendable {
    package var state: SessionState
    package var history: SessionHistory
    package var engine: EngineState
    /// Those about the session.
    package var commands: RunCommands
    /// The features of the runs that have a report of their own.
    package var reports: Set<String>
    /// The session's directory, for people.
    package var directory: String
    /// When the report is made.
    package var now: Timestamp
    /// Seconds that the clock of the place is ahead of UTC.
    package var clockOffset: Int
    /// Which teambot makes it.
    package var version: String
    let figures: SessionFigures

    /// Takes what is known of a session.
    package init(
        state: SessionState, history: SessionHistory, engine: EngineState, commands: RunCommands,
        reports: Set<String>, directory: String, now: Timestamp, clockOffset: Int, version: String
    ) {
        self.state = state
        self.history = history
        self.engine = engine
        self.commands = commands
        self.reports = reports
        self.directory = directory
        self.now = now
        self.clockOffset = clockOffset
        self.version = version
        figures = SessionFigures(state, at: engine.isRunning ? now : state.updatedAt ?? now)
    }

    /// The last moment for which something is known.
    var last: Timestamp { engine.isRunning ? now : state.updatedAt ?? now }

    /// Whether what is recorded as running can be running.
    var hasEngine: Bool { engine.isRunning || state.finishedAt != nil }

    /// The name of an objective, as a link to the report of its run where there is one.
    func link(_ execution: Execution, to html: inout HTML) {
        guard let feature = execution.feature, reports.contains(feature) else { return html.text(execution.name) }
        html.element("a", .href("../../\(Self.encoded(feature))/report.html"), text: execution.name)
    }

    /// A name as a part of an address.
    private static func encoded(_ name: String) -> String {
        var text = ""
        for byte in name.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}
