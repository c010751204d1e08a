import StateMachine

/// Why a stage stops before it is done.
enum StageEnd: Error, Sendable {
    /// It failed, with a sentence for people.
    case failed(FailureKind, String)
    /// A limit of cost, tokens or quota keeps it from going on now; what was achieved is kept.
    case limited(Reservations.Scope, String)
    /// The engine is going away; what was achieved is kept.
    case interrupted
    /// What it is there for has come to nothing, in a sentence.
    case unneeded(String)
    /// A person must decide first.
    case waiting
}
