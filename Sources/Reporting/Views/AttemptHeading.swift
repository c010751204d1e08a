package import StateMachine

/// Which attempt of a stage is shown, in a line, and which others there are.
package enum AttemptHeading {
    /// Such as `PLAN, attempt 2 of 3: review by reviewer (claude), round 1, rejected after 12 s; others: 1 work, 3 fix`.
    package static func render(
        _ span: AttemptSpan, among all: [AttemptSpan], file: String, now: Timestamp, style: Style
    ) -> String {
        let others = all.filter { $0.number != span.number }
        let list = others.prefix(8).map { "\($0.number) \($0.role.rawValue)" }.joined(separator: ", ")
        let rest = others.count > 8 ? ", …" : ""
        let ending = others.isEmpty ? "" : "; others: \(list)\(rest)"
        let line = "\(title(span, of: all.count)), \(end(of: span, now))\(ending); \(file)"
        return style.paint(Printable.text(line), .dim)
    }

    /// Such as `PLAN, attempt 2 of 3: review by reviewer (claude), round 1`.
    package static func title(_ span: AttemptSpan, of count: Int) -> String {
        let runner = span.runner.map { " (\($0))" } ?? ""
        let by = span.agent.map { " by \($0)\(runner)" } ?? ""
        let task = span.task.flatMap { $0 == span.agent ? nil : ", \($0)" } ?? ""
        let round = span.iteration.map { ", round \($0)" } ?? ""
        return "\(span.stage), attempt \(span.number) of \(count): \(span.role.rawValue)\(by)\(task)\(round)"
    }

    private static func end(of span: AttemptSpan, _ now: Timestamp) -> String {
        let time = DurationText.render(seconds: span.durationSeconds ?? now.seconds(since: span.startedAt))
        guard let outcome = span.outcome else { return "running for \(time)" }
        let words = span.verdict?.rawValue ?? outcome.rawValue.split(separator: "_").joined(separator: " ")
        return "\(words) after \(time)"
    }
}
