import Platform
import Reporting
import RunStorage
import StateMachine

/// Shows events as they happen: a line for people on standard error, or JSON lines on standard output.
struct ProgressOutput: Sendable {
    let workflow: Workflow
    let isJSON: Bool
    private let style = Console.errorStyle
    private let columns: ProgressColumns

    /// Makes the output of one engine.
    init(workflow: Workflow, isJSON: Bool) {
        self.workflow = workflow
        self.isJSON = isJSON
        columns = ProgressColumns(of: workflow, clockOffset: SystemClock.offsetFromUTC())
    }

    /// Shows one event.
    @Sendable func show(_ event: Event, _ state: RunState) {
        if isJSON {
            Console.write(bytes: EventLine.plain(event) + [10])
        } else if let line = ProgressLine.render(event, in: state, of: workflow, columns: columns, style: style) {
            Console.show(line)
        }
    }
}
