import Platform
import Reporting
import RunStorage
import StateMachine

/// What is told when an engine leaves a session.
enum SessionEnding {
    /// Tells how the session stands and what can be typed next.
    static func tell(_ state: SessionState, _ reason: Outcome?, in session: SessionDirectory, _ places: Places) {
        if case .storageFailure(let sentence) = reason { Console.tell("teambot: \(sentence)") }
        let figures = SessionFigures(state, at: Timestamp(milliseconds: SystemClock.wallMilliseconds()))
        Console.tell("\(state.id): \(state.status.rawValue), \(figures.count(.complete)) of \(figures.total) complete")
    }
}
