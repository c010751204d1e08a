package import StateMachine

/// What a worktree of a pool is for at the moment.
package struct WorktreeStatus: Sendable, Equatable {
    /// What a worktree can be.
    package enum State: String, Sendable {
        /// It is being made or prepared.
        case making
        /// An objective works in it.
        case busy
        /// It is being reset for the next objective.
        case cleaning
        /// It waits for an objective.
        case free
        /// It stays as it is until a person removes it.
        case kept
        /// It could not be reset, nor be removed.
        case broken
    }

    /// Its name.
    package var name: String
    /// Where it is.
    package var path: String
    /// The branch of the objective in it; empty where there is none.
    package var branch: String
    /// What it is for.
    package var state: State
    /// The objective that it is for, or was last.
    package var feature: String
    /// Since when it is in this state.
    package var since: Timestamp
}
