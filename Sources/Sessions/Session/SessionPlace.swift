import Platform
import Reporting
package import RunStorage

/// Where a session works and what it works with; constant for one engine.
package struct SessionPlace: Sendable {
    /// The user's project, absolute.
    package var project: String
    /// Where all runs are.
    package var state: StateDirectory
    /// The `teambot` program, for supervisors.
    package var program: String
    /// `--state-dir` as it was given, for commands that people are told to type.
    package var commandOptions: [String]
    /// Takes sentences for people.
    package var tell: @Sendable (String) -> Void

    /// The commands about a run or a session that people are told to type.
    func commands(_ name: String) -> RunCommands { RunCommands(feature: name, options: commandOptions) }

    /// Names a place.
    package init(
        project: String, state: StateDirectory, program: String = CurrentProcess.executable,
        commandOptions: [String] = [], tell: @escaping @Sendable (String) -> Void
    ) {
        self.project = project
        self.state = state
        self.program = program
        self.commandOptions = commandOptions
        self.tell = tell
    }
}
