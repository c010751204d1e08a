/// Stages between `after` and `before` that run concurrently.
package struct ParallelGroup: Sendable, Equatable {
    /// The key in `stages.json`.
    package var name: String
    /// The stage whose completion lets the members start.
    package var after: String
    /// All the stages between `after` and `before`, single or in chains.
    package var stages: [String]
    /// The stage that waits for all members; nil where the members end the run (implicit groups only).
    package var before: String?
    /// How many members may run at once; nil leaves it to the run.
    package var maxConcurrent: Int?
    /// Whether no group declared it: a fan-out found in the graph.
    package var isImplicit: Bool
    /// How often a member is run again because a review beside it has revised what it had read.
    package var maximumRefreshes = ParallelGroup.standardRefreshes
    /// How often that is where nobody says otherwise.
    package static let standardRefreshes = 2

    /// Makes a group.
    package init(
        name: String, after: String, stages: [String], before: String?, maxConcurrent: Int? = nil,
        isImplicit: Bool = false
    ) {
        self.name = name
        self.after = after
        self.stages = stages
        self.before = before
        self.maxConcurrent = maxConcurrent
        self.isImplicit = isImplicit
    }
}
