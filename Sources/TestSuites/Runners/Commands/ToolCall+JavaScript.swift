import Platform
import StateMachine

extension ToolCall {
    /// Playwright, which keeps telling what it does while it writes its report.
    func playwright() throws(SuiteCommandError) -> SuiteCommand {
        let names = selection { PlaywrightSelection.arguments($0) }
        let folder = folders.nearest(with: PlaywrightConfiguration.names) ?? package
        let whole = folders.path(from: folder).map { [RegularExpression.escape($0)] } ?? []
        return SuiteCommand(
            arguments: [try nodeProgram("playwright"), "test", "--reporter=line,junit", "--max-failures=0"]
                + (names ?? whole),
            environment: [
                ("PLAYWRIGHT_JUNIT_OUTPUT_FILE", report),
                // Its name before 1.44, which takes an absolute path as well.
                ("PLAYWRIGHT_JUNIT_OUTPUT_NAME", report),
                // Its own retries, and the same test in several browsers, are told apart.
                ("PLAYWRIGHT_JUNIT_INCLUDE_RETRIES", "true"),
                ("PLAYWRIGHT_JUNIT_INCLUDE_PROJECT_IN_TEST_NAME", "true"),
            ],
            directory: folder, isSelection: names != nil)
    }

    /// Jest, whose report says the describes as the class, the test as the name, and the file.
    func jest() throws(SuiteCommandError) -> SuiteCommand {
        let names = selection { JestSelection.arguments($0, in: package) }
        let program = try nodeProgram("jest")
        guard ToolSearch.hasNodePackage("jest-junit", from: package) else {
            throw SuiteCommandError(
                .toolMissing,
                "The suite `\(suite.name)` needs the package jest-junit, by which Jest writes its report. "
                    + "Run `npm install --save-dev jest-junit` in \(package).")
        }
        return SuiteCommand(
            arguments: [program, "--reporters=default", "--reporters=jest-junit", "--bail=0"] + (names ?? jestPath),
            environment: [
                ("JEST_JUNIT_OUTPUT_FILE", report), ("JEST_JUNIT_UNIQUE_OUTPUT_NAME", "false"),
                ("JEST_JUNIT_CLASSNAME", "{classname}"), ("JEST_JUNIT_TITLE", "{title}"),
                ("JEST_JUNIT_ANCESTOR_SEPARATOR", " "), ("JEST_JUNIT_ADD_FILE_ATTRIBUTE", "true"),
                ("JEST_JUNIT_FILE_PATH_PREFIX", ""), ("JEST_USE_PATH_FOR_SUITE_NAME", "false"),
                // A file that cannot even be loaded would otherwise be missing in the report.
                ("JEST_JUNIT_REPORT_TEST_SUITE_ERRORS", "true"),
            ],
            directory: package, isSelection: names != nil)
    }

    /// Vitest, once and not watching.
    func vitest() throws(SuiteCommandError) -> SuiteCommand {
        let names = selection { VitestSelection.arguments($0, in: package) }
        let options = ["run", "--bail=0", "--reporter=default", "--reporter=junit", "--outputFile.junit=\(report)"]
        return SuiteCommand(
            arguments: [try nodeProgram("vitest")] + options + (names ?? pathInPackage.map { [$0] } ?? []),
            directory: package, isSelection: names != nil)
    }

    /// The directory of the package that the tests belong to: the project where there is none.
    private var package: String { folders.nearest(with: ["package.json"]) ?? folders.project }

    private var pathInPackage: String? { folders.path(from: package) }

    private var jestPath: [String] {
        guard let path = pathInPackage else { return [] }
        return folders.isDirectory ? [RegularExpression.escape("/\(path)/")] : ["--runTestsByPath", path]
    }

    private func nodeProgram(_ name: String) throws(SuiteCommandError) -> String {
        if let program = search.nodeProgram(name, from: package) { return program }
        // What package.json names is not there yet; teambot installs nothing by itself.
        if FileSystem.exists("\(package)/package.json"), !FileSystem.exists("\(package)/node_modules") {
            throw SuiteCommandError(
                .toolMissing,
                "The suite `\(suite.name)` needs \(preset.name), but there is no \(package)/node_modules. "
                    + "Run `npm install` in \(package).")
        }
        return try found(nil, "`\(name)` is neither in \(package)/node_modules nor on the PATH")
    }
}
