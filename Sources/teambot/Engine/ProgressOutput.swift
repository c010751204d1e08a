import Reporting
import RunStorage
import StateMachine

/// Shows events as they happen: a line for people on standard error, or JSON lines on standard output.
struct ProgressOutput: Sendable {
    let workflow: Workflow
    let isJSON: Bool
    private let style = Console.errorStyle

    /// Makes the output of one engine.
    init(workflow: Workflow, isJSON: Bool) {
        self.workflow = workflow
        self.isJSON = isJSON
    }

    /// Shows one event.
    @Sendable func show(_ event: Event, _ state: RunState) {
        if isJSON {
            Console.write(bytes: EventLine.plain(event) + [10])
        } else if let line = ProgressLine.render(event, in: state, of: workflow, style: style) {
            Console.tell(line)
        }
    }
}
