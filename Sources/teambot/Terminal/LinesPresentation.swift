import Platform
import Reporting
import RunStorage
import StateMachine

/// Shows a line for each event: for people, or as JSON for programs.
struct LinesPresentation: Presentation {
    private let workflow: Workflow
    private let columns: ProgressColumns
    private let style: Style
    private let isJSON: Bool
    private let output: @Sendable (String) -> Void
    private var state: RunState

    /// Begins with what is known of a run; lines for people go to `output`.
    init(
        _ state: RunState, of workflow: Workflow, isJSON: Bool, style: Style,
        output: @escaping @Sendable (String) -> Void
    ) {
        self.state = state
        self.workflow = workflow
        self.isJSON = isJSON
        self.style = style
        self.output = output
        columns = ProgressColumns(of: workflow, clockOffset: SystemClock.offsetFromUTC())
    }

    mutating func take(_ items: [OutputItem]) {
        for item in items {
            switch item {
            case .event(let event): show(event)
            case .people(let text): Console.writeErrors(text)
            case .data(let bytes): Console.writeOutput(bytes)
            case .journal, .runOpened, .runEvent, .suiteAttempt, .resized, .continued, .paused, .unpaused: break
            }
        }
    }

    mutating func draw(now: Double) -> Wait { Wait() }

    mutating func end() {}

    private mutating func show(_ event: Event) {
        if isJSON { return Console.writeOutput(EventLine.plain(event) + [10]) }
        if event.sequence > state.lastEvent { state.apply(event, in: workflow) }
        guard let line = ProgressLine.render(event, in: state, of: workflow, columns: columns, style: style) else {
            return
        }
        output(line + "\n")
    }
}
