import StateMachine

/// How the rows of a frame are laid out: columns that do not fit are left out, names are cut.
struct LiveColumns {
    /// Below this width times are written as on a clock, and only what matters most is shown.
    static let narrow = 60
    private static let leastNote = 8
    private static let leastName = 8

    private let width: Int
    private var name = 0
    private var agent = 0
    private var attempt = 0
    private var time = 0

    init(_ rows: [LiveRow], width: Int) {
        self.width = width
        for row in rows {
            name = max(name, DisplayWidth.of(row.indent) + 2 + DisplayWidth.of(row.name))
            agent = max(agent, DisplayWidth.of(row.agent))
            attempt = max(attempt, DisplayWidth.of(row.attempt))
            time = max(time, DisplayWidth.of(timeText(row)))
        }
        name = min(name, max(12, width * 2 / 5))
        agent = min(agent, 20)
        if width < Self.narrow { (agent, attempt) = (0, 0) }
        if used > width - Self.leastNote { agent = 0 }
        if used > width { attempt = 0 }
        // Without its name a time says nothing.
        if used > width, width - time - 2 < Self.leastName { time = 0 }
        if used > width { name = width - (time > 0 ? time + 2 : 0) }
    }

    /// The line of a row.
    func draw(_ row: LiveRow, _ style: Style) -> String {
        let head = row.indent + row.look.glyph + " " + row.name
        var line = style.paint(DisplayWidth.pad(DisplayWidth.cut(head, to: name), to: name), row.look.paint)
        var room = width - name
        func add(_ text: String, _ column: Int, _ paint: Paint?, right: Bool = false) {
            guard column > 0, room > 2 else { return }
            let columns = min(column, room - 2)
            let cell = DisplayWidth.pad(DisplayWidth.cut(text, to: columns), to: columns, right: right)
            line += "  " + style.paint(cell, paint)
            room -= columns + 2
        }
        add(row.agent, agent, nil)
        add(timeText(row), time, nil, right: true)
        add(row.attempt, attempt, nil)
        if !row.note.isEmpty, room >= Self.leastNote {
            line += "  " + style.paint(DisplayWidth.cut(row.note, to: room - 2), row.notePaint)
        }
        return line
    }

    private var used: Int {
        name + [agent, time, attempt].reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) }
    }

    private func timeText(_ row: LiveRow) -> String {
        guard let seconds = row.seconds else { return "" }
        return width < Self.narrow ? ElapsedText.short(seconds: seconds) : ElapsedText.render(seconds: seconds)
    }
}
