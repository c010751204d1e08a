package import RunStorage
package import StateMachine

/// The table of the sessions of a state directory.
package enum SessionList {
    /// A session in a list.
    package struct Entry: Sendable, Equatable {
        package let summary: SessionSummary
        /// The process that has it; nil when none has.
        package let engine: RunOwner?

        /// Makes an entry.
        package init(summary: SessionSummary, engine: RunOwner?) {
            self.summary = summary
            self.engine = engine
        }

        /// How it stands, in a word for programs.
        package var standing: String {
            guard let status = summary.status else { return "damaged" }
            if engine != nil { return "running" }
            return summary.finishedAt == nil ? "interrupted" : status.rawValue
        }

        /// Seconds that it has taken, up to now where an engine has it.
        package func elapsed(now: Timestamp) -> Double {
            let running = engine == nil ? 0 : summary.updatedAt.map { now.seconds(since: $0) } ?? 0
            return summary.elapsedSeconds + running
        }

        fileprivate var words: String {
            if let engine, summary.status != nil {
                return engine.pid > 0 ? "running (engine \(engine.pid))" : "running"
            }
            return standing.split(separator: "_").joined(separator: " ")
        }

        fileprivate var paint: Paint {
            switch standing {
            case "running": .cyan
            case "complete": .green
            case "failed", "damaged": .red
            default: .yellow
            }
        }
    }

    /// The sessions in the order given; ends with a line end.
    package static func render(_ entries: [Entry], now: Timestamp, clockOffset: Int, style: Style) -> String {
        var table = Table(columns: [
            Table.Column(title: "session"), Table.Column(title: "status"),
            Table.Column(title: "objectives", isRightAligned: true, dropOrder: 4),
            Table.Column(title: "failed", isRightAligned: true, dropOrder: 3),
            Table.Column(title: "started", dropOrder: 2),
            Table.Column(title: "time", isRightAligned: true, dropOrder: 1),
        ])
        table.rows = entries.map { entry in
            let summary = entry.summary
            let failed = summary.counts[.failed] ?? 0
            let isKnown = summary.status != nil
            return .cells([
                Table.Cell(Printable.text(summary.session.id), .bold, isWhole: true),
                Table.Cell(entry.words, entry.paint),
                Table.Cell(isKnown ? "\(Counted.grouped(summary.done)) of \(Counted.grouped(summary.total))" : ""),
                Table.Cell(failed > 0 ? Counted.grouped(failed) : "", .red),
                Table.Cell(isKnown ? ClockText.moment(summary.startedAt, offset: clockOffset) : ""),
                Table.Cell(isKnown ? DurationText.render(seconds: entry.elapsed(now: now)) : ""),
            ])
        }
        return table.render(style).map { $0 + "\n" }.joined()
    }
}
