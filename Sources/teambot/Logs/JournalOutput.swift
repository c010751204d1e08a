import Platform
import Reporting
import RunStorage
import StateMachine

/// Shows events of a journal in their order, for people or for programs.
struct JournalOutput {
    /// Bytes that are written at once.
    private static let room = 1 << 16

    private let isJSON: Bool
    /// Takes an event and gives its line for people.
    private var line: (Event) -> String

    /// Prepares the output of a run's journal of about so many events.
    init(_ workflow: Workflow, last: Int, isJSON: Bool) {
        let (style, clockOffset) = (Console.outputStyle, SystemClock.offsetFromUTC())
        var state = RunState(of: workflow)
        self.isJSON = isJSON
        line = { event in
            state.apply(event, in: workflow)
            return JournalLine.render(
                event, in: state, of: workflow, last: last, clockOffset: clockOffset, style: style)
        }
    }

    /// Prepares the output of a session's journal of about so many events.
    init(ofSession last: Int, isJSON: Bool) {
        let (style, clockOffset) = (Console.outputStyle, SystemClock.offsetFromUTC())
        var state = SessionState()
        self.isJSON = isJSON
        line = { event in
            state.apply(event)
            return SessionLine.journal(event, in: state, last: last, clockOffset: clockOffset, style: style)
        }
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
}
