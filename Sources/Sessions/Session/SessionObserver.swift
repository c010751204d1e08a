package import RunStorage
package import StateMachine

/// Hears what happens in a session, in the order in which it happens; it must not keep the engine waiting.
package struct SessionObserver: Sendable {
    /// An event of the session, with the session after it.
    package var session: @Sendable (Event, SessionState) -> Void
    /// The run of an objective is taken up.
    package var opened: @Sendable (Int, RunDirectory, RunState, Workflow) -> Void
    /// An event of the run of an objective.
    package var run: @Sendable (Int, Event) -> Void

    /// Hears nothing of what it is not given.
    package init(
        session: @escaping @Sendable (Event, SessionState) -> Void = { _, _ in },
        opened: @escaping @Sendable (Int, RunDirectory, RunState, Workflow) -> Void = { _, _, _, _ in },
        run: @escaping @Sendable (Int, Event) -> Void = { _, _ in }
    ) {
        self.session = session
        self.opened = opened
        self.run = run
    }
}
