package import RunStorage
package import StateMachine

/// Says how the suites of a project are run, with what is installed there.
package struct SuiteCommands: Sendable {
    let project: String
    let environment: [(name: String, value: String)]

    /// Looks at a project (an absolute path) with the user's environment.
    package init(project: String, environment: [(name: String, value: String)]) {
        self.project = project
        self.environment = environment
    }

    /// What one attempt of a suite runs; throws a `SuiteCommandError` before anything is started.
    ///
    /// - Parameters:
    ///   - report: the absolute path of the report.
    ///   - reportDirectory: an absolute path for tools that write several, and for what a tool must read from a file.
    ///   - tests: the tests to run, where the tool can run some alone; nil for all.
    package func command(
        for suite: Suite, report: String, reportDirectory: String, only tests: [TestCase]?
    ) throws -> SuiteCommand {
        SuiteCommand(arguments: suite.command, directory: project)
    }

    /// How the tool is asked for its version; nil where there is none to ask.
    package func versionCommand(for suite: Suite) -> [String]? { nil }
}
