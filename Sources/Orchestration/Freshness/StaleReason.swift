import StateMachine

/// Why a stage is done once more, in a short sentence for the journal.
enum StaleReason {
    /// The first cause, and whether there are more.
    static func sentence(_ causes: [StaleCause]) -> String {
        guard let first = causes.first else { return "What it was given has changed." }
        return first.sentence() + (causes.count > 1 ? " There is more that has changed." : "")
    }
}
