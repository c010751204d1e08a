import StateMachine

/// The test suites of a stage in the status of a run: a row for each below the row of their stage.
extension StatusView {
    /// Rows in the columns of the table of stages; none for a stage without suites.
    func suiteRows(_ position: Int, frame: String = "") -> [Table.Row] {
        guard case .suites(let names) = workflow.stages[position].kind else { return [] }
        let stage = state.stages[position]
        let ended = workflow.inOrder(stage.suites)
        let running = names.filter { name in
            stage.status == .running && !ended.contains { $0.name == name }
                && stage.log.contains { $0.outcome == nil && $0.suite == name }
        }
        return ended.map { row($0, frame) } + running.map { row(running: $0, frame) }
    }

    private func row(_ suite: SuiteSummary, _ frame: String) -> Table.Row {
        let look = SuiteLine.look(suite.status)
        let cells = [
            Table.Cell("\(frame)  \(look.glyph) \(Printable.text(suite.name))", look.paint),
            Table.Cell(suite.runner.rawValue, .dim),
            Table.Cell(suite.attempts > 0 ? String(suite.attempts) : "", suite.attempts > 1 ? .yellow : nil),
            Table.Cell(""),
            Table.Cell(suite.attempts > 0 ? DurationText.render(seconds: suite.durationSeconds) : ""),
            Table.Cell(""), Table.Cell(""), Table.Cell(SuiteLine.word(suite.status), look.paint),
        ]
        return .cells(cells, note: note(suite, frame))
    }

    /// What became of its tests; where there were none, why it did not pass.
    private func note(_ suite: SuiteSummary, _ frame: String) -> Table.Cell? {
        let counts = SuiteLine.counts(suite.counts)
        let error = suite.status.isBad ? ActivityText.render(suite.error) : nil
        let isBlamed = suite.counts.failed + suite.counts.errors > 0
        guard let text = isBlamed || error == nil ? (counts.isEmpty ? nil : counts) : error else { return nil }
        var cell = Table.Cell(text, .dim)
        cell.indent = frame + String(repeating: " ", count: 6 - frame.count)
        return cell
    }

    private func row(running name: String, _ frame: String) -> Table.Row {
        let look = StageLook(StageStatus.running)
        return .cells([Table.Cell("\(frame)  \(look.glyph) \(Printable.text(name))", look.paint)])
    }
}

extension AttemptState {
    /// The test suite that it runs; nil where it runs none. `unit #2` is the second try of `unit`.
    var suite: String? {
        guard role == .test, let task else { return nil }
        guard let mark = task.lastIndex(of: "#"), Int(task[task.index(after: mark)...]) != nil,
            task[..<mark].hasSuffix(" ")
        else { return task }
        return String(task[..<mark].dropLast())
    }
}
