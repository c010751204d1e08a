package import StateMachine

/// The line for one event of a session: time, glyph, objective, worker and what happened.
package struct SessionLine {
    /// The width below which columns would leave no room for what happened.
    private static let narrow = 76
    private static let workerWidth = 10

    private let event: Event
    private let state: SessionState
    private let clockOffset: Int

    /// The line of progress, or nil for an event that says nothing of a session; the state already holds the event.
    package static func render(_ event: Event, in state: SessionState, clockOffset: Int, style: Style) -> String? {
        let line = SessionLine(event: event, state: state, clockOffset: clockOffset)
        return line.what().map { line.draw($0, style) }
    }

    /// The line of the journal, in which every event has one; `last` is the number that must fit its column.
    package static func journal(
        _ event: Event, in state: SessionState, last: Int, clockOffset: Int, style: Style
    ) -> String {
        let line = SessionLine(event: event, state: state, clockOffset: clockOffset)
        let what = line.what()
        let by = event.name == .executionStarted ? event.worker.map { "\(Printable.text($0)) " } ?? "" : ""
        let name = line.execution.map { "\($0.number) \($0.name) \(by)" } ?? ""
        return JournalRow(event: event, words: name + (what?.text ?? ""), paint: what?.look.paint ?? .dim)
            .draw(last: last, clockOffset: clockOffset, style: style)
    }

    /// The line of progress for an event of a run that belongs to a session, with the objective's name before it.
    package static func render(
        _ event: Event, of run: RunState, _ workflow: Workflow, execution: Execution, columns: ProgressColumns,
        style: Style
    ) -> String? {
        ProgressLine.render(event, in: run, of: workflow, columns: columns.of(run: execution.name), style: style)
    }

    private var execution: Execution? {
        if event.name == .executionQueued {
            return state.executions.last { $0.objectiveFile == event.objectiveFile } ?? state.executions.last
        }
        return event.execution.flatMap(state.execution)
    }

    private func draw(_ what: ProgressLine.What, _ style: Style) -> String {
        var line = ClockText.time(event.at, offset: clockOffset) + " \(what.look.glyph) "
        if let execution {
            let name = DisplayWidth.cut(execution.name, to: ProgressColumns.runWidth)
            line += padded(name, ProgressColumns.runWidth, style)
            line += padded(event.worker.map(Printable.text) ?? "", Self.workerWidth, style)
        }
        return style.paint(style.cut(line + what.text), what.look.paint == .cyan ? nil : what.look.paint)
    }

    private func padded(_ name: String, _ width: Int, _ style: Style) -> String {
        if style.width > 0, style.width < Self.narrow { return name.isEmpty ? "" : name + " " }
        return DisplayWidth.pad(name, to: width) + " "
    }

    private func what() -> ProgressLine.What? {
        switch event.name {
        case .sessionStarted: return ProgressLine.What(.running, "session started: \(workers)")
        case .sessionResumed: return ProgressLine.What(.running, "session resumed: \(progress)")
        case .sessionEnded: return ended
        case .executionQueued: return ProgressLine.What(.pending, "queued" + place)
        case .executionStarted: return ProgressLine.What(.running, started)
        case .executionPlaced: return placed
        case .executionRetrying: return ProgressLine.What(StageLook(.retrying), "is tried again" + next + reason)
        case .executionEnded: return executionEnded
        case .executionIntegrated: return integrated
        case .warning: return ProgressLine.What(.interrupted, "warning" + reason)
        default:
            let text = Printable.firstLine(event.message ?? event.error ?? "")
            return text.isEmpty ? nil : ProgressLine.What(.pending, text)
        }
    }

    private var workers: String {
        let count = state.workers.count
        let places = state.options.usesWorktrees ? ", each in a worktree" : ""
        return "\(Counted.grouped(count)) \(count == 1 ? "worker" : "workers\(places)")"
    }

    private var progress: String { SessionProgress.render(SessionFigures(state, at: event.at)) }

    private var ended: ProgressLine.What {
        let time = DurationText.render(seconds: state.elapsedSeconds(at: event.at))
        let look: StageLook =
            switch state.status {
            case .complete: StageLook(.complete)
            case .failed: StageLook(ExecutionStatus.failed)
            default: StageLook(.cancelled)
            }
        return ProgressLine.What(look, "session ended: \(SessionSentence.words(state)) after \(time): \(progress)")
    }

    /// Where it stands in the queue, as far as somebody has said so.
    private var place: String {
        guard let execution else { return "" }
        let priority = execution.priority == 0 ? [] : ["priority \(execution.priority)"]
        let needs = execution.needs.isEmpty ? [] : ["needs \(execution.needs.map(String.init).joined(separator: ", "))"]
        let parts = priority + needs
        return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
    }

    private var started: String {
        guard let execution, execution.retryCount > 0 else { return "started" }
        return "started again, try \(execution.retryCount + 1) of \(execution.retries + 1)"
    }

    private var placed: ProgressLine.What? {
        guard let branch = event.branch, let worktree = event.worktree else { return nil }
        return ProgressLine.What(.pending, "works on \(Printable.text(branch)) in \(Printable.text(worktree))")
    }

    private var next: String {
        guard let until = event.until else { return "" }
        return " at " + ClockText.upcoming(until, now: event.at, offset: clockOffset)
    }

    private var reason: String {
        let text = Printable.firstLine(event.error ?? event.message ?? "")
        return text.isEmpty ? "" : ": \(text)"
    }

    private var executionEnded: ProgressLine.What? {
        guard let execution else { return nil }
        let time = execution.workedSeconds > 0 ? DurationText.render(seconds: execution.workedSeconds) : ""
        let after = time.isEmpty ? "" : " after \(time)"
        let error = Printable.firstLine(event.error ?? "")
        let why = error.isEmpty ? "" : ": \(error)"
        let text: String =
            switch execution.status {
            case .complete:
                "complete\(time.isEmpty ? "" : " in \(time)")" + (event.changes.map { ", \($0.words)" } ?? "")
            case .noChanges: "ended\(after), but changed nothing"
            case .cancelled where time.isEmpty: "cancelled before it began"
            default: "\(execution.status.words)\(after)\(why)"
            }
        return ProgressLine.What(StageLook(execution.status), text)
    }

    private var integrated: ProgressLine.What? {
        guard let execution, let integration = execution.integration else { return nil }
        let branch = event.branch.map { " onto \(Printable.text($0))" } ?? ""
        if integration == .merged { return ProgressLine.What(StageLook(.complete), "merged\(branch)") }
        let why = Printable.firstLine(event.error ?? "")
        return ProgressLine.What(
            StageLook(ExecutionStatus.failed),
            "not merged\(branch), \(integration.words)\(why.isEmpty ? "" : ": \(why)")")
    }
}
