import JSONText
package import StateMachine

/// How far a run is, as its state file tells without its workflow.
package struct RunProgress: Sendable, Equatable {
    /// The objective's title.
    package var objectiveName = ""
    /// When the last event happened.
    package var updatedAt: Timestamp?
    /// Seconds in which an engine had the run, up to then.
    package var elapsedSeconds = 0.0
    /// Stages that are done, and all.
    package var done = 0, all = 0
    /// What it has used; nil while no model was.
    package var usage: Usage?

    /// Progress of which nothing is known.
    package init() {}

    /// Reads it from the state file.
    init(_ root: JSONValue) {
        objectiveName = root["objective_name"]?.string ?? ""
        updatedAt = root["updated_at"]?.string.flatMap(Timestamp.init)
        elapsedSeconds = root["elapsed_seconds"]?.double ?? 0
        let statuses = (root["stages"]?.members ?? []).map {
            $0.value["status"]?.string.flatMap(StageStatus.init(rawValue:))
        }
        all = statuses.count
        done = statuses.count { $0?.isDone ?? false }
        usage = root["usage"].flatMap(UsageText.known)
    }
}
