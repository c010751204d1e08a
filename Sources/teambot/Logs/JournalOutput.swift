import Platform
import Reporting
import RunStorage
import StateMachine

/// Shows events of a journal in their order, for people or for programs.
struct JournalOutput {
    /// Bytes that are written at once.
    private static let room = 1 << 16

    private let workflow: Workflow
    private let last: Int
    private let isJSON: Bool
    private let style = Console.outputStyle
    private let clockOffset = SystemClock.offsetFromUTC()
    private var state: RunState

    /// Prepares the output of a journal of about so many events.
    init(_ workflow: Workflow, last: Int, isJSON: Bool) {
        self.workflow = workflow
        self.last = last
        self.isJSON = isJSON
        state = RunState(of: workflow)
    }

    /// Shows the next events.
    mutating func show(_ events: [Event]) {
        var text: [UInt8] = []
        for event in events {
            text += isJSON ? EventLine.plain(event) : Array(line(event).utf8)
            text.append(10)
            guard text.count >= Self.room else { continue }
            Console.write(bytes: text)
            text.removeAll(keepingCapacity: true)
            if OutputFailure.isFinal { return }
        }
        if !text.isEmpty { Console.write(bytes: text) }
    }

    private mutating func line(_ event: Event) -> String {
        state.apply(event, in: workflow)
        return JournalLine.render(event, in: state, of: workflow, last: last, clockOffset: clockOffset, style: style)
    }
}
