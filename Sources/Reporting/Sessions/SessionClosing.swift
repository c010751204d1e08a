package import StateMachine

/// The last lines of a session: how it ended, what was not integrated, what is kept, and the commands that go on.
package enum SessionClosing {
    /// The closing lines as text that ends with a line end; commands and paths in it are never cut.
    ///
    /// - Parameters:
    ///   - report: where the report is; nil where there is none.
    ///   - commands: those about the session.
    package static func render(
        _ state: SessionState, engine: EngineState = .none, now: Timestamp, report: String? = nil,
        commands: RunCommands, style: Style
    ) -> String {
        let figures = SessionFigures(state, at: state.updatedAt ?? now)
        var lines = [style.paint(sentence(state, figures, engine), paint(state))]
        lines += troubles(state, style)
        if let branch = state.integrationBranch {
            let merged = state.executions.count { $0.integration == .merged }
            lines.append("merged:    \(Counted.grouped(merged)) onto \(Printable.text(branch))")
        }
        for execution in state.executions.filter(\.isWorktreeKept).prefix(10) {
            if let worktree = execution.worktree {
                lines.append("kept:      \(Printable.text(worktree))  (\(execution.name))")
            }
        }
        lines += report.map { ["report:    \(Printable.text($0))"] } ?? []
        let steps = SessionSteps(state, engine: engine, commands: commands)
        lines += steps.steps.map { "next:      " + style.paint($0.command, .bold) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func sentence(_ state: SessionState, _ figures: SessionFigures, _ engine: EngineState) -> String {
        let words =
            switch (state.finishedAt, engine) {
            case (nil, .running): "in progress"
            case (nil, _): "interrupted: the engine is gone"
            default: SessionSentence.words(state)
            }
        return "The session is \(words): \(SessionProgress.render(figures)), in \(SessionTime.render(figures))."
    }

    /// What failed or is blocked with its reason, some of many.
    private static func troubles(_ state: SessionState, _ style: Style) -> [String] {
        let all = state.executions.filter { !$0.trouble.isEmpty && $0.status != .retrying }
        let shown = all.prefix(10).map { execution in
            let look = StageLook(execution.status.satisfiesNeeds ? .failed : execution.status)
            return style.paint(style.cut("\(look.glyph) \(execution.name): \(execution.trouble)"), look.paint)
        }
        let silent = state.executions.filter { $0.status == .noChanges }.prefix(10).map {
            style.paint(style.cut("= \($0.name): its run is complete, but it has changed no file"), .yellow)
        }
        return shown + (all.count > shown.count ? ["… \(Counted.grouped(all.count - shown.count)) more"] : []) + silent
    }

    private static func paint(_ state: SessionState) -> Paint {
        switch state.status {
        case .complete: state.executions.contains { $0.status == .complete } ? .green : .yellow
        case .failed: .red
        case .initializing, .running, .partialSuccess, .cancelled, .noTests: .yellow
        }
    }
}
