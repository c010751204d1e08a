package import StateMachine

/// How a tool is called and understood: one for each of them, as data.
package struct RunnerPreset: Sendable {
    /// The tool.
    package let program: SuiteProgram
    /// Globs of the user's variables that it needs beside those that every program gets.
    package let passedVariables: [String]
    /// Whether it leaves a report.
    package let writesReport: Bool
    /// Whether failed tests alone can be run again.
    package let canSelect: Bool
}

extension RunnerPreset {
    /// What is known of a tool.
    package static func of(_ program: SuiteProgram) -> RunnerPreset {
        RunnerPreset(program: program, passedVariables: ["CI"], writesReport: true, canSelect: false)
    }

    /// What the end of the tool says.
    ///
    /// - Parameters:
    ///   - exitStatus: nil where a signal ended it.
    ///   - signal: nil where it ended by itself.
    ///   - output: the end of what it printed, and of `errorOutput`.
    ///   - usesOwnCommand: whether the suite's own command ran in place of the tool's.
    package func end(
        exitStatus: Int?, signal: Int?, output: String, errorOutput: String, usesOwnCommand: Bool
    ) -> ToolEnd {
        exitStatus == 0 ? .success : .testsFailed
    }
}
