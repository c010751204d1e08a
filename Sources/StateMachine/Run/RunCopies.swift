/// The copies of workflow and objective that a run had at a time, by their SHA-256.
package struct RunCopies: Sendable, Equatable {
    /// The digest of `stages.json`.
    package var workflowDigest: String
    /// The digest of `objective.md`.
    package var objectiveDigest: String

    /// Makes a pair.
    package init(workflowDigest: String, objectiveDigest: String) {
        self.workflowDigest = workflowDigest
        self.objectiveDigest = objectiveDigest
    }
}
