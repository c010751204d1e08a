import RunStorage
package import StateMachine

/// The table of runs: those of a state directory, or those of one objective.
package struct RunList {
    /// Archived runs of one objective that a list of all shows.
    package static let mostArchived = 3

    private let now: Timestamp
    private let clockOffset: Int

    /// All runs in the order given, the archived ones of an objective below it; ends with a line end.
    ///
    /// `archived` counts for each feature the archived runs, of which perhaps not all are among the entries; `commands`
    /// are those about a feature.
    package static func render(
        _ entries: [RunEntry], archived: [String: Int], commands: (String) -> RunCommands, now: Timestamp,
        clockOffset: Int, style: Style
    ) -> String {
        let list = RunList(now: now, clockOffset: clockOffset)
        var table = list.table("run")
        var shown = 0
        for (position, entry) in entries.enumerated() {
            let isBelow = position > 0 && entries[position - 1].feature == entry.feature
            table.rows.append(list.row(entry, name: name(entry, isBelow: isBelow, style)))
            shown += entry.isArchived ? 1 : 0
            let feature = entry.feature
            guard position + 1 == entries.count || entries[position + 1].feature != feature else { continue }
            let more = (archived[feature] ?? 0) - shown
            shown = 0
            guard more > 0 else { continue }
            table.rows.append(.across(Table.Cell("  … \(more) earlier: \(commands(feature).history)", .dim)))
        }
        return table.render(style).map { $0 + "\n" }.joined()
    }

    /// The runs of one objective with their outcomes; ends with a line end.
    package static func render(
        history entries: [RunEntry], now: Timestamp, clockOffset: Int, style: Style
    ) -> String {
        let list = RunList(now: now, clockOffset: clockOffset)
        var table = list.table("run")
        table.rows = entries.map { list.row($0, name: $0.name) }
        return table.render(style).map { $0 + "\n" }.joined()
    }

    /// Where there is little room, what stands below the run of its objective is named by its own part alone.
    private static func name(_ entry: RunEntry, isBelow: Bool, _ style: Style) -> String {
        guard entry.isArchived else { return entry.name }
        let isShort = isBelow && style.width > 0 && style.width < 80
        return "  " + (isShort ? entry.name.split(separator: "/").last.map(String.init) ?? entry.name : entry.name)
    }

    private func table(_ title: String) -> Table {
        Table(columns: [
            Table.Column(title: title), Table.Column(title: "status"),
            Table.Column(title: "stages", isRightAligned: true, dropOrder: 4),
            Table.Column(title: "started", dropOrder: 5),
            Table.Column(title: "time", isRightAligned: true, dropOrder: 3),
            Table.Column(title: "cost", isRightAligned: true, dropOrder: 2),
            Table.Column(title: "session", dropOrder: 1), Table.Column(title: "objective", dropOrder: 1),
        ])
    }

    private func row(_ entry: RunEntry, name: String) -> Table.Row {
        let summary = entry.summary
        let progress = summary.progress
        let isKnown = summary.startedAt.milliseconds > 0
        let cells = [
            Table.Cell(Printable.text(name), entry.isArchived ? .dim : .bold),
            Table.Cell(entry.words, entry.paint),
            Table.Cell(progress.map { "\($0.done) of \($0.all)" } ?? ""),
            Table.Cell(isKnown ? ClockText.moment(summary.startedAt, offset: clockOffset) : ""),
            Table.Cell(progress == nil ? "" : DurationText.render(seconds: entry.elapsed(now: now))),
            Table.Cell(progress?.usage.map(CostText.short) ?? ""),
            Table.Cell(entry.session.map(Printable.text) ?? "", .dim),
            Table.Cell(DisplayWidth.cut(Printable.firstLine(progress?.objectiveName ?? ""), to: 40), .dim),
        ]
        return .cells(cells)
    }
}
