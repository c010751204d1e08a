import Platform
import Reporting
import RunStorage
import StateMachine

/// Shows a line for each event of a session and of its runs: for people, or as JSON for programs.
struct SessionLines: Presentation {
    private var state: SessionState
    private let isJSON: Bool
    private let style: Style
    private let output: @Sendable (String) -> Void
    private let clockOffset = SystemClock.offsetFromUTC()
    private var runs: [Int: Run] = [:]

    /// A run as its events have left it.
    private struct Run {
        var state: RunState
        let workflow: Workflow
        let columns: ProgressColumns
    }

    /// Begins with what is known of a session; lines for people go to `output`.
    init(_ state: SessionState, isJSON: Bool, style: Style, output: @escaping @Sendable (String) -> Void) {
        self.state = state
        self.isJSON = isJSON
        self.style = style
        self.output = output
    }

    mutating func take(_ items: [OutputItem]) {
        for item in items {
            switch item {
            case .event(let event): show(event)
            case .journal(let path, let count):
                try? JournalReading.each(of: path) { if $0.sequence <= count { show($0) } }
            case .runOpened(let opened):
                let columns = ProgressColumns(of: opened.workflow, clockOffset: clockOffset)
                runs[opened.execution] = Run(state: opened.state, workflow: opened.workflow, columns: columns)
            case .runEvent(let number, let event): show(event, ofRun: number)
            case .people(let text): Console.writeErrors(text)
            case .data(let bytes): Console.writeOutput(bytes)
            case .suiteAttempt, .resized, .continued, .paused, .unpaused: break
            }
        }
    }

    mutating func draw(now: Double) -> Wait { Wait() }

    mutating func end() {}

    private mutating func show(_ event: Event) {
        if event.sequence > state.lastEvent { state.apply(event) }
        if event.name == .executionEnded || event.name == .executionRetrying, let number = event.execution {
            runs[number] = nil
        }
        if isJSON { return Console.writeOutput(EventLine.plain(event) + [10]) }
        guard let line = SessionLine.render(event, in: state, clockOffset: clockOffset, style: style) else { return }
        output(line + "\n")
    }

    private mutating func show(_ event: Event, ofRun number: Int) {
        let feature = state.execution(number)?.feature
        if isJSON {
            // Its number is that of its own journal, so it says whose that is.
            let told = event.with { ($0.execution, $0.feature) = (number, $0.feature ?? feature) }
            return Console.writeOutput(EventLine.plain(told) + [10])
        }
        guard let execution = state.execution(number), let run = runs[number] else { return }
        if event.sequence > run.state.lastEvent { runs[number]?.state.apply(event, in: run.workflow) }
        let line = SessionLine.render(
            event, of: runs[number]?.state ?? run.state, run.workflow, execution: execution, columns: run.columns,
            style: style)
        if let line { output(line + "\n") }
    }
}
