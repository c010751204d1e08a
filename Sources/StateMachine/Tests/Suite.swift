/// A test suite of the user's project, as `stages.json` has it.
package struct Suite: Sendable, Equatable {
    /// Seconds that an attempt may take where the file does not say otherwise.
    package static let defaultTimeout = 300.0

    /// The key in `suites`.
    package var name: String
    /// The tool that runs it.
    package var runner: SuiteProgram
    /// Where its tests are, relative to the project; nil leaves it to the tool.
    package var path: String?
    /// The program and its arguments, in place of the tool's own; empty where that is used.
    package var command: [String] = []
    /// Whether it runs at all.
    package var isEnabled = true
    /// Seconds that one attempt may take.
    package var timeoutSeconds = Suite.defaultTimeout
    /// Variables to set, in the order of the file.
    package var environment: [(name: String, value: String)] = []
    /// Globs of further variables of the user's environment that it gets.
    package var passedVariables: [String] = []
    /// Further attempts where it fails; nil for what holds for all suites.
    package var retries: Int?
    /// How many places it takes while it runs.
    package var weight = 1
    /// Suites that must have passed before it starts.
    package var needs: [String] = []
    /// Globs of files of the project that are kept as evidence.
    package var artifacts: [String] = []

    /// Makes a suite; everything else has the default of `stages.json`.
    package init(name: String, runner: SuiteProgram, path: String? = nil, command: [String] = []) {
        self.name = name
        self.runner = runner
        self.path = path
        self.command = command
    }

    package static func == (left: Suite, right: Suite) -> Bool {
        left.name == right.name && left.runner == right.runner && left.path == right.path
            && left.command == right.command && left.isEnabled == right.isEnabled
            && left.timeoutSeconds == right.timeoutSeconds && left.passedVariables == right.passedVariables
            && left.retries == right.retries && left.weight == right.weight && left.needs == right.needs
            && left.artifacts == right.artifacts && left.environment.elementsEqual(right.environment, by: ==)
    }
}
