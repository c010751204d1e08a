/// What happens to an engine at some moment.
enum Fault: Sendable, Equatable, CaseIterable {
    /// It is killed; attempts go on.
    case killed
    /// The machine loses power: attempts are gone, and so is what was not synced.
    case powerCut
    /// The journal cannot be written.
    case fullDisk
    /// What was written cannot be brought to the disk.
    case failedSync
    /// It is told to end with its attempts.
    case stopped
    /// It is told to end and to leave its attempts.
    case detached
    /// The time limit is reached.
    case timeOver

    /// Whether nothing of the engine is left at once.
    var isCrash: Bool { self == .killed || self == .powerCut }
}
