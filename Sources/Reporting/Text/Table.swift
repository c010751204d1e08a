/// A table in columns that stay aligned whatever the width of the characters; the one way to render a table.
struct Table {
    /// A column of a table.
    struct Column {
        var title = ""
        var isRightAligned = false
        /// Which column goes first where there is no room; nil for one that always stays.
        var dropOrder: Int?
    }

    /// A text in a row, with its look.
    struct Cell {
        var text: String
        var paint: Paint?
        /// Whether the text is never cut, because one would copy it.
        var isWhole: Bool
        /// Lines that the text may take below a row, where it is a note that does not fit beside it.
        var mostLines: Int
        /// What stands before it there, four columns wide.
        var indent = "    "

        init(_ text: String, _ paint: Paint? = nil, isWhole: Bool = false, mostLines: Int = 4) {
            self.text = text
            self.paint = paint
            self.isWhole = isWhole
            self.mostLines = mostLines
        }
    }

    /// A row of cells, one for each column, or a text across all columns.
    ///
    /// The note of a row stands at the end of its line, or where it does not fit on a line of its own below.
    enum Row {
        case cells([Cell], note: Cell? = nil)
        case across(Cell)
    }

    private static let gap = 2
    private static let narrowest = 8

    var columns: [Column]
    var rows: [Row] = []

    /// The lines of the table; a column without any text is left out, and so are columns for which there is no room.
    func render(_ style: Style) -> [String] {
        var widths = naturalWidths()
        let shown = shownColumns(&widths, style)
        let hasTitles = !shown.isEmpty && columns.contains { !$0.title.isEmpty }
        let titles = hasTitles ? [line(columns.map { Cell($0.title, .dim) }, shown, widths, style)] : []
        return titles
            + rows.flatMap { row in
                switch row {
                case .across(let cell): [style.paint(style.cut(cell.text), cell.paint)]
                case .cells(let cells, nil): [line(cells, shown, widths, style)]
                case .cells(let cells, let note?): lines(cells, note, shown, widths, style)
                }
            }
    }

    /// The widest text of each column; 0 for a column that has nothing but a title.
    private func naturalWidths() -> [Int] {
        var widths = [Int](repeating: 0, count: columns.count)
        for case .cells(let cells, _) in rows {
            for (index, cell) in zip(widths.indices, cells) {
                widths[index] = max(widths[index], DisplayWidth.of(cell.text))
            }
        }
        return zip(widths, columns).map { $0 == 0 ? 0 : max($0, DisplayWidth.of($1.title)) }
    }

    /// Drops columns, then narrows the widest ones, until a line fits.
    private func shownColumns(_ widths: inout [Int], _ style: Style) -> [Int] {
        var shown = columns.indices.filter { widths[$0] > 0 }
        guard style.width > 0 else { return shown }
        func excess() -> Int {
            shown.reduce(Self.gap * (shown.count - 1)) { $0 + widths[$1] } - style.width
        }
        while excess() > 0, let victim = nextToDrop(shown) { shown.removeAll { $0 == victim } }
        let wholes = wholeWidths()
        func surplus(_ index: Int) -> Int { widths[index] - max(Self.narrowest, wholes[index]) }
        while excess() > 0 {
            let narrowing = shown.filter { surplus($0) > 0 }.max { widths[$0] < widths[$1] }
            guard let widest = narrowing else { break }
            widths[widest] -= min(surplus(widest), excess())
        }
        return shown
    }

    /// The widest text of each column that is never cut.
    private func wholeWidths() -> [Int] {
        var widths = [Int](repeating: 0, count: columns.count)
        for case .cells(let cells, _) in rows {
            for (index, cell) in zip(widths.indices, cells) where cell.isWhole {
                widths[index] = max(widths[index], DisplayWidth.of(cell.text))
            }
        }
        return widths
    }

    private func nextToDrop(_ shown: [Int]) -> Int? {
        let candidates = shown.compactMap { index in columns[index].dropOrder.map { (order: $0, index: index) } }
        return candidates.min { $0.order < $1.order }?.index
    }

    private func lines(
        _ cells: [Cell], _ note: Cell, _ shown: [Int], _ widths: [Int], _ style: Style
    ) -> [String] {
        let line = line(cells, shown, widths, style)
        let plain = self.line(cells, shown, widths, Style(colour: false, width: style.width))
        let used = DisplayWidth.of(plain) + Self.gap + DisplayWidth.of(note.text)
        if style.width <= 0 || used <= style.width { return [line + "  " + style.paint(note.text, note.paint)] }
        let below =
            note.isWhole ? [note.text] : WrappedText.lines(note.text, columns: style.width - 4, most: note.mostLines)
        return [line] + below.map { note.indent + style.paint($0, note.paint) }
    }

    /// One line: each text cut and padded to its column, painted last so that colours take no room.
    private func line(_ cells: [Cell], _ shown: [Int], _ widths: [Int], _ style: Style) -> String {
        let filled = shown.last { $0 < cells.count && !cells[$0].text.isEmpty }
        var line = ""
        var room = style.width > 0 ? style.width : Int.max
        for index in shown where index <= filled ?? -1 && index < cells.count {
            let isFirst = index == shown.first
            let rest = max(0, isFirst ? room : room - Self.gap)
            let width = cells[index].isWhole ? widths[index] : min(widths[index], rest)
            guard width > 0 else { break }
            var text = DisplayWidth.cut(cells[index].text, to: width)
            let isRight = columns[index].isRightAligned
            if index != filled || isRight { text = DisplayWidth.pad(text, to: width, right: isRight) }
            line += (isFirst ? "" : String(repeating: " ", count: Self.gap)) + style.paint(text, cells[index].paint)
            room -= width + (isFirst ? 0 : Self.gap)
        }
        return line
    }
}
