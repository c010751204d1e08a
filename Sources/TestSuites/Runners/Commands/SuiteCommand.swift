/// What one attempt of a suite runs.
package struct SuiteCommand: Sendable, Equatable {
    /// The program and its arguments; the program is an absolute path or a name to be found on the PATH.
    package var arguments: [String]
    /// What the tool needs beside `TEAMBOT_JUNIT_FILE`, which the caller sets; the suite's own variables come after.
    package var environment: [(name: String, value: String)]
    /// Where it runs; absolute.
    package var directory: String
    /// Whether it runs the tests that were asked for alone, and not the whole suite.
    ///
    /// A tool may run more than these (all subtests of a function, a test in every browser), and Jest and Vitest report
    /// the other tests of the files as skipped.
    package var isSelection: Bool

    /// Puts a command together.
    package init(
        arguments: [String], environment: [(name: String, value: String)] = [], directory: String,
        isSelection: Bool = false
    ) {
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.isSelection = isSelection
    }

    package static func == (left: SuiteCommand, right: SuiteCommand) -> Bool {
        left.arguments == right.arguments && left.directory == right.directory
            && left.isSelection == right.isSelection && left.environment.elementsEqual(right.environment, by: ==)
    }
}
