import StateMachine

/// The workers in the status of a session, and what became of finished branches.
extension SessionView {
    private static let mostWorkers = 12

    /// A row for each worker: how much of the time it has worked, and what it has; on a terminal not more than fit.
    func workerTable() -> [String] {
        var table = Table(columns: [
            Table.Column(title: "worker"), Table.Column(title: "busy", isRightAligned: true),
            Table.Column(title: "worked", isRightAligned: true, dropOrder: 1), Table.Column(title: "has"),
        ])
        let most = style.width > 0 && state.workers.count > Self.mostWorkers ? Self.mostWorkers - 1 : .max
        for (worker, share) in zip(state.workers, figures.utilization).prefix(most) {
            let execution = worker.execution.flatMap(state.execution)
            table.rows.append(
                .cells([
                    Table.Cell(Printable.text(worker.name)), Table.Cell(SessionTime.percent(share)),
                    Table.Cell(DurationText.render(seconds: worker.busySeconds(at: now))),
                    Table.Cell(execution?.name ?? "", .cyan),
                ]))
        }
        let rest = figures.utilization.dropFirst(most == .max ? figures.utilization.count : most)
        guard !rest.isEmpty else { return table.render(style) }
        let average = SessionTime.percent(rest.reduce(0, +) / Double(rest.count))
        let line = "… \(Counted.grouped(rest.count)) more workers, \(average) busy on average"
        return table.render(style) + [style.paint(style.cut(line), .dim)]
    }

    /// How many branches were brought together, and which were not and why.
    func integrationLines() -> [String] {
        guard let branch = state.integrationBranch else { return [] }
        let merged = state.executions.count { $0.integration == .merged }
        let head = "integration  \(merged == 1 ? "1 branch" : "\(Counted.grouped(merged)) branches") merged onto "
        let left = state.executions.filter { $0.integration != nil && $0.integration != .merged }
        let most = style.width > 0 ? 10 : Int.max
        let lines = left.prefix(most).map {
            let why = Printable.firstLine($0.integrationError ?? "")
            let text = "  ✗ \($0.name): \($0.integration?.words ?? "")\(why.isEmpty ? "" : ": \(why)")"
            return style.paint(style.cut(text), .red)
        }
        let rest =
            left.count > lines.count ? ["  … \(Counted.grouped(left.count - lines.count)) more were left out"] : []
        return [head + Printable.text(branch)] + lines + rest
    }
}
