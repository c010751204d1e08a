/// A name that a prompt template can have in double braces, such as `{{objective}}`.
package enum Placeholder: String, Sendable, CaseIterable {
    // Parts of every prompt: one that a template does not name is appended to it.
    case persona
    case stage
    case objective
    case exitCriteria = "exit_criteria"
    case expectedOutput = "expected_output"
    case artifacts
    case work
    case notes
    case evidence
    case feedback
    case verdictRule = "verdict_rule"

    // Pieces of the objective and of the stage, which the part leaves out when the template has named them.
    case title
    case goals
    case successCriteria = "success_criteria"
    case constraints
    case context
    case description

    // Single words and lists, which parts repeat.
    case stageName = "stage_name"
    case agent
    case iteration
    case requiredArtifacts = "required_artifacts"
    case workingDirectory = "working_directory"
    case artifactsDirectory = "artifacts_dir"
}
