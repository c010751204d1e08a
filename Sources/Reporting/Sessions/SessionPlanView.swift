package import StateMachine

/// What a session would do, before anything of it exists.
package enum SessionPlanView {
    /// The objectives in the order in which they would begin.
    package static func render(_ state: SessionState, workers: Int, base: String?, style: Style) -> String {
        var rest = state
        var table = Table(columns: ["no", "objective", "priority", "needs", "file"].map { Table.Column(title: $0) })
        while let next = rest.next {
            rest.apply(
                Event(.executionEnded).with {
                    $0.execution = next.number
                    $0.status = ExecutionStatus.complete.rawValue
                })
            let needs = next.needs.map(String.init).joined(separator: ", ")
            let texts = [
                String(next.number), Printable.text(next.title), String(next.priority), needs,
                Printable.text(next.objectiveFile),
            ]
            table.rows.append(.cells(texts.map { Table.Cell($0) }))
        }
        let place = base.map { "in worktrees from \($0.prefix(12))" } ?? "without worktrees"
        let count = table.rows.count
        let objectives = count == 1 ? "1 objective" : "\(Counted.grouped(count)) objectives"
        let head = "\(objectives), \(workers == 1 ? "1 worker" : "\(workers) workers"), \(place)"
        return ([head, ""] + table.render(style)).joined(separator: "\n") + "\n"
    }
}
