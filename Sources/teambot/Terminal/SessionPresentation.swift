import Platform
import Reporting
import StateMachine

/// How a session is shown: live on a terminal, in lines everywhere else.
enum SessionPresentation {
    /// The presentation of a session from what is known of it.
    ///
    /// It keeps a state of its own: the engine sends each event of the session as `OutputItem.event`, says
    /// `runOpened` when a run begins or goes on, and sends the run's events as `runEvent`.
    static func make(
        _ state: SessionState, isNew: Bool, on descriptor: Descriptor, isJSON: Bool, isPlain: Bool
    ) -> any Presentation {
        if !isJSON, !isPlain, let live = LivePresentation(SessionScene(state), on: descriptor, isTitled: false) {
            return live
        }
        // Lines begin with the first event; a picture begins with what is.
        let state = isNew ? SessionState() : state
        guard descriptor.number == Console.output.number else {
            return SessionLines(state, isJSON: isJSON, style: Console.errorStyle, output: Console.writeErrors)
        }
        return SessionLines(
            state, isJSON: isJSON, style: Console.outputStyle, output: { Console.writeOutput(Array($0.utf8)) })
    }
}
