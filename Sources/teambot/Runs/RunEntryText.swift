import JSONText
import Reporting
import RunStorage
import StateMachine

/// Runs of a list as JSON.
enum RunEntryText {
    /// `{"schema_version": 1, "runs": […]}` with a line end; a list of all has its sessions before its runs.
    static func render(_ entries: [RunEntry], sessions: [SessionList.Entry]? = nil, now: Timestamp) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            if let sessions {
                root.key("sessions")
                root.array { list in
                    for entry in sessions { write(entry, now, to: &list) }
                }
            }
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
            run.member("session", entry.session)
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

    private static func write(_ entry: SessionList.Entry, _ now: Timestamp, to list: inout JSONWriter) {
        let summary = entry.summary
        let isKnown = summary.status != nil
        list.object { session in
            session.member("session_id", summary.session.id)
            session.member("standing", entry.standing)
            session.member("status", summary.status?.rawValue)
            session.member("engine_pid", entry.engine.map { Int($0.pid) })
            session.member("started_at", isKnown ? summary.startedAt.description : nil)
            session.member("finished_at", summary.finishedAt?.description)
            session.member("updated_at", summary.updatedAt?.description)
            session.member("elapsed_seconds", isKnown ? entry.elapsed(now: now) : nil)
            session.member("workers", isKnown ? summary.workers : nil)
            session.member("done", isKnown ? summary.done : nil)
            session.member("total", isKnown ? summary.total : nil)
            session.key("counts")
            session.object { counts in
                for status in ExecutionStatus.allCases {
                    counts.member(status.rawValue, summary.counts[status] ?? 0)
                }
            }
        }
    }
}
