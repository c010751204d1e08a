import JSONText
import StateMachine

extension RunCopies: Recorded {
    static let fields: [RecordField<RunCopies>] = [
        .always("stages_sha256", "The SHA-256 of the workflow.") { $0.workflowDigest },
        .always("objective_sha256", "The SHA-256 of the objective.") { $0.objectiveDigest },
    ]
}

/// The copies of a run as JSON.
enum RunCopiesText {
    /// Reads what was written; anything else is left out.
    static func read(_ value: JSONValue) -> [RunCopies] {
        (value.elements ?? []).compactMap { entry in
            guard let workflow = entry["stages_sha256"]?.string, let objective = entry["objective_sha256"]?.string
            else { return nil }
            return RunCopies(workflowDigest: workflow, objectiveDigest: objective)
        }
    }
}
