import StateMachine

/// A group with the positions of its stages.
struct ResolvedGroup {
    let group: ParallelGroup
    /// Nil where the file names no such stage.
    let after: Int?
    let members: [Int]
    let before: Int?
    /// The group's place in the file; nil for an implicit group.
    let source: Source?
}
