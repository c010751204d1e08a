package import Platform
package import StateMachine

/// What the live display shows below the finished lines: a row for each stage that runs or waits, and the bar.
package struct LiveFrame: Sendable, Equatable {
    /// At most one line less than the terminal has, none so wide that it would wrap.
    package private(set) var lines: [String] = []
    /// The stages that have a row, by their positions.
    package private(set) var positions: [Int] = []

    /// A frame without anything.
    package init() {}

    /// A frame of lines that were drawn already.
    init(lines: [String]) { self.lines = lines }

    /// Draws the frame of a view.
    package init(_ view: LiveView, size: TerminalSize, now: Timestamp, style: Style) {
        // In the last column the cursor would stay between two lines.
        let width = max(1, size.columns - 1)
        let room = max(0, size.rows - 2)
        var entries = Self.entries(view)
        var hidden: [Int] = []
        if entries.count > room {
            hidden = entries.dropFirst(max(0, room - 1)).compactMap(\.owner)
            entries = Array(entries.prefix(max(0, room - 1)))
            // The name of a group without a member says nothing.
            if case .group = entries.last { entries = Array(entries.dropLast()) }
        }
        positions = entries.compactMap(\.stage)
        let rows = entries.compactMap { entry -> LiveRow? in
            switch entry {
            case .group: nil
            case .stage(let position): LiveRow(position, in: view, now: now, clockOffset: view.clockOffset)
            case .suite(let position, let attempt): LiveRow(suite: attempt, of: position, in: view, now: now)
            }
        }
        let columns = LiveColumns(rows, width: width)
        var next = rows.makeIterator()
        for entry in entries {
            switch entry {
            case .group(let group): lines.append(Self.head(group, view, width, style))
            case .stage, .suite: if let row = next.next() { lines.append(columns.draw(row, style)) }
            }
        }
        if !hidden.isEmpty, room > 0 { lines.append(Self.rest(hidden, view, width, style)) }
        if size.rows > 1 { lines.append(LiveBar(view.state, of: view.workflow, now: now).draw(style, width: width)) }
    }

    /// A line before it is drawn.
    private enum Entry {
        case group(Int)
        case stage(Int)
        /// A test suite of a stage.
        case suite(Int, AttemptState)

        var stage: Int? {
            if case .stage(let position) = self { position } else { nil }
        }

        /// The stage that it belongs to.
        var owner: Int? {
            switch self {
            case .group: nil
            case .stage(let position), .suite(let position, _): position
            }
        }
    }

    /// What runs and waits in the order of the workflow, the members of a group under its name.
    private static func entries(_ view: LiveView) -> [Entry] {
        var entries: [Entry] = []
        var last: Int?
        for position in view.active {
            let group = view.workflow.groupPosition(of: view.workflow.stages[position].name)
            if let group, group != last { entries.append(.group(group)) }
            entries.append(.stage(position))
            entries += view.openSuites(of: position).map { .suite(position, $0) }
            last = group
        }
        return entries
    }

    private static func head(_ group: Int, _ view: LiveView, _ width: Int, _ style: Style) -> String {
        let state = view.state.groups[group]
        let failed = state.failed > 0 ? ", \(state.failed) failed" : ""
        let counts = ": \(state.done) of \(view.workflow.groups[group].stages.count) done" + failed
        let name = Printable.text(view.workflow.groups[group].name)
        // The numbers stay also where the name is long.
        let room = width - DisplayWidth.of(counts)
        let shown = room >= 4 ? DisplayWidth.cut(name, to: room) : name
        return style.paint(DisplayWidth.cut(shown + counts, to: width), .bold)
    }

    /// What has no room, counted.
    private static func rest(_ hidden: [Int], _ view: LiveView, _ width: Int, _ style: Style) -> String {
        let waiting = hidden.count(where: view.waitsForPerson)
        let running = hidden.count - waiting
        let parts = [running > 0 ? "\(running) more running" : "", waiting > 0 ? "\(waiting) waiting" : ""]
        let text = "… " + parts.filter { !$0.isEmpty }.joined(separator: ", ")
        return style.paint(DisplayWidth.cut(text, to: width), .dim)
    }
}
