package import StateMachine

/// What `teambot clean` is about to remove, and what it keeps although it was meant, too.
package enum CleaningView {
    /// An archived run or a session that is to go.
    package struct Row: Sendable, Equatable {
        package var name: String
        /// How it stood, as its state file has it.
        package var status: String
        package var endedAt: Timestamp
        package var bytes: Int

        /// Makes a row.
        package init(name: String, status: String, endedAt: Timestamp, bytes: Int) {
            self.name = name
            self.status = status
            self.endedAt = endedAt
            self.bytes = bytes
        }
    }

    /// The runs as a table, those that are kept with their reasons, and the sum; ends with a line end.
    package static func render(
        _ rows: [Row], kept: [(name: String, reason: String)], clockOffset: Int, style: Style
    ) -> String {
        var table = Table(columns: [
            Table.Column(title: "run"), Table.Column(title: "status", dropOrder: 2),
            Table.Column(title: "ended", dropOrder: 1), Table.Column(title: "size", isRightAligned: true),
        ])
        table.rows = rows.map { row in
            let words = row.status.split(separator: "_").joined(separator: " ")
            return .cells([
                Table.Cell(Printable.text(row.name), isWhole: true), Table.Cell(words),
                Table.Cell(ClockText.moment(row.endedAt, offset: clockOffset)),
                Table.Cell(SizeText.render(bytes: row.bytes)),
            ])
        }
        let reasons = kept.map { style.paint(Printable.text("kept: \($0.name) \($0.reason)"), .yellow) }
        let sum = rows.isEmpty ? [] : [total(rows)]
        return (table.render(style) + reasons + sum).map { $0 + "\n" }.joined()
    }

    /// Such as `3 archived runs and 1 session, 4.5 MB`: a run is named with its objective, a session without.
    package static func total(_ rows: [Row]) -> String {
        let sessions = rows.count { !$0.name.contains("/") }
        let bytes = rows.reduce(0) { $0 + $1.bytes }
        guard sessions > 0 else { return total(rows.count, bytes) }
        let words = sessions == 1 ? "1 session" : "\(sessions) sessions"
        let size = SizeText.render(bytes: bytes)
        guard rows.count > sessions else { return "\(words), \(size)" }
        return "\(rows.count - sessions) archived \(rows.count - sessions == 1 ? "run" : "runs") and \(words), \(size)"
    }

    /// Such as `3 archived runs, 4.5 MB`.
    package static func total(_ count: Int, _ bytes: Int) -> String {
        "\(count) archived \(count == 1 ? "run" : "runs"), \(SizeText.render(bytes: bytes))"
    }
}
