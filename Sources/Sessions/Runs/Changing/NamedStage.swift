import Configuration
package import StateMachine

/// A stage that a person has named.
package enum NamedStage {
    /// Its position in the run's workflow; throws with the nearest name where there is no such stage.
    ///
    /// - Parameter option: the option that names it; nil where it is an argument.
    package static func position(_ name: String, in workflow: Workflow, option: String? = nil) throws -> Int {
        if let position = workflow.position(of: name) { return position }
        let unknown = (option.map { "\($0) \(name): the" } ?? "The") + " run has no stage “\(name)”. "
        let names = workflow.stages.map(\.name)
        if let nearest = NearestName.nearest(to: name, among: names) {
            throw VerbError.usage(unknown + "Did you mean \(nearest)?")
        }
        let some = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
        throw VerbError.usage(unknown + "It has: \(some).")
    }

    /// The stage itself; throws like `position`.
    package static func stage(_ name: String, in workflow: Workflow) throws -> Stage {
        workflow.stages[try position(name, in: workflow)]
    }
}
