import StateMachine

/// The table of objectives in the status of a session.
extension SessionView {
    /// Rows that a terminal shows of a large session.
    static let mostRows = 40

    /// A row for each objective in their order; on a terminal at most so many, chosen by how much they matter.
    func executionTable() -> [String] {
        var table = Table(columns: [
            Table.Column(title: "  objective"), Table.Column(title: "status"),
            Table.Column(title: "worker", dropOrder: 2),
            Table.Column(title: "retries", isRightAligned: true, dropOrder: 1),
            Table.Column(title: "time", isRightAligned: true, dropOrder: 5),
            Table.Column(title: "branch", dropOrder: 3), Table.Column(title: "changes", dropOrder: 4),
        ])
        let shown =
            style.width > 0 && figures.total > Self.mostRows ? SessionChoice.of(state, most: Self.mostRows) : nil
        let executions = shown.map { $0.compactMap(state.execution) } ?? Array(state.executions)
        table.rows = executions.map(row)
        let hidden = figures.total - executions.count
        guard hidden > 0 else { return table.render(style) }
        return table.render(style)
            + [style.paint(style.cut("… \(Counted.grouped(hidden)) more; --json tells of all of them"), .dim)]
    }

    private func row(_ execution: Execution) -> Table.Row {
        let isInterrupted = execution.status == .running && !hasEngine
        let look = isInterrupted ? StageLook(.interrupted) : StageLook(execution.status)
        let worked = execution.worked(at: now)
        let cells = [
            Table.Cell("\(look.glyph) \(DisplayWidth.cut(execution.name, to: 48))", look.paint),
            Table.Cell(isInterrupted ? "interrupted" : execution.status.words, look.paint),
            Table.Cell(execution.worker.map(Printable.text) ?? ""),
            Table.Cell(execution.retryCount > 0 ? "\(execution.retryCount) of \(execution.retries)" : ""),
            Table.Cell(worked > 0 ? DurationText.render(seconds: worked) : ""),
            Table.Cell(execution.branch.map(Printable.text) ?? ""), Table.Cell(execution.changes?.words ?? ""),
        ]
        let note = note(of: execution)
        return .cells(cells, note: note.text.isEmpty ? nil : Table.Cell(note.text, note.paint))
    }

    private func note(of execution: Execution) -> (text: String, paint: Paint) {
        switch execution.status {
        case .noChanges: return ("its run is complete, but it has changed no file", .yellow)
        case .retrying:
            let moment = execution.retryAt.map { ClockText.upcoming($0, now: now, offset: clockOffset) }
            let error = execution.trouble
            return ("again\(moment.map { " at \($0)" } ?? "")" + (error.isEmpty ? "" : ": \(error)"), .yellow)
        case .queued:
            let open = execution.needs.filter { !(state.execution($0)?.status.satisfiesNeeds ?? false) }
            let names = open.prefix(3).map { state.execution($0)?.name ?? "objective \($0)" }
            let more = open.count > names.count ? " and \(open.count - names.count) more" : ""
            return (names.isEmpty ? "" : "needs " + names.joined(separator: ", ") + more, .dim)
        case .cancelled, .blocked: return (execution.trouble, .yellow)
        default: return (execution.trouble, .red)
        }
    }
}
