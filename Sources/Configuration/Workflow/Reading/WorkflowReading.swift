package import StateMachine

/// What came of reading `stages.json`.
package struct WorkflowReading: Sendable {
    /// The workflow; nil exactly when there is an error.
    package let workflow: Workflow?
    /// Everything wrong with the file, in the order of the file.
    package let problems: [Problem]
}
