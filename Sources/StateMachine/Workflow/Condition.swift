/// When a stage is to run (`when` in `stages.json`); all of it must hold, else the stage is skipped.
package struct Condition: Sendable, Equatable {
    /// A text that an artifact must contain.
    package struct Passage: Sendable, Equatable {
        /// Relative to the artifacts directory.
        package var artifact: String
        /// What must stand in it, letter by letter.
        package var text: String

        /// Makes a passage.
        package init(artifact: String, text: String) {
            self.artifact = artifact
            self.text = text
        }
    }

    /// A variable of the environment.
    package struct Variable: Sendable, Equatable {
        /// Its name.
        package var name: String
        /// The value that it must have; nil asks only that it is set and not empty.
        package var value: String?

        /// Makes a variable.
        package init(name: String, value: String? = nil) {
            self.name = name
            self.value = value
        }
    }

    /// A command and how it must end.
    package struct Ending: Sendable, Equatable {
        /// The program and its arguments.
        package var command: [String]
        /// The exit status with which the condition holds.
        package var status: Int

        /// Makes an ending.
        package init(command: [String], status: Int = 0) {
            self.command = command
            self.status = status
        }
    }

    /// Artifacts that must be there.
    package var artifactExists: [String] = []
    /// What artifacts must contain.
    package var artifactContains: [Passage] = []
    /// Globs of project files, of which one must have changed since the run's base commit.
    package var changed: [String] = []
    /// Variables that must be set.
    package var environment: [Variable] = []
    /// How a command must end.
    package var exitStatus: Ending?

    /// A condition that asks for nothing.
    package init() {}
}
