/// How far a parallel group is; counted as its members go, so that a group of thousands costs no more per member.
package struct GroupState: Sendable, Equatable {
    /// Whether a member has ever started.
    package var hasBegun = false
    /// How many times a member has started since an engine took the run up.
    package var startsInSession = 0
    /// Members that run now.
    package var running = 0
    /// Members that are completed or skipped.
    package var done = 0
    /// Members that have failed.
    package var failed = 0

    /// Counts one member's change of status.
    mutating func count(from old: StageStatus, to new: StageStatus) {
        add(-1, old)
        add(1, new)
        guard new == .running else { return }
        hasBegun = true
        startsInSession += 1
    }

    private mutating func add(_ amount: Int, _ status: StageStatus) {
        switch status {
        case .running: running += amount
        case .completed, .skipped: done += amount
        case .failed: failed += amount
        default: break
        }
    }
}
