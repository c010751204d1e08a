package import RunStorage
package import StateMachine

/// Says how the suites of a project are run, with what is installed there.
package struct SuiteCommands: Sendable {
    let project: String
    let environment: [(name: String, value: String)]

    /// Looks at a project (an absolute path) with the user's environment.
    package init(project: String, environment: [(name: String, value: String)]) {
        self.project = project.count > 1 && project.hasSuffix("/") ? String(project.dropLast()) : project
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
        let folders = try SuiteFolders(of: suite, project: project)
        guard suite.command.isEmpty else { return try ownCommand(suite) }
        let call = ToolCall(
            suite: suite, preset: .of(suite.runner), folders: folders, search: search(suite), report: report,
            reportDirectory: reportDirectory, tests: tests ?? [])
        switch suite.runner {
        case .pytest: return try call.pytest()
        case .behave: return try call.behave()
        case .playwright: return try call.playwright()
        case .jest: return try call.jest()
        case .vitest: return try call.vitest()
        case .swiftTest: return try call.swiftTest()
        case .goTest: return try call.goTest()
        case .cargoNextest: return try call.cargoNextest()
        case .ctest: return try call.ctest()
        case .junit, .exitStatus:
            throw SuiteCommandError(
                .unusable,
                "The suite `\(suite.name)` has the runner `\(suite.runner.rawValue)`, which runs only what the suite "
                    + "says. Give it a `command`.")
        }
    }

    /// How the tool is asked for its version; nil where there is none to ask.
    package func versionCommand(for suite: Suite) -> [String]? {
        guard suite.command.isEmpty, let folders = try? SuiteFolders(of: suite, project: project) else { return nil }
        let search = search(suite)
        let folder = folders.upwards.first ?? project
        let program: [String]? =
            switch suite.runner {
            case .pytest, .behave: search.python(folders).map { [$0, "-m", suite.runner.rawValue] }
            case .playwright, .jest, .vitest: search.nodeProgram(suite.runner.rawValue, from: folder).map { [$0] }
            case .swiftTest: search.onPath("swift").map { [$0] }
            case .goTest: search.goProgram("gotestsum").map { [$0] }
            case .cargoNextest: search.cargoProgram("cargo").map { [$0, "nextest"] }
            case .ctest: search.onPath("ctest").map { [$0] }
            case .junit, .exitStatus: nil
            }
        return program.map { $0 + ["--version"] }
    }

    /// The suite's own command, whose program is the project's where it is a path.
    private func ownCommand(_ suite: Suite) throws(SuiteCommandError) -> SuiteCommand {
        guard let program = suite.command.first, !program.isEmpty else {
            throw SuiteCommandError(.unusable, "The `command` of the suite `\(suite.name)` begins with nothing.")
        }
        var arguments = suite.command
        if program.contains("/"), !program.hasPrefix("/") { arguments[0] = "\(project)/\(program)" }
        return SuiteCommand(arguments: arguments, directory: project)
    }

    private func search(_ suite: Suite) -> ToolSearch { ToolSearch(environment: environment + suite.environment) }
}
