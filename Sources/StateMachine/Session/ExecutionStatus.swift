/// How one objective of a session stands.
package enum ExecutionStatus: String, Sendable, CaseIterable {
    case queued, running
    /// It has failed in a way that may pass, and waits for its next try.
    case retrying
    case complete, failed
    /// Its run is complete, but it has changed nothing.
    case noChanges = "no_changes"
    case cancelled
    /// It waits for a person, or for an objective that was not completed.
    case blocked

    /// Whether those who need it can begin.
    package var satisfiesNeeds: Bool { self == .complete || self == .noChanges }

    /// Whether nothing more happens to it in this session.
    package var isFinal: Bool { self != .queued && self != .running && self != .retrying }
}
