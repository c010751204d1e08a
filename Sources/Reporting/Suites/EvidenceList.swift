package import StateMachine

/// The table of evidence runs.
package enum EvidenceList {
    /// An evidence run in a few numbers.
    package struct Row: Sendable, Equatable {
        /// Its name.
        package var id: String
        /// Where it is.
        package var place: String
        /// How it stands: the word of its manifest.
        package var status: String
        /// When it was begun.
        package var createdAt: Timestamp
        /// Its suites.
        package var suites: Int
        /// Their tests.
        package var counts: TestCounts

        /// Makes a row.
        package init(
            id: String, place: String, status: String, createdAt: Timestamp, suites: Int, counts: TestCounts
        ) {
            self.id = id
            self.place = place
            self.status = status
            self.createdAt = createdAt
            self.suites = suites
            self.counts = counts
        }

        var paint: Paint {
            switch status {
            case "passed": .green
            case "running", "open": .cyan
            case "interrupted", "nothing_ran": .yellow
            default: .red
            }
        }

        var words: String { status.split(separator: "_").joined(separator: " ") }
    }

    /// The table in the order given; ends with a line end.
    package static func render(_ rows: [Row], clockOffset: Int, style: Style) -> String {
        var table = Table(columns: [
            Table.Column(title: "evidence"), Table.Column(title: "status"),
            Table.Column(title: "suites", isRightAligned: true, dropOrder: 2),
            Table.Column(title: "tests", isRightAligned: true), Table.Column(title: "failed", isRightAligned: true),
            Table.Column(title: "begun", dropOrder: 1), Table.Column(title: "where", dropOrder: 3),
        ])
        table.rows = rows.map { row in
            let bad = row.counts.failed + row.counts.errors
            return .cells([
                Table.Cell(Printable.text(row.id), .bold, isWhole: true), Table.Cell(row.words, row.paint),
                Table.Cell(String(row.suites)), Table.Cell(Counted.grouped(row.counts.total)),
                Table.Cell(Counted.grouped(bad), bad > 0 ? .red : nil),
                Table.Cell(ClockText.moment(row.createdAt, offset: clockOffset)),
                Table.Cell(Printable.text(row.place), .dim),
            ])
        }
        return table.render(style).map { $0 + "\n" }.joined()
    }
}
