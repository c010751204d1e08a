package import Platform
package import StateMachine

/// What the live display of suites shows: a row for each, what has ended included, and the bar.
package enum SuiteFrame {
    /// Draws the frame of a view.
    package static func draw(_ view: SuiteLiveView, size: TerminalSize, now: Timestamp, style: Style) -> LiveFrame {
        // In the last column the cursor would stay between two lines.
        let width = max(1, size.columns - 1)
        let room = max(0, size.rows - 2)
        let shown = chosen(view.rows, room: room)
        let rows = shown.map { LiveRow($0, now: now) }
        let columns = LiveColumns(rows, width: width)
        var lines = rows.map { columns.draw($0, style) }
        if shown.count < view.rows.count, room > 0 {
            lines.append(style.paint(DisplayWidth.cut(rest(view.rows, shown), to: width), .dim))
        }
        if size.rows > 1 { lines.append(view.bar(now: now).draw(style, width: width)) }
        return LiveFrame(lines: lines)
    }

    /// The rows for which there is room, in their order: those that run before those that failed, before the others.
    private static func chosen(_ rows: [SuiteLiveView.Row], room: Int) -> [SuiteLiveView.Row] {
        guard rows.count > room else { return rows }
        let ranked = rows.indices.sorted { (rank(rows[$0]), $0) < (rank(rows[$1]), $1) }
        return ranked.prefix(max(0, room - 1)).sorted().map { rows[$0] }
    }

    private static func rank(_ row: SuiteLiveView.Row) -> Int {
        guard let end = row.end else { return row.startedAt == nil ? 2 : 0 }
        return end.status.isBad ? 1 : 3
    }

    /// What has no room, counted.
    private static func rest(_ rows: [SuiteLiveView.Row], _ shown: [SuiteLiveView.Row]) -> String {
        func more(_ isMeant: (SuiteLiveView.Row) -> Bool) -> Int {
            rows.count(where: isMeant) - shown.count(where: isMeant)
        }
        let ended = more { $0.end != nil }
        let running = more { $0.end == nil && $0.startedAt != nil }
        let waiting = more { $0.end == nil && $0.startedAt == nil }
        let parts = [(running, "more running"), (waiting, "waiting"), (ended, "ended")]
        return "… " + parts.filter { $0.0 > 0 }.map { "\(Counted.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    }
}

extension LiveRow {
    /// A suite that waits, runs or has ended.
    init(_ row: SuiteLiveView.Row, now: Timestamp) {
        let isOpen = row.end == nil
        self.init(
            look: row.end.map { StageLook($0.status) }
                ?? StageLook(row.startedAt == nil ? StageStatus.pending : .running),
            indent: "", name: Printable.text(row.name), agent: row.runner,
            attempt: row.attempt > 1 ? "attempt \(row.attempt)" : "",
            seconds: isOpen ? row.startedAt.map { now.seconds(since: $0) } : row.end?.durationSeconds,
            note: row.output ?? "", notePaint: .dim)
        guard let end = row.end else { return }
        if end.attempts == 0 { seconds = nil }
        let error = Printable.firstLine(end.error ?? "")
        let counts = end.counts.total > 0 ? " " + SuiteWords.counts(end.counts) : ""
        note = end.status.word + counts + (error.isEmpty || end.status == .failed ? "" : ": \(error)")
        notePaint = end.status == .passed ? .green : end.status.isBad ? .red : .dim
    }
}
