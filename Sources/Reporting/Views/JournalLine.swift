package import StateMachine

/// The line of the journal for one event: time, number, name and what happened; also of what progress leaves out.
package struct JournalLine {
    /// Columns of most names of events.
    private static let nameWidth = 23
    /// The width below which columns would leave no room for what happened.
    private static let narrow = 72

    private let event: Event
    private let progress: ProgressLine
    private let numberWidth: Int
    private let style: Style

    /// The line of an event; the state is the one that already holds it, `last` the number that must fit its column.
    package static func render(
        _ event: Event, in state: RunState, of workflow: Workflow, last: Int, clockOffset: Int, style: Style
    ) -> String {
        let line = JournalLine(
            event: event,
            progress: ProgressLine(
                event: event, state: state, workflow: workflow, style: style,
                columns: ProgressColumns(clockOffset: clockOffset)),
            numberWidth: max(4, String(last).count), style: style)
        return line.draw(clockOffset)
    }

    private func draw(_ offset: Int) -> String {
        let isNarrow = style.width > 0 && style.width < Self.narrow
        let time = ClockText.time(event.at, offset: offset)
        let number = DisplayWidth.pad(String(event.sequence), to: isNarrow ? 0 : numberWidth, right: true)
        let (said, paint) = what()
        let words = said.last == " " ? String(said.dropLast()) : said
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

    private func what() -> (String, Paint) {
        let stage = event.stage.map { Printable.text($0) + " " } ?? ""
        switch event.name {
        case .attemptStarted: return (stage + begun, .cyan)
        case .attemptEnded: return (stage + ended, event.outcome == .succeeded ? .green : .yellow)
        case .agentMessage, .toolCall, .plan:
            let text = progress.what()?.text ?? "\(tool) \(event.status ?? "")"
            return (stage + (progress.agent.map { "\($0): " } ?? "") + text, .dim)
        default:
            guard let what = progress.what() else { return (stage + facts, .dim) }
            return (stage + what.text, what.look.paint)
        }
    }

    private var tool: String { ActivityText.render(event.message ?? event.tool) ?? "tool" }

    private var number: String { event.attempt.map { "attempt \($0)" } ?? "attempt" }

    private var begun: String {
        let runner = event.runner.map { " (\(Printable.text($0)))" } ?? ""
        let by = event.agent.map { " by \(Printable.text($0))\(runner)" } ?? ""
        let task = event.task.flatMap { $0 == event.agent ? nil : ", \(Printable.text($0))" } ?? ""
        let round = event.iteration.map { ", round \($0)" } ?? ""
        return "\(number): \(event.role?.rawValue ?? "work")\(by)\(task)\(round)"
    }

    private var ended: String {
        let words = event.verdict?.rawValue ?? event.outcome?.rawValue.split(separator: "_").joined(separator: " ")
        let time = event.durationSeconds.map { " after \(DurationText.render(seconds: $0))" } ?? ""
        return "\(number): \(words ?? "ended")\(time)\(CostText.ending(event.usage))\(progress.reason)"
    }

    /// What an announcement tells, in the order of its fields.
    private var facts: String {
        let counts = [("passed", event.passed), ("failed", event.failed), ("of", event.total)]
            .compactMap { name, value in value.map { "\(name) \($0)" } }
        let texts = [event.group, event.agent, event.task, event.scenario, event.status].compactMap(\.self)
        let round = event.iteration.map { ["round \($0)"] } ?? []
        let words = texts.map(Printable.text) + round + counts
        return words.joined(separator: ", ") + progress.reason
    }
}
