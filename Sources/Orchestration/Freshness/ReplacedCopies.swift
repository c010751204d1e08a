package import Configuration
import RunStorage
package import StateMachine

/// The workflow and the objective that a run has until changes are taken.
package struct ReplacedCopies: Sendable {
    /// The workflow.
    let workflow: Workflow
    /// The digest of its text.
    let workflowDigest: String
    /// The objective.
    let objective: Objective
    /// The digest of its text.
    let objectiveDigest: String

    /// Keeps them with the digests by which they are found again.
    package init(_ workflow: Workflow, text: [UInt8], _ objective: Objective, text objectiveText: [UInt8]) {
        self.workflow = workflow
        workflowDigest = Digest.sha256(text)
        self.objective = objective
        objectiveDigest = Digest.sha256(objectiveText)
    }
}
