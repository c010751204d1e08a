package import StateMachine

/// What `teambot status` shows: the run, then a line for each stage, the members of a group together.
package struct StatusView {
    let state: RunState
    let workflow: Workflow
    let engine: EngineState
    let now: Timestamp
    /// Seconds by which the clock on the wall is ahead of UTC.
    let clockOffset: Int
    private let commands: RunCommands
    private let isArchived: Bool
    let stale: StaleStages
    let style: Style

    /// The status of a run as text that ends with a line end.
    package static func render(
        _ state: RunState, of workflow: Workflow, engine: EngineState, now: Timestamp, clockOffset: Int = 0,
        commands: RunCommands? = nil, isArchived: Bool = false, stale: StaleStages = StaleStages(), style: Style
    ) -> String {
        let commands = commands ?? RunCommands(feature: state.feature)
        let view = StatusView(
            state: state, workflow: workflow, engine: engine, now: now, clockOffset: clockOffset, commands: commands,
            isArchived: isArchived, stale: stale, style: style)
        let parts = [view.head(), view.table().render(style), view.agentTable().render(style)]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func head() -> [String] {
        let sentence = RunSentence(state, of: workflow, engine: engine, commands: commands, isArchived: isArchived)
        var table = Table(columns: [Table.Column(), Table.Column()])
        table.rows = [
            .cells([Table.Cell("feature", .dim), Table.Cell(Printable.text(state.feature))]),
            .cells([Table.Cell("time", .dim), Table.Cell(time())]),
            .cells([
                Table.Cell("stages", .dim), Table.Cell("\(state.doneCount) of \(state.stageCount(in: workflow)) done"),
            ]),
        ]
        table.rows += usageRows()
        let title = style.paint(style.cut(Printable.text(state.objectiveName)), .bold)
        // The sentence names a command to copy, so it is the one line that is never cut.
        let status = style.paint("status", .dim) + "   " + style.paint(sentence.text, sentence.paint)
        return [title, status] + staleLine + table.render(style)
    }

    /// What is stale, and what to do about it; it names commands to copy and is never cut.
    private var staleLine: [String] {
        if stale.unknown != nil {
            return [style.paint("stale", .dim) + "    " + style.paint("what is stale cannot be found out", .red)]
        }
        guard !stale.isEmpty else { return [] }
        let text = StaleSentence(stale, in: workflow, commands: isArchived ? nil : commands).text
        return [style.paint("stale", .dim) + "    " + style.paint(text, .yellow)]
    }

    /// The time that engines had the run, up to now where one still has it, of the time that they may have.
    private func time() -> String {
        var elapsed = state.elapsedSeconds
        if case .running = engine, state.status == .inProgress, let updatedAt = state.updatedAt {
            elapsed += now.seconds(since: updatedAt)
        }
        let used = DurationText.render(seconds: elapsed)
        return state.maximumSeconds > 0 ? "\(used) of \(DurationText.render(seconds: state.maximumSeconds))" : used
    }
}
