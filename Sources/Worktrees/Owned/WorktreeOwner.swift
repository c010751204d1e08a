/// The session that has made a worktree.
package struct WorktreeOwner: Sendable, Equatable {
    /// Its id.
    package var session: String
    /// Its state directory, absolute: whoever holds the `lock` in there is the session, alive.
    package var stateDirectory: String

    /// Names an owner.
    package init(session: String, stateDirectory: String) {
        self.session = session
        self.stateDirectory = stateDirectory
    }
}
