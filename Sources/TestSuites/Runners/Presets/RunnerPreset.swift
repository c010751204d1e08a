package import StateMachine

/// How a tool is called and understood: one for each of them, as data.
package struct RunnerPreset: Sendable {
    /// The tool.
    package let program: SuiteProgram
    /// What people call it.
    let name: String
    /// How one gets it.
    let installation: String
    /// Globs of the user's variables that it needs beside those that every program gets.
    package let passedVariables: [String]
    /// Whether it leaves a report.
    package var writesReport = true
    /// Whether failed tests alone can be run again.
    package var canSelect = false
    /// The exit statuses with which it says that tests failed; nil for every one that is no success.
    var failures: Set<Int>? = [1]
    /// The exit statuses with which it says that there was no test.
    var nothing: Set<Int> = []
    /// What other exit statuses mean, as the end of a sentence that begins with the tool's name.
    var statuses: [Int: String] = [:]
    /// Lines that say more than the exit status; the first that is there counts.
    var signs: [EndSign] = []
    /// What leaves a doubt whether every test was run, which matters where failed tests alone are run again.
    var doubts = ReportDoubts()
}

extension RunnerPreset {
    /// What tests of every kind get: where they run, and against what.
    static let commonVariables = ["CI", "GITHUB_ACTIONS", "BASE_URL"]

    /// What is known of a tool.
    package static func of(_ program: SuiteProgram) -> RunnerPreset {
        switch program {
        case .pytest: pytest
        case .behave: behave
        case .playwright: playwright
        case .swiftTest: swiftTest
        case .goTest: goTest
        case .cargoNextest: cargoNextest
        case .jest: jest
        case .vitest: vitest
        case .ctest: ctest
        case .junit: junit
        case .exitStatus: exitStatus
        }
    }
}
