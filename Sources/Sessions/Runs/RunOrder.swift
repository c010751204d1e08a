package import StateMachine

/// What is to be run, and within what limits, before anything of it exists.
package struct RunOrder: Sendable {
    package var inputs: Inputs
    /// The name of the run's directory.
    package var feature: String
    package var runID: String
    /// The objective that the user named, absolute.
    package var objectiveFile: String
    /// The workflow that the user named, absolute.
    package var stagesFile: String
    /// The directory where agents and commands work, absolute.
    package var project: String
    /// Seconds that the run may take.
    package var maximumSeconds: Double
    package var budget: Budget

    /// Orders a run.
    package init(
        inputs: Inputs, feature: String, runID: String, objectiveFile: String, stagesFile: String, project: String,
        maximumSeconds: Double, budget: Budget
    ) {
        self.inputs = inputs
        self.feature = feature
        self.runID = runID
        self.objectiveFile = objectiveFile
        self.stagesFile = stagesFile
        self.project = project
        self.maximumSeconds = maximumSeconds
        self.budget = budget
    }

    /// The hours that a run may take where nobody says it.
    package static let defaultHours = 8.0
}
