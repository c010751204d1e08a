package import Platform

/// Whether an engine has a run, and who had it last.
package enum RunHold: Sendable, Equatable {
    /// The lock is held; the number is 0 where the owner has not written it.
    case held(pid: Int32)
    /// Nobody has the lock.
    case free(last: ProcessIdentity?)

    /// Looks at the lock of a run.
    package init(of run: RunDirectory) {
        if let owner = run.owner() {
            self = .held(pid: owner.pid)
        } else {
            self = .free(last: FileLock.lastOwner(run.lock))
        }
    }

    /// Whether an engine has the run.
    package var isHeld: Bool {
        if case .held = self { return true }
        return false
    }
}
