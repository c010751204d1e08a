import Platform
import Reporting
import RunStorage
import StateMachine

/// Shows a line for each event of suites, for people; what programs want comes at the end.
struct SuiteLines: Presentation {
    private var view: SuiteLiveView
    private let style: Style

    /// Begins with the suites that are to be run.
    init(_ view: SuiteLiveView, style: Style) {
        self.view = view
        self.style = style
    }

    mutating func take(_ items: [OutputItem]) {
        for item in items {
            switch item {
            case .event(let event): show(view.take(event, style: style))
            case .suiteAttempt(let suite, let number, _):
                let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
                show(view.take(attempt: number, of: suite, at: now, style: style))
            case .people(let text): Console.writeErrors(text)
            case .data(let bytes): Console.writeOutput(bytes)
            case .journal, .runOpened, .runEvent, .resized, .continued, .paused, .unpaused: break
            }
        }
    }

    mutating func draw(now: Double) -> Wait { Wait() }

    mutating func end() {}

    private func show(_ line: String?) {
        if let line { Console.writeErrors(line + "\n") }
    }
}
