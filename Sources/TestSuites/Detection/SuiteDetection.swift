package import StateMachine

/// Looks at a project and proposes the suites that it seems to have.
package struct SuiteDetection: Sendable {
    let project: String

    /// Prepares to look at a project, an absolute path.
    package init(project: String) {
        self.project = project
    }

    /// The suites that it seems to have, those that prove most first; empty where there is nothing that looks like tests.
    package func proposals() -> [Suite] { [] }
}
