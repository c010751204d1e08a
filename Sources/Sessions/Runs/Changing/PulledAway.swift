package import Configuration
package import Orchestration
package import RunStorage

/// What taking a changed workflow would pull away from under a working agent.
package enum PulledAway {
    /// Throws where an attempt is still at work of a stage that the new workflow does not have or would do otherwise.
    package static func check(
        _ change: WorkflowChange, _ redefinition: Redefinition, in run: RunDirectory
    ) throws {
        for stage in change.removed + redefinition.stages {
            guard let attempt = try LiveAttempts.alive(of: stage, in: run) else { continue }
            let what = change.removed.contains(stage) ? "is not in the changed workflow any more" : "has changed"
            throw VerbError.usage("--take-changes: the stage \(stage) \(what), but \(attempt.sentence)")
        }
    }
}
