package import StateMachine

/// The line of the journal for one event: time, number, name and what happened; also of what progress leaves out.
package struct JournalLine {
    private let event: Event
    private let progress: ProgressLine

    /// The line of an event; the state is the one that already holds it, `last` the number that must fit its column.
    package static func render(
        _ event: Event, in state: RunState, of workflow: Workflow, last: Int, clockOffset: Int, style: Style
    ) -> String {
        let line = JournalLine(
            event: event,
            progress: ProgressLine(
                event: event, state: state, workflow: workflow, style: style,
                columns: ProgressColumns(clockOffset: clockOffset)))
        let (words, paint) = line.what()
        return JournalRow(event: event, words: words, paint: paint).draw(
            last: last, clockOffset: clockOffset, style: style)
    }

    private func what() -> (String, Paint) {
        let stage = event.stage.map { Printable.text($0) + " " } ?? ""
        switch event.name {
        case .attemptStarted: return (stage + begun, .cyan)
        case .attemptEnded: return (stage + ended, event.outcome == .succeeded ? .green : .yellow)
        case .suiteStarted: return (stage + "suite \(Printable.text(event.suite ?? "")) begins", .cyan)
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
