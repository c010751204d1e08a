import Platform
import StateMachine
import TestSuites

/// The program that reads the reports of test suites.
enum ReportReader {
    /// What to do where suites need it and it is missing; nil where all is well.
    static func problem(_ workflow: Workflow) -> String? {
        let path = ReportProgram.path(beside: CurrentProcess.executable)
        let needy = workflow.suites.filter { $0.isEnabled && RunnerPreset.of($0.runner).writesReport }.map(\.name)
        guard !needy.isEmpty, !FileSystem.isExecutable(path) else { return nil }
        return "warning: \(ReportProgram.missing(path)) Without it these suites fail: \(needy.joined(separator: ", "))."
    }
}
