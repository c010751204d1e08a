import RunStorage
import StateMachine

/// The run of an objective of a session, as it stands when its engine begins.
struct RunOfSession: Sendable {
    /// The objective by its number in the session.
    let execution: Int
    let run: RunDirectory
    let state: RunState
    let workflow: Workflow
}
