import Platform
import StateMachine

/// Decides what starts next: what the graph allows, as far as it is wanted, and in a refresh nothing whose ground is not
/// settled.
struct RunSchedule: Sendable {
    private let workflow: Workflow
    /// The stages that are wanted; nil where all are.
    private let wanted: Set<Int>?
    /// What has changed; nil where nobody looks for changes.
    private let changes: Locked<Changes>?

    private struct Changes {
        /// Stages that are stale by what the files say, as they were seen last.
        var stale: Set<Int>
        /// How often each stage was done once more.
        var times: [Int: Int] = [:]
    }

    /// Makes a schedule.
    ///
    /// - Parameters:
    ///   - last: the stage after which nothing more is wanted.
    ///   - stale: positions of stale stages, where they are to be done once more.
    init(_ workflow: Workflow, until last: String? = nil, refreshing stale: Set<Int>? = nil) {
        self.workflow = workflow
        wanted = last.flatMap(workflow.position).map { Set(workflow.ancestors(of: $0) + [$0]) }
        changes = stale.map { Locked(Changes(stale: $0)) }
    }

    /// Whether stale stages are done once more.
    var isRefreshing: Bool { changes != nil }

    /// Takes note of what the files say now.
    func see(_ stale: Set<Int>) { changes?.withLock { $0.stale = stale } }

    /// What is to be done once more now, to be recorded before anything else starts.
    func reopenings(_ state: RunState) -> [Event] {
        guard let changes else { return [] }
        let due = changes.withLock { changes in
            let due = state.wave(changes.stale, in: workflow).due.filter { position in
                isWanted(position) && changes.times[position, default: 0] < limit(position)
            }
            for position in due { changes.times[position, default: 0] += 1 }
            changes.stale.subtract(due)
            return due
        }
        return due.map { position in
            Event(.stageReopened, stage: workflow.stages[position].name).with {
                $0.isRefresh = true
                $0.message = "What it depends on has changed."
            }
        }
    }

    /// What may start now.
    func ready(_ state: RunState) -> [Int] {
        let wanted = state.readyStages(in: workflow).filter(isWanted)
        guard let changes else { return wanted }
        let held = state.wave(changes.withLock { $0.stale }, in: workflow).held
        return wanted.filter { !held.contains($0) }
    }

    /// How often a stage is done once more, so that two stages that change each other's ground come to an end.
    private func limit(_ position: Int) -> Int {
        workflow.group(of: workflow.stages[position].name)?.maximumRefreshes ?? ParallelGroup.standardRefreshes
    }

    private func isWanted(_ position: Int) -> Bool {
        wanted?.contains(position) ?? true || workflow.handlesFailures(position)
    }
}
