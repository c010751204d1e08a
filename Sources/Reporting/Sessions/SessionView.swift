package import StateMachine

/// What `teambot status` shows of a session: how it stands, its workers, and a line for each objective.
package struct SessionView {
    let state: SessionState
    let figures: SessionFigures
    let engine: EngineState
    let now: Timestamp
    /// Seconds by which the clock on the wall is ahead of UTC.
    let clockOffset: Int
    let style: Style
    private let commands: RunCommands
    private let steps: [SessionSteps.Step]

    /// The status of a session as text that ends with a line end.
    ///
    /// The commands are those about the session.
    package static func render(
        _ state: SessionState, engine: EngineState, now: Timestamp, clockOffset: Int = 0, commands: RunCommands,
        style: Style
    ) -> String {
        // An engine that is gone has had the session until its last event.
        let last = engine.isRunning ? now : state.updatedAt ?? now
        let steps = SessionSteps(state, engine: engine, commands: commands)
        let view = SessionView(
            state: state, figures: SessionFigures(state, at: last), engine: engine, now: last,
            clockOffset: clockOffset, style: style, commands: commands, steps: steps.steps)
        let parts = [
            view.head(), view.workerTable(), view.executionTable(), view.integrationLines(), view.closing(),
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    /// Whether what is recorded as running can be running.
    var hasEngine: Bool { engine.isRunning || state.finishedAt != nil }

    private func head() -> [String] {
        let sentence = SessionSentence(state, engine: engine, commands: commands)
        let title = "\(Printable.text(state.id)): \(SessionProgress.objectives(figures.total)), \(workers)"
        // The sentence names a command to copy, so it is never cut, nor is what it stands beside.
        let lines = [("status", sentence.text, sentence.paint as Paint?)] + facts.map { ($0.0, $0.1, nil) }
        return [style.paint(style.cut(title), .bold)]
            + lines.map { style.paint(DisplayWidth.pad($0, to: 8), .dim) + "  " + style.paint($1, $2) }
    }

    private var facts: [(String, String)] {
        var facts = [("progress", SessionProgress.render(figures, hasEngine: hasEngine) + ".")]
        if figures.ended > 0 { facts.append(("success", SessionTime.percent(figures.successRate / 100))) }
        facts.append(("time", SessionTime.render(figures)))
        if let base = state.baseCommit { facts.append(("base", String(Printable.text(base).prefix(10)))) }
        return facts
    }

    private var workers: String {
        state.options.workers == 1 ? "1 worker" : "\(Counted.grouped(state.options.workers)) workers"
    }

    /// What is kept for a look, and what to type next; nothing here is cut, because one would copy it.
    private func closing() -> [String] {
        let kept = state.executions.filter(\.isWorktreeKept).prefix(Self.mostKept).compactMap { execution in
            execution.worktree.map { "kept:    \(Printable.text($0))  (\(execution.name))" }
        }
        let more = state.executions.count(where: \.isWorktreeKept) - kept.count
        let rest = more > 0 ? [style.paint("         … \(Counted.grouped(more)) more kept worktrees", .dim)] : []
        return kept + rest + steps.map { "next:    " + style.paint($0.command, .bold) }
    }

    private static let mostKept = 10
}
