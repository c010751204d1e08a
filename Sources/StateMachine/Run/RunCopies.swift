/// The copies of workflow and objective that a run had at a time, by their SHA-256.
package struct RunCopies: Sendable, Equatable {
    package var workflowDigest: String
    package var objectiveDigest: String

    /// Makes a pair.
    package init(workflowDigest: String, objectiveDigest: String) {
        self.workflowDigest = workflowDigest
        self.objectiveDigest = objectiveDigest
    }
}
