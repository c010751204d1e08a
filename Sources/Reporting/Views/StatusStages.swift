import StateMachine

/// The table of stages in the status of a run; the members of a group in a frame, with what ran side by side.
extension StatusView {
    /// The width from which there is room to show what ran side by side.
    private static let wide = 100

    /// A row for each stage.
    func table() -> Table {
        var table = Table(columns: [
            Table.Column(title: "  stage"), Table.Column(title: "agent", dropOrder: 3),
            Table.Column(title: "attempts", isRightAligned: true, dropOrder: 1),
            Table.Column(title: "review", dropOrder: 2),
            Table.Column(title: "time", isRightAligned: true, dropOrder: 5),
            Table.Column(title: "side by side", dropOrder: 0),
            Table.Column(title: "cost", isRightAligned: true, dropOrder: 4), Table.Column(title: "status"),
        ])
        var bars: [Int: ConcurrencyBars] = [:]
        let entries = StageList(workflow).entries
        for (place, entry) in entries.enumerated() {
            switch entry {
            case .group(let group):
                if style.width >= Self.wide { bars[group] = self.bars(of: group) }
                table.rows.append(.across(Table.Cell(title(of: group), .bold)))
            case .stage(let position, let isMember) where position < state.stages.count:
                guard isMember else {
                    table.rows.append(row(position))
                    table.rows += suiteRows(position)
                    continue
                }
                let isLast = !(entries.indices.contains(place + 1) && entries[place + 1].isMember)
                let group = workflow.groupPosition(of: workflow.stages[position].name)
                let bar = group.flatMap { bars[$0] }?.bar(of: state.stages[position]) ?? ""
                table.rows.append(row(position, frame: isLast ? "╰ " : "│ ", bar: bar))
                table.rows += suiteRows(position, frame: isLast ? "  " : "│ ")
            case .stage: break
            }
        }
        return table
    }

    private func bars(of group: Int) -> ConcurrencyBars? {
        let members = workflow.groups[group].stages.compactMap(workflow.position)
        return ConcurrencyBars(members.map { state.stages[$0] }, now: isRunning ? now : state.updatedAt ?? now)
    }

    private var isRunning: Bool {
        if case .running = engine { return true }
        return false
    }

    private func title(of group: Int) -> String {
        let name = Printable.text(workflow.groups[group].name)
        guard group < state.groups.count else { return "╭ \(name)" }
        let counts = state.groups[group]
        let others = [(counts.running, "running"), (counts.failed, "failed")].filter { $0.0 > 0 }
        return "╭ \(name): \(counts.done) of \(workflow.groups[group].stages.count) done"
            + others.map { ", \($0) \($1)" }.joined()
    }

    private func row(_ position: Int, frame: String = "", bar: String = "") -> Table.Row {
        var note = note(position)
        if frame == "│ " { note?.indent = "│   " }
        return .cells(cells(position, frame, bar), note: note)
    }

    private func cells(_ position: Int, _ frame: String, _ bar: String) -> [Table.Cell] {
        let stage = workflow.stages[position]
        let stageState = state.stages[position]
        let isStale = stale.contains(position)
        let look = StageLook(stageState.status, isStale: isStale)
        return [
            Table.Cell("\(frame)\(look.glyph) \(Printable.text(stage.name))", look.paint),
            Table.Cell(Printable.text(stage.team(latest: stageState.agent) ?? "")),
            Table.Cell(stageState.attempts > 0 ? String(stageState.attempts) : "", retried(stage, stageState)),
            Table.Cell(stageState.iteration.map { "\($0) of \(max($0, stage.maxIterations))" } ?? ""),
            Table.Cell(duration(stageState)), Table.Cell(bar, look.paint),
            Table.Cell(stageState.usage.map(CostText.short) ?? ""),
            Table.Cell(isStale ? "stale" : stageState.status.rawValue, look.paint),
        ]
    }

    /// The colour of a count of attempts where one would have done.
    private func retried(_ stage: Stage, _ stageState: StageState) -> Paint? {
        switch stage.kind {
        case .work where stageState.note != nil: nil
        case .work, .command: stageState.attempts > 1 ? .yellow : nil
        case .review, .acceptance, .suites, .approval, .marker: nil
        }
    }

    /// How long it took, or takes by now: a stage that waits for a person does so without any engine, too.
    private func duration(_ stage: StageState) -> String {
        if let seconds = stage.durationSeconds { return DurationText.render(seconds: seconds) }
        guard let startedAt = stage.startedAt, stage.status == .waiting || stage.status == .running && isRunning else {
            return ""
        }
        return DurationText.render(seconds: now.seconds(since: startedAt))
    }
}

extension StageList.Entry {
    /// Whether it is a stage of a group.
    fileprivate var isMember: Bool {
        if case .stage(_, isMember: true) = self { return true }
        return false
    }
}
