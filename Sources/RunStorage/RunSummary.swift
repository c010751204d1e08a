import JSONText
import Platform
package import StateMachine

/// The little that is needed to find a run among others and to list it, read without its workflow.
package struct RunSummary: Sendable, Equatable {
    /// The directory's name.
    package var feature: String
    /// The run's identity.
    package var runID: String
    /// The objective that the user named, absolute.
    package var objectiveFile: String
    /// The workflow that the user named, absolute.
    package var stagesFile: String
    package var startedAt: Timestamp
    /// Nil when neither the state file nor the journal says it.
    package var status: RunStatus?
    /// What only the state file tells.
    package var progress: RunProgress?

    /// Whether it can be resumed.
    package var isUnfinished: Bool { status != .complete }

    /// Reads it from the state file, or from the first event where that is damaged.
    package static func read(_ run: RunDirectory) -> RunSummary {
        let root = (try? FileSystem.read(run.state, limit: StateReading.limit)).flatMap(StateReading.believed)
        let first = root == nil ? (try? JournalReading.read(run.journal))?.events.first : nil
        return RunSummary(
            feature: run.feature, runID: root?["run_id"]?.string ?? first?.runID ?? "",
            objectiveFile: root?["objective_file"]?.string ?? first?.objectiveFile ?? "",
            stagesFile: root?["stages_file"]?.string ?? first?.stagesFile ?? "",
            startedAt: root?["started_at"]?.string.flatMap(Timestamp.init) ?? first?.at ?? Timestamp(milliseconds: 0),
            status: root?["status"]?.string.flatMap(RunStatus.init(rawValue:)), progress: root.map(RunProgress.init))
    }
}
