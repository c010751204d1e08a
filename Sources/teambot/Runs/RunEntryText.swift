import JSONText
import Reporting
import RunStorage
import StateMachine

/// Runs of a list as JSON.
enum RunEntryText {
    /// `{"schema_version": 1, "runs": […]}` with a line end.
    static func render(_ entries: [RunEntry], now: Timestamp) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.key("runs")
            root.array { list in
                for entry in entries { write(entry, now, to: &list) }
            }
        }
        return writer.bytes + [10]
    }

    private static func write(_ entry: RunEntry, _ now: Timestamp, to list: inout JSONWriter) {
        let (summary, progress) = (entry.summary, entry.summary.progress)
        let isKnown = summary.startedAt.milliseconds > 0
        list.object { run in
            run.member("name", entry.name)
            run.member("feature", entry.feature)
            run.member("run_id", summary.runID)
            run.member("archived", entry.isArchived)
            run.member("standing", entry.standing)
            run.member("status", summary.status?.rawValue)
            run.member("engine_pid", entry.engine.map { Int($0.pid) })
            run.member("objective_name", progress?.objectiveName)
            run.member("objective_file", summary.objectiveFile)
            run.member("started_at", isKnown ? summary.startedAt.description : nil)
            run.member("updated_at", progress?.updatedAt?.description)
            run.member("elapsed_seconds", progress == nil ? nil : entry.elapsed(now: now))
            run.member("stages_done", progress?.done)
            run.member("stages", progress?.all)
            run.member("cost_usd", progress?.usage?.costUSD)
            run.member("tokens", progress?.usage?.tokens)
        }
    }
}
