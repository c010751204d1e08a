import StateMachine

/// How a line of a journal is laid out: time, number, name and what happened.
struct JournalRow {
    /// Columns of most names of events.
    private static let nameWidth = 23
    /// The width below which columns would leave no room for what happened.
    private static let narrow = 72

    let event: Event
    /// What happened; empty where the name says it all.
    let words: String
    let paint: Paint

    /// The line; `last` is the number that must fit its column.
    func draw(last: Int, clockOffset: Int, style: Style) -> String {
        let isNarrow = style.width > 0 && style.width < Self.narrow
        let time = ClockText.time(event.at, offset: clockOffset)
        let numberWidth = max(4, String(last).count)
        let number = DisplayWidth.pad(String(event.sequence), to: isNarrow ? 0 : numberWidth, right: true)
        let words = self.words.last == " " ? String(self.words.dropLast()) : self.words
        let begin = "\(time) \(number)"
        let roomForName = style.width > 0 ? style.width - DisplayWidth.of(begin) - 1 : Int.max
        let name = DisplayWidth.cut(
            DisplayWidth.pad(event.name.rawValue, to: isNarrow || words.isEmpty ? 0 : Self.nameWidth), to: roomForName)
        let room = roomForName - DisplayWidth.of(name) - 1
        let head =
            style.paint(begin, .dim)
            + (name.isEmpty ? "" : " " + style.paint(name, words.isEmpty ? .dim : paint))
        return words.isEmpty || room <= 0 ? head : head + " " + DisplayWidth.cut(words, to: room)
    }
}
