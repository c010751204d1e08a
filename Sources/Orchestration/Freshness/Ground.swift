import StateMachine

/// What a stage stands on, as it was when the round began that decides about it.
struct Ground: Sendable {
    /// The round: 1 where there is only one.
    var round: Int
    /// By what it is known again what the stage is given; empty where that is nothing.
    var given = GivenDigest()
    /// The files that it is given, where it declares `inputs` and nobody would get tired of the list.
    var inputs: [Artifact]?
}
