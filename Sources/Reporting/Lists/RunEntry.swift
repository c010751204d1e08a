package import RunStorage
package import StateMachine

/// A run in a list of runs.
package struct RunEntry: Sendable, Equatable {
    /// How people name it: `FEATURE`, or `FEATURE/RUN_ID` where it is archived.
    package var name: String
    /// What is known of it.
    package var summary: RunSummary
    /// The process that has it; nil when none has.
    package var engine: RunOwner?
    /// Whether another run of its objective has taken its place.
    package var isArchived: Bool
    /// Whether its last engine has ended where it was to end, and not everything is done.
    package var isStopped = false
    /// The session that it belongs to; nil where somebody began it for itself.
    package var session: String?

    /// Makes an entry.
    package init(name: String, summary: RunSummary, engine: RunOwner? = nil, isArchived: Bool = false) {
        self.name = name
        self.summary = summary
        self.engine = engine
        self.isArchived = isArchived
    }

    /// The name of the objective's directory.
    package var feature: String { String(name.split(separator: "/").first ?? "") }

    /// How it stands, in a word for programs.
    package var standing: String {
        guard summary.progress != nil, let status = summary.status else { return "damaged" }
        if engine != nil { return "running" }
        guard status == .inProgress else { return status.rawValue }
        return isStopped ? "stopped" : "interrupted"
    }

    /// The same for people.
    var words: String {
        if let engine, summary.progress != nil { return engine.pid > 0 ? "running (engine \(engine.pid))" : "running" }
        switch standing {
        case "waiting_approval": return "waits for an approval"
        case "review_failed": return "failed: not approved"
        case "acceptance_test_failed": return "failed: acceptance"
        case "budget_exhausted": return "limit reached"
        case "timeout": return "time limit reached"
        case "stopped": return "stopped as wanted"
        case "error": return "stopped: cannot write"
        default: return standing
        }
    }

    /// The colour of how it stands.
    var paint: Paint {
        switch standing {
        case "running": .cyan
        case "complete": .green
        case "interrupted", "stopped", "waiting_approval", "cancelled": .yellow
        default: .red
        }
    }

    /// Seconds that it has taken, up to now where an engine has it.
    package func elapsed(now: Timestamp) -> Double {
        guard let progress = summary.progress else { return 0 }
        let running = engine == nil ? 0 : progress.updatedAt.map { now.seconds(since: $0) } ?? 0
        return progress.elapsedSeconds + running
    }
}
