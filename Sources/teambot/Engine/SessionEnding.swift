import Platform
import Reporting
import RunStorage
import StateMachine

/// What is told when an engine leaves a session.
enum SessionEnding {
    /// Tells how the session stands and what can be typed next.
    static func tell(_ state: SessionState, _ reason: Outcome?, in session: SessionDirectory, _ places: Places) {
        if case .storageFailure(let sentence) = reason { Console.tell("teambot: \(sentence)") }
        if case .detached = reason, state.executions.contains(where: { $0.status == .running }) {
            Console.tell("Running agents go on working; `\(places.commands(session.id).resume)` takes their results.")
        }
        Console.show(
            SessionClosing.render(
                state, engine: state.finishedAt == nil ? .dead : .none,
                now: Timestamp(milliseconds: SystemClock.wallMilliseconds()),
                report: FileSystem.kind(session.report) == .file ? session.report : nil,
                commands: places.commands(session.id), style: Console.errorStyle))
    }
}
