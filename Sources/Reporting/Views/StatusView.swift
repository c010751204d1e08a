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
    private let style: Style

    /// The status of a run as text that ends with a line end.
    package static func render(
        _ state: RunState, of workflow: Workflow, engine: EngineState, now: Timestamp, clockOffset: Int = 0,
        commands: RunCommands? = nil, style: Style
    ) -> String {
        let commands = commands ?? RunCommands(feature: state.feature)
        let view = StatusView(
            state: state, workflow: workflow, engine: engine, now: now, clockOffset: clockOffset, commands: commands,
            style: style)
        let parts = [view.head(), view.table().render(style), view.agentTable().render(style)]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func head() -> [String] {
        let sentence = RunSentence(state, of: workflow, engine: engine, commands: commands)
        var table = Table(columns: [Table.Column(), Table.Column()])
        table.rows = [
            .cells([Table.Cell("feature", .dim), Table.Cell(Printable.text(state.feature))]),
            .cells([Table.Cell("time", .dim), Table.Cell(time())]),
            .cells([Table.Cell("stages", .dim), Table.Cell("\(state.doneCount) of \(state.stages.count) done")]),
        ]
        table.rows += usageRows()
        let title = style.paint(style.cut(Printable.text(state.objectiveName)), .bold)
        // The sentence names a command to copy, so it is the one line that is never cut.
        let status = style.paint("status", .dim) + "   " + style.paint(sentence.text, sentence.paint)
        return [title, status] + table.render(style)
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

    private func table() -> Table {
        var table = Table(columns: [
            Table.Column(title: "  stage"), Table.Column(title: "agent", dropOrder: 3),
            Table.Column(title: "attempts", isRightAligned: true, dropOrder: 1),
            Table.Column(title: "review", dropOrder: 2),
            Table.Column(title: "time", isRightAligned: true, dropOrder: 5),
            Table.Column(title: "cost", isRightAligned: true, dropOrder: 4), Table.Column(title: "status"),
        ])
        table.rows = StageList(workflow).entries.compactMap { entry in
            switch entry {
            case .group(let group): .across(Table.Cell(title(of: group), .bold))
            case .stage(let position, let isMember):
                position < state.stages.count ? row(position, indent: isMember ? "  " : "") : nil
            }
        }
        return table
    }

    private func title(of group: Int) -> String {
        let name = Printable.text(workflow.groups[group].name)
        let done = group < state.groups.count ? state.groups[group].done : 0
        return "  \(name): \(done) of \(workflow.groups[group].stages.count) done"
    }

    private func cells(_ position: Int, indent: String) -> [Table.Cell] {
        let stage = workflow.stages[position]
        let stageState = state.stages[position]
        let look = StageLook(stageState.status)
        return [
            Table.Cell("\(indent)\(look.glyph) \(Printable.text(stage.name))", look.paint),
            Table.Cell(Printable.text(stage.team(latest: stageState.agent) ?? "")),
            Table.Cell(stageState.attempts > 0 ? String(stageState.attempts) : ""),
            Table.Cell(stageState.iteration.map { "\($0) of \(max($0, stage.maxIterations))" } ?? ""),
            Table.Cell(duration(stageState)), Table.Cell(stageState.usage.map(CostText.short) ?? ""),
            Table.Cell(stageState.status.rawValue, look.paint),
        ]
    }

    private func duration(_ stage: StageState) -> String {
        if let seconds = stage.durationSeconds { return DurationText.render(seconds: seconds) }
        guard stage.status == .running, case .running = engine, let startedAt = stage.startedAt else { return "" }
        return DurationText.render(seconds: now.seconds(since: startedAt))
    }

    private func row(_ position: Int, indent: String) -> Table.Row {
        let note = StageNote.of(position, state, workflow) ?? activity(of: state.stages[position])
        return .cells(cells(position, indent: indent), note: note)
    }
}
