import Configuration
package import StateMachine

/// A stage that a person has named.
package enum NamedStage {
    /// Its position in the run's workflow; throws with the nearest name where there is no such stage.
    ///
    /// - Parameter option: the option that names it; nil where it is an argument.
    package static func position(_ name: String, in workflow: Workflow, option: String? = nil) throws -> Int {
        if let position = workflow.position(of: name) { return position }
        let nearest = NearestName.nearest(to: name, among: workflow.stages.map(\.name))
        throw VerbError.usage(
            (option.map { "\($0) \(name): the" } ?? "The") + " run has no stage “\(name)”."
                + (nearest.map { " Did you mean \($0)?" } ?? ""))
    }
}
