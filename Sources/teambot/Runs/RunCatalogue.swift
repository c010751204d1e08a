import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// Finds the runs of a state directory and those that are archived in it, by their state files alone.
struct RunCatalogue {
    let state: StateDirectory

    /// The runs that are not archived, newest first.
    ///
    /// One that was archived or begun anew while it was read looked damaged, and is read once more.
    func current() throws -> [RunEntry] {
        try state.summaries().compactMap { summary in
            summary.progress == nil ? state.run(summary.feature).map(RunSummary.read) : summary
        }.map(entry)
    }

    /// The run of a feature that is not archived; nil when there is none.
    func current(_ feature: String) -> RunEntry? { state.run(feature).map { entry(RunSummary.read($0)) } }

    /// The archived runs of a feature, newest first; at most so many, chosen by their names.
    func archived(of feature: String, most: Int = .max) throws -> [RunEntry] {
        try state.archivedRuns(of: feature).prefix(most).compactMap { run in
            let name = "\(feature)/\(run.feature)"
            let summary = RunSummary.read(run)
            // What is removed while it is read is not there, and not damaged.
            guard summary.progress != nil || state.archivedRun(name) != nil else { return nil }
            return RunEntry(name: name, summary: summary, engine: run.owner(), isArchived: true)
        }.sorted { ($0.summary.startedAt, $0.name) > ($1.summary.startedAt, $1.name) }
    }

    /// How many archived runs there are of each feature.
    func archivedCounts() throws -> [String: Int] {
        let counts = try state.archivedFeatures().map { ($0, try state.archivedRuns(of: $0).count) }
        return Dictionary(counts.filter { $0.1 > 0 }) { first, _ in first }
    }

    private func entry(_ summary: RunSummary) -> RunEntry {
        let run = state.run(summary.feature)
        var entry = RunEntry(name: summary.feature, summary: summary, engine: run?.owner())
        if summary.status == .inProgress, entry.engine == nil, let run {
            if case .stopped = EngineLook.absent(from: run) { entry.isStopped = true }
        }
        return entry
    }
}
