import Configuration
import Reporting
import Sessions
import StateMachine

/// Finds out whether stages can be skipped as the command line asks.
enum SkipCheck {
    /// Throws where a stage that is to be skipped is not there, or cannot be skipped.
    static func check(_ invocation: Invocation, _ workflow: Workflow) throws {
        for name in invocation.values("--skip") {
            guard let stage = workflow.stage(name) else {
                let nearest = NearestName.nearest(to: name, among: workflow.stages.map(\.name))
                throw VerbError.usage(
                    "--skip \(name): there is no such stage." + (nearest.map { " Did you mean \($0)?" } ?? ""))
            }
            guard stage.isOptional else {
                let optional = workflow.stages.filter(\.isOptional).map(\.name)
                throw VerbError.usage(
                    "--skip \(name): only optional stages can be skipped"
                        + (optional.isEmpty ? "; this workflow has none." : ": \(optional.joined(separator: ", "))."))
            }
        }
    }
}
