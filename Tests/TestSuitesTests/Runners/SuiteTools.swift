import Platform
import StateMachine
import TestSuites

/// The real test tools of this machine, those of Python in an environment of their own.
enum SuiteTools {
    /// What a test that is left out says.
    static let advice: String =
        "This test tool is not installed here: see .ci/run, or set TEAMBOT_SUITE_TOOLS to where `python` is one's "
        + "virtual environment with pytest and behave."

    /// The virtual environment that has pytest and behave; nil where there is none.
    static let python: String? = {
        let home = CurrentProcess.variable("HOME").map { $0 + "/.cache/teambot-suites" }
        return [CurrentProcess.variable("TEAMBOT_SUITE_TOOLS"), home].compactMap { $0 }.map { $0 + "/python" }
            .first { FileSystem.isExecutable($0 + "/bin/behave") && FileSystem.isExecutable($0 + "/bin/pytest") }
    }()

    /// The user's environment with that of Python active.
    static var environment: [(name: String, value: String)] {
        let user = CurrentProcess.environment.filter { ["PATH", "HOME", "TMPDIR"].contains($0.name) }
        return user + [("VIRTUAL_ENV", python ?? "")]
    }

    /// Whether a program is on the PATH.
    static func has(_ names: String...) -> Bool {
        let folders = (CurrentProcess.variable("PATH") ?? "").split(separator: ":")
        return names.allSatisfy { name in folders.contains { FileSystem.isExecutable("\($0)/\(name)") } }
    }
}
